interface Lane<Item> {
  name: string;
  running: number;
  waiting: Item[];
}

/**
 * A waiting line that is fair between lanes: each lane has a limit of its own, lanes take turns, and the lot has a limit
 * together. Used with one lane for each target, so that a target that is slow to answer makes only its own queue.
 */
export class Lanes<Item> {
  readonly #limit: number;
  readonly #limitPerLane: number;
  readonly #lanes = new Map<string, Lane<Item>>();
  /** Lanes with somebody waiting and room to run, in the order of their turn. */
  readonly #open = new Set<Lane<Item>>();
  #running = 0;
  #waiting = 0;

  constructor(limit: number, limitPerLane: number) {
    this.#limit = limit;
    this.#limitPerLane = limitPerLane;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting;
  }

  enter(name: string, item: Item): void {
    const lane = this.#lanes.get(name) ?? { name, running: 0, waiting: [] };
    this.#lanes.set(name, lane);
    lane.waiting.push(item);
    this.#waiting += 1;
    if (lane.running < this.#limitPerLane) this.#open.add(lane);
  }

  /** The next one that may run now; it runs until `leave`. */
  take(): Item | undefined {
    if (this.#running >= this.#limit) return undefined;
    const [lane] = this.#open;
    const item = lane?.waiting.shift();
    if (lane === undefined || item === undefined) return undefined;
    lane.running += 1;
    this.#running += 1;
    this.#waiting -= 1;
    this.#open.delete(lane);
    if (lane.waiting.length > 0 && lane.running < this.#limitPerLane) this.#open.add(lane);
    return item;
  }

  leave(name: string): void {
    const lane = this.#lanes.get(name);
    if (lane === undefined) return;
    lane.running -= 1;
    this.#running -= 1;
    if (lane.waiting.length > 0) this.#open.add(lane);
    else if (lane.running === 0) this.#lanes.delete(name);
  }

  /** Takes somebody out of the line; false if not in it. */
  remove(name: string, item: Item): boolean {
    const lane = this.#lanes.get(name);
    const at = lane?.waiting.indexOf(item) ?? -1;
    if (lane === undefined || at < 0) return false;
    lane.waiting.splice(at, 1);
    this.#waiting -= 1;
    if (lane.waiting.length === 0) {
      this.#open.delete(lane);
      if (lane.running === 0) this.#lanes.delete(name);
    }
    return true;
  }
}
