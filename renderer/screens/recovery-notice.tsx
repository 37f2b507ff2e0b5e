import type { BackupState, Recovery } from '../../electron/contract/models/recovery.ts';
import type { Dictionary } from '../i18n/dictionary.ts';
import type { Format } from '../i18n/format.ts';
import { useFormat, useText } from '../i18n/react.ts';
import { Button } from '../parts/button.tsx';
import { Attention } from '../parts/panel.tsx';
import { useClock, useCommand, useRows, useSystem } from '../stores/react.ts';

/** A copy that is older than this is worth a banner, in milliseconds: a day and two hours. */
const lateMs = 26 * 3_600_000;
const hourMs = 3_600_000;

/** What happened to the file of the log and nobody has acknowledged yet, newest first. */
export function useRecoveryNotices(): { id: string; title: string; detail: string; recovery: string }[] {
  const rows = useRows('recovery');
  const text = useText().recovery;
  const format = useFormat();
  return rows
    .filter(({ acknowledged }) => acknowledged === undefined)
    .toSorted((a, b) => Number(b.id) - Number(a.id))
    .map((row) => ({ id: `recovery-${row.id}`, recovery: row.id, ...describeRecovery(row, text, format) }));
}

/** A damage or a restoring in two sentences: what happened, what was kept, what to do. */
export function describeRecovery(
  row: Recovery,
  text: Dictionary['recovery'],
  format: Format,
): { title: string; detail: string } {
  const { outcome, what, lastSeq, lastAt, aside, left } = row;
  const seq = format.number(lastSeq);
  if (outcome === 'found')
    return { title: text.found, detail: join(text.foundAt(lastSeq > 0 ? seq : null), text.foundNext) };
  const where = aside === undefined ? '' : text.aside(aside);
  const readable = left > 0 && aside !== undefined ? text.left(left, aside) : '';
  if (outcome === 'begun-anew') return { title: text.begunAnew, detail: join(text.monitoring, where, readable) };
  const time = lastAt === undefined ? null : `${format.date(lastAt)} ${format.clock(lastAt)}`;
  return {
    title: what === 'by-hand' ? text.byHand : text.restored,
    detail: join(text.keptUpTo(seq, time), where, readable),
  };
}

/** The button of the person who has read it. */
export function AcknowledgeRecovery({ recovery }: { recovery: string }) {
  const text = useText().recovery;
  const send = useCommand();
  return (
    <Button onPress={() => void send('log.acknowledge-recovery', { recovery }, { done: text.acknowledged })}>
      {text.acknowledge}
    </Button>
  );
}

/** The desk's banners on copies of the log that are not made. */
export function CopyBanners() {
  const system = useSystem();
  const hour = useClock(({ now }) => Math.floor(now / hourMs));
  const text = useText().recovery;
  const format = useFormat();
  return (['data', 'second'] as const).map((where) => {
    const state = system?.backups?.[where];
    if (state === undefined || !isLate(state, (hour + 1) * hourMs)) return null;
    const { lastGood, message, folder } = state;
    const last =
      lastGood === undefined ? text.noCopy : text.lastCopy(`${format.date(lastGood.at)} ${format.clock(lastGood.at)}`);
    return (
      <Attention key={where} title={text.copyLate[where]}>
        {join(last, `${folder}: ${message}`)}
      </Attention>
    );
  });
}

function isLate({ state, lastGood }: BackupState, now: number): boolean {
  return state === 'failed' && (lastGood === undefined || now - lastGood.at > lateMs);
}

function join(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
