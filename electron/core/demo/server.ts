import { randomBytes } from 'node:crypto';
import { untouchedHardware } from './hardware.ts';
import { serveDemo } from './http.ts';
import type { DemoMessage } from './messages.ts';
import { readServerOptions } from './options.ts';
import { demoComponents, demoPlantText } from './plant.ts';
import { Stage } from './stage.ts';
import { codeOf, readSaved, writeSaved } from './state-file.ts';

/** The demo data center as a process of its own: see `readServerOptions` for its arguments, `DemoMessage` for its words. */

/** How often the scenario clock is saved, and how often we look whether the story has moved on, in ms. */
const saveEveryMs = 5000;
const lookEveryMs = 250;

function say(line: string): void {
  process.stderr.write(`demo: ${line}\n`);
}

function tell(message: DemoMessage): void {
  if (process.connected) process.send?.(message);
}

const options = readServerOptions(process.argv.slice(2));
if (!options.ok) {
  say(`${options.error.message} ${options.error.next}`);
  process.exit(2);
}
const { state: folder, speed, at, notBefore } = options.value;

const saved = readSaved(folder, say);
const stage = new Stage(Date.now, {
  at: Math.max(saved?.scenario ?? at, notBefore),
  speed: saved?.speed ?? speed,
  hardware: saved?.hardware ?? untouchedHardware,
});

let saveFailed = false;
function save(): void {
  try {
    writeSaved(folder, stage.saved());
    saveFailed = false;
  } catch (cause) {
    if (!saveFailed)
      say(`the state cannot be saved in ${folder} (${codeOf(cause)}); after a restart the day may repeat`);
    saveFailed = true;
  }
}

function tellChange(): void {
  const state = stage.state();
  const { anchor, nextScene } = state;
  tell({ type: 'clock', anchor, ...(nextScene === undefined ? {} : { nextScene }), state });
  tell({ type: 'scene', state });
}

function leave(): void {
  save();
  process.exit(0);
}

const components = demoComponents();
const token = randomBytes(24).toString('base64url');
const { port } = await serveDemo({
  components,
  stage,
  token,
  onChange() {
    save();
    tellChange();
  },
});
save();
setInterval(save, saveEveryMs);
setInterval(() => {
  if (stage.hasMovedOn()) tellChange();
}, lookEveryMs);
process.on('disconnect', leave);
process.on('SIGTERM', leave);
process.on('SIGINT', leave);

const state = stage.state();
tell({ type: 'ready', port, token, anchor: state.anchor, state, plant: demoPlantText(`http://127.0.0.1:${port}`) });
if (!process.connected) process.stdout.write(`demo data center http://127.0.0.1:${port}, without controls\n`);
