/** Texts of the screen 'swaps'. */
export const swaps = {};
