/** Texts of the screen 'welcome'. */
export const welcome = {};
