import { contextBridge, ipcRenderer } from 'electron';
import { bridge } from '../contract/bridge.ts';
import type { Bridge, ClientFrame } from '../contract/wire.ts';

/**
 * Gives the page two functions and nothing else of Electron: frames to the core, frames from it. A listener asks for a
 * snapshot, which begins the page's session with the core.
 */
const exposed: Bridge = {
  send(frame: ClientFrame) {
    ipcRenderer.send(bridge.toCore, frame);
  },
  listen(onFrame) {
    const hear = (_event: unknown, frame: unknown): void => onFrame(frame);
    ipcRenderer.on(bridge.toScreen, hear);
    ipcRenderer.send(bridge.toCore, { t: 'snapshot' } satisfies ClientFrame);
    return () => ipcRenderer.off(bridge.toScreen, hear);
  },
};

contextBridge.exposeInMainWorld(bridge.global, exposed);
