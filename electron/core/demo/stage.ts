import { type Result, succeed } from '../../contract/errors.ts';
import type { Anchor } from '../clock.ts';
import { day } from './day.ts';
import { controllerAt, type Hardware, haltedSince, insertPart, removePart, restoredAt } from './hardware.ts';
import type { ControlInput, DemoState } from './messages.ts';
import type { Saved } from './state-file.ts';

/**
 * The day as it runs: the scenario clock and the hardware. Scenario time never goes back. `wall` is the host's
 * clock in epoch ms.
 */
export class Stage {
  readonly #wall: () => number;
  #anchor: Anchor;
  #hardware: Hardware;
  #revision = 0;
  #told: string;

  constructor(wall: () => number, begin: { at: number; speed: number; hardware: Hardware }) {
    this.#wall = wall;
    this.#anchor = { console: begin.at, wall: wall(), speed: begin.speed };
    this.#hardware = begin.hardware;
    this.#told = this.#aspect();
  }

  /** Scenario time in epoch ms. A host clock that jumps back holds it still. */
  now(): number {
    const passed = Math.max(0, this.#wall() - this.#anchor.wall);
    return Math.round(this.#anchor.console + passed * this.#anchor.speed);
  }

  hardware(): Hardware {
    return this.#hardware;
  }

  state(): DemoState {
    const now = this.now();
    return {
      revision: this.#revision,
      anchor: this.#anchor,
      ...(now < day.beforeFault ? { nextScene: day.beforeFault } : {}),
      scene: sceneAt(now, this.#hardware),
      hardware: this.#hardware,
    };
  }

  saved(): Saved {
    return { version: 1, scenario: this.now(), speed: this.#anchor.speed, hardware: this.#hardware };
  }

  /** Jumps to shortly before the fault; forwards only, so later nothing happens. */
  play(): Result<void> {
    this.#anchorAt(Math.max(this.now(), day.beforeFault), this.#anchor.speed);
    return succeed(undefined);
  }

  setSpeed({ speed }: ControlInput<'speed'>): Result<void> {
    this.#anchorAt(this.now(), speed);
    return succeed(undefined);
  }

  remove({ slot }: ControlInput<'remove'>): Result<void> {
    return this.#rebuild(removePart(this.#hardware, slot, this.now()));
  }

  insert({ slot, serial, partNumber }: ControlInput<'insert'>): Result<void> {
    return this.#rebuild(insertPart(this.#hardware, slot, { serial, partNumber }, this.now()));
  }

  /** True once for each moment at which the scene or the next scene changed by itself. */
  hasMovedOn(): boolean {
    const aspect = this.#aspect();
    if (aspect === this.#told) return false;
    this.#told = aspect;
    this.#revision += 1;
    return true;
  }

  #rebuild(result: Result<Hardware>): Result<void> {
    if (!result.ok) return result;
    this.#hardware = result.value;
    this.#changed();
    return succeed(undefined);
  }

  #anchorAt(console: number, speed: number): void {
    this.#anchor = { console, wall: this.#wall(), speed };
    this.#changed();
  }

  #changed(): void {
    this.#revision += 1;
    this.#told = this.#aspect();
  }

  #aspect(): string {
    const { scene, nextScene } = this.state();
    return `${scene} ${nextScene ?? ''}`;
  }
}

function sceneAt(now: number, hardware: Hardware): DemoState['scene'] {
  const controller = controllerAt(hardware, 'A', now);
  if (controller === 'empty') return 'slot-empty';
  if (controller === 'self-test') return 'self-test';
  if (haltedSince(hardware, now) !== undefined) return 'halted';
  const restored = restoredAt(hardware);
  if (restored === undefined) return 'calm';
  return now < restored ? 'cache-sync' : 'restored';
}
