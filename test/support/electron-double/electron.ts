/** What `electron` is to main while it runs on the double. */
export { app } from './app.ts';
export { dialog, Menu, powerSaveBlocker, protocol, screen, session, utilityProcess } from './surroundings.ts';
export { BrowserWindow, ipcMain } from './windows.ts';
