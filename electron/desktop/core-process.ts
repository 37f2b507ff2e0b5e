import type { ParentPort } from 'electron';
import { refuse } from '../contract/errors.ts';
import { createConsole } from '../core/console.ts';
import type { Logger } from '../core/platform.ts';
import { openSession, type Session } from '../core/session.ts';
import { type CoreSetup, coreSetupSchema, type FromCore, toCoreSchema } from './core-messages.ts';
import { spawnModule } from './spawn.ts';

const port: ParentPort = process.parentPort;
const tell = (message: FromCore): void => port.postMessage(message);
const logger: Logger = {
  info: (message) => tell({ t: 'line', level: 'info', message }),
  warn: (message) => tell({ t: 'line', level: 'warn', message }),
  error: (message) => tell({ t: 'line', level: 'error', message }),
};

async function run(setup: CoreSetup): Promise<void> {
  const created = await createConsole({
    time: { wall: () => Date.now(), monotonic: () => performance.now() },
    paths: {
      data: setup.data,
      resources: setup.resources,
      ...(setup.backups === undefined ? {} : { backups: setup.backups }),
    },
    plantFile: setup.plant,
    ...(setup.demo === undefined ? {} : { demo: setup.demo }),
    desk: setup.desk,
    version: setup.version,
    logger,
    spawn: spawnModule,
  });
  if (!created.ok) {
    tell({ t: 'failed', error: created.error });
    end(1);
    return;
  }
  const core = created.value;
  const started = core.start();
  const sessions = new Map<number, Session>();

  port.on('message', ({ data }) => {
    const parsed = toCoreSchema.safeParse(data);
    if (!parsed.success) {
      logger.error('The desktop sent a message that the core does not know; it was dropped.');
      return;
    }
    const said = parsed.data;
    switch (said.t) {
      case 'frame': {
        const session = sessions.get(said.window);
        if (session !== undefined) {
          session.receive(said.frame);
          return;
        }
        const opened = openSession(core, (frame) => tell({ t: 'frame', window: said.window, frame }));
        sessions.set(said.window, opened);
        // Opening sends the snapshot that the first frame asks for.
        if (said.frame.t !== 'snapshot') opened.receive(said.frame);
        return;
      }
      case 'close':
        sessions.get(said.window)?.close();
        sessions.delete(said.window);
        return;
      case 'stop':
        for (const session of sessions.values()) session.close();
        sessions.clear();
        // A console that is stopped halfway through its start would leave a log that begins with its end.
        started
          .then(() => core.stop())
          .then(
            () => end(0),
            (cause: unknown) => crash(cause),
          );
        return;
      default:
        said satisfies never;
    }
  });
  await started;
  tell({ t: 'started' });
}

/** Ends the process after what was said has left it. */
function end(code: number): void {
  setTimeout(() => process.exit(code), 50);
}

/** An error that nobody foresaw: it is told, and the process ends, so that a fresh core takes over from the log. */
function crash(cause: unknown): void {
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  logger.error(`The core failed: ${text}`);
  const told = refuse(
    'internal',
    'The core of the console failed. What was recorded is kept.',
    'It is started again. If this stays, see desktop.log.',
  );
  tell({ t: 'failed', error: told.error });
  end(70);
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
try {
  run(coreSetupSchema.parse(JSON.parse(process.argv.at(-1) ?? ''))).catch(crash);
} catch (cause) {
  crash(cause);
}
