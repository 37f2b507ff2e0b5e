import { contextBridge, ipcRenderer } from 'electron';
import { bridge } from '../contract/bridge.ts';
import type { Bridge } from '../contract/wire.ts';

/**
 * Gives the page two functions and nothing else of Electron: frames to the core, frames from it. The page's first frame
 * opens its session.
 */
const exposed: Bridge = {
  send(frame) {
    ipcRenderer.send(bridge.toCore, frame);
  },
  listen(onFrame) {
    const hear = (_event: unknown, frame: unknown): void => onFrame(frame);
    ipcRenderer.on(bridge.toScreen, hear);
    return () => ipcRenderer.off(bridge.toScreen, hear);
  },
};

contextBridge.exposeInMainWorld(bridge.global, exposed);
