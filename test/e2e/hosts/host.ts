import type { BrowserContext, Page } from '@playwright/test';

/** The demo that a spec wants: where its day begins and how fast it runs. */
export interface DemoOptions {
  /** As on the command line: `HH:MM` of the scenario's day. */
  at: string;
  speed: number;
}

/** A console that runs on one of the hosts. Specs know no more than this. */
export interface ConsoleHost {
  /** The console's page. After `kill9` and `restart` it may be another one. */
  readonly page: Page;
  readonly url: string;
  /** `GET` of a path of the station's API, or `POST` when there is a body; the answer as data. Refusals reject. */
  api(path: string, body?: unknown): Promise<unknown>;
  /** Ends the host's process as a power cut does. The page of a station stays open, a desktop's goes with it. */
  kill9(): Promise<void>;
  /** Starts the host again on the same data folder, stopping it before if it still runs. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What a host needs to start. `data` is a fresh folder of the test. */
export interface HostOptions {
  context: BrowserContext;
  data: string;
  demo: DemoOptions;
}

/** The console's arguments for these options. */
export function consoleArguments({ data, demo }: HostOptions): string[] {
  return ['--data', data, '--demo', '--speed', String(demo.speed), '--at', demo.at];
}

/** Fails with the words of the refusal; an answer of the API that is none passes. */
export function orThrow(path: string, ok: boolean, answer: unknown): unknown {
  if (!ok) throw new Error(`${path} was refused: ${JSON.stringify(answer)}`);
  return answer;
}
