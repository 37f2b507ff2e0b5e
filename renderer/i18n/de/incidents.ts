/** Texts of the screen 'incidents'. */
export const incidents = {};
