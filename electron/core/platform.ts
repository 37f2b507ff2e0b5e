/** What the console needs from the host that it lives in. Everything else it does itself. */
export interface Platform {
  /** The host's own time. `wall` is milliseconds since 1970 (UTC) and may jump; `monotonic` never goes back. */
  time: { wall(): number; monotonic(): number };
  /** `data`: a folder for the log, private to one console. `resources`: the shipped procedures and demo files. */
  /** `backups`: a second folder for copies of the log, such as a network share; it may be absent for days. */
  paths: { data: string; resources: string; backups?: string };
  /** The plant file to watch. The demo brings its own. */
  plantFile: string;
  /** Present: begin with the demo data center instead of a plant. `at` is an instant of the scenario. */
  demo?: { speed: number; at?: number };
  /** The name of this desk or station, as it stands in log entries. */
  desk: string;
  version: string;
  logger: Logger;
  /** Takes each checkpoint of the log, on one line, to a place outside the data folder. */
  onCheckpoint?(line: string): Promise<void>;
  /** Starts one of our own modules in a process of its own, under the host's Node. */
  spawn(module: 'demo-server' | 'log-keeper', args: readonly string[]): ChildHandle;
}

/** A process that we started. `onExit` is called once, also when it could not be started. */
export interface ChildHandle {
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (reason: string) => void): void;
  send(message: unknown): void;
  kill(): void;
}

/** For the people who run the console, not for its users: one line an event, no secrets. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
