import { DueHeap } from './due-heap.ts';
import { Lanes } from './lanes.ts';

/** What a look means for the schedule. */
export interface LookDone {
  /** Look again so soon, in milliseconds, before the next regular look. */
  againInMs?: number | undefined;
  /** It ran into its deadline: the next ones go into the slow line, which has slots of its own. */
  slow: boolean;
}

/** Somebody to look at, again and again. */
export interface Task {
  id: string;
  intervalMs: number;
  /** Tasks with the same target are limited together. */
  target: string;
  /** One look. Must not reject, and must end by itself. */
  look(): Promise<LookDone>;
}

export interface SchedulerLimits {
  /** The most looks at the same time, in each of the two lines: swift, and slow. */
  concurrent: number;
  /** The most looks at one target at the same time, in each line. */
  perTarget: number;
  /** The first round of a start is done within this time, in milliseconds, or the interval where that is shorter. */
  firstRoundMs: number;
}

export interface Scheduler {
  add(task: Task): void;
  remove(id: string): void;
  /** Looks as soon as there is room, without moving the regular schedule. */
  hurry(id: string): void;
  start(): void;
  /** No look begins after this. Resolves when those under way have ended. */
  stop(): Promise<void>;
  stats(): SchedulerStats;
}

export interface SchedulerStats {
  tasks: number;
  running: number;
  waiting: number;
  /** Looks completed, and regular looks left out because the one before had not ended. */
  completed: number;
  skipped: number;
  /** How long the last look had to wait beyond its time, in milliseconds. */
  lastDelayMs: number;
}

interface Job {
  task: Task;
  dueAt: number;
  /** Offset of the regular looks within the interval. */
  phase: number;
  place: 'heap' | 'line' | 'running' | 'out';
  looked: boolean;
  slow: boolean;
  hurried: boolean;
}

/** Consecutive multiples of this, modulo 1, are spread evenly however many there are (golden ratio). */
const evenSpread = 0.618_033_988_749_895;

/**
 * Looks at each task once an interval, spread evenly over it, rescheduled after completion in the same phase. The same
 * task never runs twice at once. Tasks that ran into their deadline queue apart, so that many that hang delay no others.
 */
export function createScheduler(monotonic: () => number, limits: SchedulerLimits): Scheduler {
  return new PhaseScheduler(monotonic, limits);
}

class PhaseScheduler implements Scheduler {
  readonly #monotonic: () => number;
  readonly #limits: SchedulerLimits;
  readonly #jobs = new Map<string, Job>();
  readonly #heap = new DueHeap<Job>();
  readonly #swift: Lanes<Job>;
  readonly #slow: Lanes<Job>;
  #timer: NodeJS.Timeout | undefined;
  #state: 'new' | 'started' | 'stopped' = 'new';
  #origin = 0;
  #added = 0;
  #completed = 0;
  #skipped = 0;
  #lastDelayMs = 0;
  #whenIdle: (() => void) | undefined;

  constructor(monotonic: () => number, limits: SchedulerLimits) {
    this.#monotonic = monotonic;
    this.#limits = limits;
    const { concurrent, perTarget } = limits;
    this.#swift = new Lanes(concurrent, perTarget);
    this.#slow = new Lanes(concurrent, perTarget);
  }

  add(task: Task): void {
    const job: Job = {
      task,
      dueAt: 0,
      phase: (this.#added * evenSpread) % 1,
      place: 'out',
      looked: false,
      slow: false,
      hurried: false,
    };
    this.#added += 1;
    this.#jobs.set(task.id, job);
    if (this.#state === 'started') this.#scheduleFirst(job);
  }

  remove(id: string): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    this.#jobs.delete(id);
    if (job.place === 'heap') this.#heap.remove(job);
    if (job.place === 'line') this.#line(job).remove(job.task.target, job);
    if (job.place !== 'running') job.place = 'out';
  }

  hurry(id: string): void {
    const job = this.#jobs.get(id);
    if (this.#state !== 'started' || job === undefined) return;
    if (job.place === 'running') job.hurried = true;
    if (job.place !== 'heap') return;
    this.#heap.remove(job);
    this.#schedule(job, this.#monotonic());
  }

  start(): void {
    if (this.#state !== 'new') return;
    this.#state = 'started';
    this.#origin = this.#monotonic();
    for (const job of this.#jobs.values()) this.#scheduleFirst(job);
  }

  async stop(): Promise<void> {
    this.#state = 'stopped';
    clearTimeout(this.#timer);
    if (this.#running() > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve));
  }

  stats(): SchedulerStats {
    return {
      tasks: this.#jobs.size,
      running: this.#running(),
      waiting: this.#swift.waiting + this.#slow.waiting,
      completed: this.#completed,
      skipped: this.#skipped,
      lastDelayMs: this.#lastDelayMs,
    };
  }

  #scheduleFirst(job: Job): void {
    const round = Math.min(job.task.intervalMs, this.#limits.firstRoundMs);
    this.#schedule(job, this.#monotonic() + job.phase * round);
  }

  #schedule(job: Job, dueAt: number): void {
    job.dueAt = dueAt;
    job.place = 'heap';
    this.#heap.add(job);
    if (this.#heap.first() === job) this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const first = this.#heap.first();
    if (first === undefined || this.#state !== 'started') return;
    this.#timer = setTimeout(() => this.#tick(), Math.max(0, first.dueAt - this.#monotonic()));
  }

  #tick(): void {
    const now = this.#monotonic();
    for (let job = this.#heap.first(); job !== undefined && job.dueAt <= now; job = this.#heap.first()) {
      this.#heap.take();
      job.place = 'line';
      this.#line(job).enter(job.task.target, job);
    }
    this.#fill();
    this.#arm();
  }

  #fill(): void {
    while (this.#state === 'started') {
      const job = this.#swift.take() ?? this.#slow.take();
      if (job === undefined) return;
      void this.#run(job);
    }
  }

  async #run(job: Job): Promise<void> {
    job.place = 'running';
    const line = this.#line(job);
    this.#lastDelayMs = Math.max(0, this.#monotonic() - job.dueAt);
    const done = await job.task.look();
    line.leave(job.task.target);
    this.#completed += 1;
    if (this.#state === 'stopped') {
      if (this.#running() === 0) this.#whenIdle?.();
      return;
    }
    if (this.#jobs.get(job.task.id) === job) this.#again(job, done);
    else job.place = 'out';
    this.#fill();
  }

  #again(job: Job, { againInMs, slow }: LookDone): void {
    const now = this.#monotonic();
    job.slow = slow;
    const regular = this.#nextRegular(job, now);
    const soon = job.hurried ? 0 : againInMs;
    job.hurried = false;
    this.#schedule(job, soon === undefined ? regular : Math.min(regular, now + soon));
  }

  /** The next moment of the task's phase. The first one keeps half an interval away from the hurried first round. */
  #nextRegular(job: Job, now: number): number {
    const { intervalMs } = job.task;
    const from = job.looked ? now : Math.max(now, job.dueAt + intervalMs / 2);
    const offset = this.#origin + job.phase * intervalMs;
    const next = offset + (Math.floor((from - offset) / intervalMs) + 1) * intervalMs;
    if (job.looked) this.#skipped += Math.max(0, Math.floor((next - job.dueAt - 1) / intervalMs));
    job.looked = true;
    return next;
  }

  #line(job: Job): Lanes<Job> {
    return job.slow ? this.#slow : this.#swift;
  }

  #running(): number {
    return this.#swift.running + this.#slow.running;
  }
}
