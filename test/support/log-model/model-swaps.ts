import type { CommandInput } from '../../../electron/contract/commands.ts';
import type { Part } from '../../../electron/contract/models/plant.ts';
import type { InstalledPart, Procedure, Step, StepProgress, Swap } from '../../../electron/contract/models/swap.ts';
import type { Record } from './model-record.ts';
import { components, controllers, type Live, people, sites, surroundings } from './world.ts';

type Who = (typeof people)[number];
type Identity = NonNullable<StepProgress['compared']>['identifiedAs'] | 'elsewhere';
const same = (one: string, other: string) =>
  one.replaceAll(' ', '').toUpperCase() === other.replaceAll(' ', '').toUpperCase();

/** Guided swaps of one procedure. */
export class SwapModel {
  readonly swaps = new Map<string, Swap>();
  readonly parts = new Map<string, InstalledPart>();
  readonly live: Live = { conditions: new Map(), cells: new Map() };
  readonly #record: Record;
  readonly #procedure: Procedure;

  constructor(record: Record, procedure: Procedure) {
    this.#record = record;
    this.#procedure = procedure;
  }

  open({ component, procedure, incident }: CommandInput<'swap.open'>, by: string): boolean {
    if (procedure !== this.#procedure.id || !(controllers as readonly string[]).includes(component)) return false;
    const { partner } = surroundings(component);
    const busy = [...this.swaps.values()].filter(({ status }) => status === 'running').map((swap) => swap.component);
    if (busy.includes(component) || busy.includes(partner)) return false;
    if (incident !== undefined && !this.#record.incidents.has(incident)) return false;
    const year = new Date(this.#record.now).getUTCFullYear();
    const number = [...this.swaps.keys()].filter((id) => id.includes(`-${year}-`)).length + 1;
    const id = `SWP-${year}-${String(number).padStart(4, '0')}`;
    this.swaps.set(id, {
      id,
      version: this.#record.write(),
      component,
      partner,
      ...(incident === undefined ? {} : { incident }),
      procedure: this.#procedure,
      status: 'running',
      current: this.#procedure.steps[0]?.id ?? '',
      progress: {},
      openedAt: this.#record.now,
      openedBy: by,
    });
    return true;
  }

  confirm({ swap: id, step: stepId, person }: CommandInput<'swap.confirm'>, sender: Who): boolean {
    const { swap, step } = this.#at(id, stepId);
    if (swap === undefined || step.kind === 'wait-for-health') return false;
    const who = people.find((one) => one.id === (person ?? sender.id)) ?? sender;
    const progress = this.#progress(swap, stepId);
    if (step.kind === 'compare' && progress.compared?.match !== true) return false;
    if (progress.confirmations.some((one) => one.person === who.id)) return false;
    const confirmations = [...progress.confirmations, { person: who.id, name: who.name, at: this.#record.now }];
    this.#change(swap, this.#record.write(), stepId, { ...progress, confirmations });
    const needed = step.kind === 'confirm' ? 1 : step.kind === 'compare' ? step.people : 2;
    if (confirmations.length >= needed) this.#pass(id, sender.name);
    return true;
  }

  compare({ swap: id, step: stepId, serial, partNumber }: CommandInput<'swap.compare'>, by: string): boolean {
    const { swap, step } = this.#at(id, stepId);
    if (swap === undefined || step.kind !== 'compare') return false;
    const installed = this.#installed(swap.component);
    const identity = this.#identify(swap, serial);
    const isSpare = step.against === 'spare';
    const foreign = identity !== undefined && identity !== 'spare';
    if (isSpare && partNumber === undefined && !foreign) return false;
    const match = isSpare
      ? !foreign && partNumber !== undefined && same(partNumber, installed.number)
      : same(serial, installed.serial);
    const known = identity === 'elsewhere' ? 'unknown' : identity;
    const progress = this.#progress(swap, stepId);
    const compared = {
      expected: isSpare ? installed.number : installed.serial,
      scanned: serial,
      match,
      identifiedAs: known ?? (isSpare ? 'spare' : 'unknown'),
      ...(partNumber === undefined ? {} : { partNumber }),
      at: this.#record.now,
      by,
    };
    const { spare, ...rest } = swap;
    const accepted = isSpare ? (match && partNumber ? { number: partNumber, serial } : undefined) : spare;
    this.#change({ ...rest, ...(accepted && { spare: accepted }) }, this.#record.write(), stepId, {
      ...progress,
      compared,
      attempts: progress.attempts + 1,
      confirmations: match ? progress.confirmations : [],
    });
    return true;
  }

  note({ swap: id, text }: CommandInput<'swap.note'>): boolean {
    const swap = this.swaps.get(id);
    if (swap === undefined) return false;
    this.swaps.set(id, { ...swap, version: this.#record.say('swap', id, text) });
    return true;
  }

  abort({ swap: id, reason }: CommandInput<'swap.abort'>, by: string): boolean {
    const swap = this.swaps.get(id);
    if (swap?.status !== 'running' || swap.progress[this.#procedure.abortUntil]?.passedAt !== undefined) return false;
    const ended = { at: this.#record.now, by, reason };
    this.swaps.set(id, { ...swap, version: this.#record.say('abort', id, reason), status: 'aborted', ended });
    return true;
  }

  /** Health changed: swaps that wait for it go on by themselves. */
  settle(): void {
    for (const swap of [...this.swaps.values()]) {
      const step = this.#step(swap.current);
      if (swap.status === 'running' && this.#holds(swap, step)) this.#pass(swap.id, 'procedure');
    }
  }

  /** The current step is done, and so are the waits behind it whose condition holds already. */
  #pass(id: string, by: string): void {
    for (let first = true; ; first = false) {
      const swap = this.swaps.get(id);
      const step = this.#step(swap?.current ?? '');
      if (swap === undefined || (!first && !this.#holds(swap, step))) return;
      const next = this.#procedure.steps[this.#procedure.steps.indexOf(step) + 1];
      const progress = { ...this.#progress(swap, step.id), passedAt: this.#record.now };
      this.#change({ ...swap, current: next?.id ?? step.id }, this.#record.write(), step.id, progress);
      if (step.kind === 'confirm' && step.hands === 'insert') this.#insert(id);
      if (next !== undefined) continue;
      const ended = { at: this.#record.now, by: step.kind === 'wait-for-health' ? 'procedure' : by, reason: '' };
      const last = this.swaps.get(id) ?? swap;
      this.swaps.set(id, { ...last, version: this.#record.write(), status: 'finished', ended });
      return;
    }
  }

  #insert(id: string): void {
    const swap = this.swaps.get(id);
    if (swap?.spare === undefined) return;
    this.#record.write();
    const removed = this.#installed(swap.component);
    const part = { ...removed, ...swap.spare };
    this.parts.set(swap.component, { component: swap.component, part, since: this.#record.now, swap: id });
    this.swaps.set(id, { ...swap, removed });
  }

  #holds(swap: Swap, step: Step): boolean {
    if (step.kind !== 'wait-for-health') return false;
    const { partner, system, service } = surroundings(swap.component);
    if ('cells' in step.gate) return sites.every((site) => this.live.cells.get(`${service}@${site}`) === 'ok');
    const named = { $partner: partner, $component: swap.component, $system: system }[step.gate.component] ?? '';
    return step.gate.states.includes(this.live.conditions.get(named) ?? 'unknown');
  }

  #identify(swap: Swap, serial: string): Identity | undefined {
    if (same(this.#installed(swap.component).serial, serial)) return 'installed';
    if (swap.spare !== undefined && same(swap.spare.serial, serial)) return 'spare';
    const owner = components.find(
      ({ id, part }) => part && id !== swap.component && same(this.#installed(id).serial, serial),
    );
    if (owner === undefined) return undefined;
    return owner.id === swap.partner ? 'partner' : 'elsewhere';
  }

  #installed(id: string): Part {
    const part = this.parts.get(id)?.part ?? components.find((component) => component.id === id)?.part;
    if (part === undefined) throw new Error(`no part in ${id}`);
    return part;
  }

  #at(id: string, stepId: string): { swap: Swap | undefined; step: Step } {
    const swap = this.swaps.get(id);
    return { swap: swap?.status === 'running' && swap.current === stepId ? swap : undefined, step: this.#step(stepId) };
  }

  #step(id: string): Step {
    const step = this.#procedure.steps.find((one) => one.id === id) ?? this.#procedure.steps[0];
    if (step === undefined) throw new Error('a procedure without steps');
    return step;
  }

  #progress(swap: Swap, step: string): StepProgress {
    return swap.progress[step] ?? { confirmations: [], attempts: 0 };
  }

  #change(swap: Swap, version: number, step: string, progress: StepProgress): void {
    this.swaps.set(swap.id, { ...swap, version, progress: { ...swap.progress, [step]: progress } });
  }
}
