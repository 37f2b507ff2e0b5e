/** Names that the driver puts on the page in place of Electron's own wiring. */
export const pageDoor = { toMain: '__electronDoubleToMain', fromMain: '__electronDoubleFromMain' } as const;

/**
 * What `electron` is to a sandboxed preload, as source text that runs in the page before the page's own scripts. Only main
 * frames get the preload, as in Electron. `require` knows `electron` and nothing else, as in a sandbox.
 */
export function preloadScript(preload: string): string {
  return `(() => {
    if (window !== window.top || location.protocol !== 'https:') return;
    const listeners = new Map();
    const of = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel);
    const electron = {
      contextBridge: {
        exposeInMainWorld(key, api) {
          if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
          Object.defineProperty(window, key, { value: Object.freeze({ ...api }), enumerable: true });
        },
      },
      ipcRenderer: {
        send(channel, ...args) { window.${pageDoor.toMain}(channel, structuredClone(args)); },
        on(channel, listener) { of(channel).add(listener); },
        off(channel, listener) { of(channel).delete(listener); },
      },
    };
    window.${pageDoor.fromMain} = (channel, args) => {
      for (const listener of [...of(channel)]) listener({}, ...args);
    };
    const require = (name) => {
      if (name === 'electron') return electron;
      throw new Error('module not found: ' + name);
    };
    const module = { exports: {} };
    ((exports) => {
${preload}
    })(module.exports);
  })();`;
}
