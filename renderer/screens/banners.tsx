import { elapsed } from '../i18n/format.ts';
import { useFormat, useText } from '../i18n/react.ts';
import { Glyph } from '../parts/glyph.tsx';
import { Attention } from '../parts/panel.tsx';
import { useClock, useConnection, useSystem } from '../stores/react.ts';
import { AcknowledgeRecovery, CopyBanners, useRecoveryNotices } from './recovery-notice.tsx';

/** A time without data: how long (real ms), since when (null: never heard), attempts, and whether frames are unreadable. */
export interface Silence {
  ms: number;
  since: string | null;
  retries: number;
  unreadable: boolean;
}

/** How long this screen has heard nothing; null while it hears. */
export function useSilence(): Silence | null {
  const format = useFormat();
  const connection = useConnection((state) => state);
  const monotonic = useClock((clock) => clock.monotonic);
  if (connection.phase !== 'blind') return null;
  const { heard, retries, unreadable } = connection;
  if (heard === null) return { ms: 0, since: null, retries, unreadable };
  return { ms: Math.max(0, monotonic - heard.received), since: format.clock(heard.at), retries, unreadable };
}

/** The desk's banner while nothing is heard from the core. */
export function BlindBanner() {
  const silence = useSilence();
  const text = useText().frame;
  if (silence === null) return null;
  return (
    <div className="blind-banner desk" role="alert">
      <Glyph name="unknown" />
      <div>
        <b>{silence.since === null ? text.blindAlways : text.blind(silence.since)}</b>
        <div>{silence.unreadable ? text.otherVersion : silence.since === null ? text.neverHeard : text.blindText}</div>
      </div>
      {silence.since !== null && <time>{elapsed(silence.ms)}</time>}
    </div>
  );
}

/** One thing about the console itself that a person has to look at. */
export interface Notice {
  id: string;
  title: string;
  detail: string;
  /** The row of `recovery` that a person acknowledges. */
  recovery?: string;
}

/** What is not well with the console, the worst first: log, its file, polling, plant file, demo. */
export function useNotices(): Notice[] {
  const system = useSystem();
  const words = useText();
  const text = words.frame;
  const format = useFormat();
  const recoveries = useRecoveryNotices();
  if (system === undefined) return [];
  const notices: Notice[] = [];
  if (system.log.state !== 'ok') {
    notices.push({ id: 'log', title: text.logState[system.log.state], detail: system.log.message });
  }
  notices.push(...recoveries);
  if (system.mismatch !== undefined) {
    const { size, time, foundSize, keptAs } = system.mismatch;
    notices.push({
      id: 'mismatch',
      title: foundSize < size ? text.logShorter : text.logDifferent,
      detail: text.logMismatch(size, `${format.date(time)} ${format.clock(time)}`, foundSize, keptAs),
    });
  }
  if (!system.polling.running && system.plant.state !== 'none') {
    notices.push({ id: 'polling', title: text.pollingStopped, detail: '' });
  }
  if (system.plant.state === 'kept') {
    const problem = system.plant.problems[0];
    const place = problem === undefined ? '' : text.plantPlace(problem.file, problem.line, problem.column);
    const what =
      problem?.code === undefined ? (problem?.message ?? system.plant.message) : words.problems[problem.code];
    const detail = [place, what].filter((part) => part !== '').join(': ');
    notices.push({ id: 'plant', title: text.plantKept, detail });
  }
  if (system.demo?.state === 'failed') notices.push({ id: 'demo', title: text.demoFailed, detail: '' });
  return notices;
}

/** The desk's banners on the console itself. */
export function NoticeBanners() {
  return (
    <>
      {useNotices().map(({ id, title, detail, recovery }) => (
        <Attention key={id} title={title}>
          {detail} {recovery !== undefined && <AcknowledgeRecovery recovery={recovery} />}
        </Attention>
      ))}
      <CopyBanners />
    </>
  );
}
