import { EventEmitter } from 'node:events';
import type Electron from 'electron';

/** Loaded before the module of a utility process: gives it the port to its parent. What comes early waits for a listener. */
class ParentPortDouble extends EventEmitter implements Pick<Electron.ParentPort, 'postMessage'> {
  #early: unknown[] = [];

  constructor() {
    super();
    process.on('message', (data) => {
      if (this.listenerCount('message') === 0) this.#early.push(data);
      else this.emit('message', { data, ports: [] });
    });
    this.on('newListener', (name) => {
      if (name !== 'message') return;
      process.nextTick(() => {
        for (const data of this.#early.splice(0)) this.emit('message', { data, ports: [] });
      });
    });
  }

  postMessage(message: unknown): void {
    if (process.connected) process.send?.(message);
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPortDouble() });
// A utility process does not outlive the application, however that ended.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
