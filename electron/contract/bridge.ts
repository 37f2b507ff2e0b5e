/**
 * Names of the desktop's bridge: the preload exposes `global` on window, and IPC runs on these two channels only. They
 * stand in a file of their own so that the preload does not carry the schemas.
 */
export const bridge = {
  global: 'leitstandBridge',
  toCore: 'leitstand:to-core',
  toScreen: 'leitstand:to-screen',
} as const;
