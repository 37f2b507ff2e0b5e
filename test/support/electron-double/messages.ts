/**
 * Between the double (in the process where main runs) and its driver (in the test's process, which owns the browser).
 * `contents` is the id of a window's web contents; `call` pairs a question with its answer.
 */
export type ToDriver =
  | { t: 'open'; contents: number; bounds: Bounds; preload: string; webPreferences: Record<string, unknown> }
  | { t: 'load'; contents: number; url: string; call: number }
  | { t: 'send'; contents: number; channel: string; args: unknown[] }
  | { t: 'bounds'; contents: number; bounds: Bounds }
  | { t: 'destroy'; contents: number }
  | { t: 'crash'; contents: number }
  | { t: 'forked'; pid: number }
  | { t: 'second-instance'; argv: string[] }
  | { t: 'did'; what: string; detail: string }
  | { t: 'response'; call: number; status: number; headers: Record<string, string>; body: string }
  | { t: 'verdict'; call: number; allowed: boolean };

export type ToDouble =
  | { t: 'request'; call: number; url: string; method: string }
  | { t: 'loaded'; call: number; contents: number; error: string | null }
  | { t: 'navigation'; contents: number; isMainFrame: boolean; isSameDocument: boolean }
  | { t: 'ipc'; contents: number; channel: string; args: unknown[]; frame: { url: string; isMain: boolean } | null }
  | { t: 'ask-navigation'; call: number; contents: number; url: string; isMainFrame: boolean }
  | { t: 'ask-window'; call: number; contents: number; url: string }
  | { t: 'ask-permission'; call: number; permission: string }
  | { t: 'move'; contents: number; bounds: Bounds }
  | { t: 'maximize'; contents: number }
  | { t: 'minimize'; contents: number }
  | { t: 'close'; contents: number }
  | { t: 'gone'; contents: number }
  | { t: 'second-instance'; argv: string[] };

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the driver tells the double at its start, in the environment variable of this name, as JSON. */
export const settingsVariable = 'ELECTRON_DOUBLE';
export interface Settings {
  displays: Bounds[];
  locale: string;
  /** Stands in for the folder of the operating system that holds applications' data. */
  appData: string;
}
