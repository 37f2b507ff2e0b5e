/** Texts of the screen 'wall'. */
export const wall = {};
