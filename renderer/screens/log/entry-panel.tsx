import { useState } from 'react';
import type { LogEntry } from '../../../electron/contract/models/entry.ts';
import { useFormat, useText } from '../../i18n/react.ts';
import { Button } from '../../parts/button.tsx';
import { Attention, Waiting } from '../../parts/panel.tsx';
import { linkTo } from '../../route.ts';
import { useConsole, useRow } from '../../stores/react.ts';
import { showToast } from '../../stores/toasts.ts';
import { correctable, corrected, originalText } from '../corrections/corrected.ts';
import { CorrectionForm } from '../corrections/correction-form.tsx';
import { CorrectionMark } from '../corrections/correction-mark.tsx';
import { LongText } from '../incidents/long-text.tsx';
import { actorName } from '../incidents/timeline/sentence.ts';
import { useNames } from '../incidents/timeline/use-names.ts';
import { factsOf } from './facts.ts';
import { addressOf, type Look } from './look.ts';
import { sayEntry } from './sayings.ts';
import { SealChain } from './seal-chain.tsx';
import { useEntry } from './use-entry.ts';

/**
 * Everything about one entry: who, when, both times, its facts, its place in the chain, and what corrects it. `known` is
 * the entry as the list has it: shown until the whole one is there, and while it cannot be read.
 */
export function EntryPanel({ seq, look, known }: { seq: number; look: Look; known: LogEntry | undefined }) {
  const text = useText().log;
  const format = useFormat();
  const state = useEntry(seq);
  if (state?.phase === 'ready') {
    const { entry, corrections, beside } = state.answer;
    if (entry === null) return <p className="log-hint">{text.entry.notFound(format.number(seq))}</p>;
    return <Entry entry={entry} corrections={corrections} beside={beside} look={look} />;
  }
  if (known !== undefined) return <Entry entry={known} corrections={[]} beside={[]} look={look} />;
  return state === null ? <Waiting text={text.loading} /> : <Attention title={text.entry.unreadable} />;
}

function Entry(props: {
  entry: LogEntry;
  corrections: readonly LogEntry[];
  beside: readonly { seq: number; hash: string }[];
  look: Look;
}) {
  const { entry, corrections } = props;
  const text = useText();
  const format = useFormat();
  const names = useNames([entry]);
  const correction = useRow('correction', String(entry.seq));
  const [form, setForm] = useState<'correct' | 'retract' | null>(null);
  const now = corrected(entry, correction);
  const sentence = sayEntry(now, names);
  const original = originalText(entry);
  const can = correctable(entry, correction);
  const facts = factsOf(entry, names).filter(({ value }) => value !== original);
  const at = Date.parse(entry.at);
  const words = text.log.entry;

  return (
    <>
      <h2 dir="auto">{sentence.title.length > 300 ? `${sentence.title.slice(0, 300)} …` : sentence.title}</h2>
      <p className="log-when">
        {words.title(format.number(entry.seq))}, {format.date(at)}, {format.clock(at)}
      </p>
      {sentence.words !== undefined && sentence.words !== '' && (
        <div className={correction?.retracted === true ? 'log-words taken-back' : 'log-words'}>
          <LongText text={sentence.words} />
        </div>
      )}
      {correction !== undefined && original !== undefined && (
        <CorrectionMark correction={correction} original={original} />
      )}
      <dl>
        <dt>{words.actor}</dt>
        <dd dir="auto">
          {'name' in entry.actor ? words.person(entry.actor.name, entry.actor.desk) : actorName(entry, text)}
        </dd>
        {entry.happenedAt !== undefined && (
          <>
            <dt>{words.happened}</dt>
            <dd>{format.exact(Date.parse(entry.happenedAt), 0)}</dd>
            <dt>{words.written}</dt>
            <dd>{format.exact(at, 0)}</dd>
          </>
        )}
        <dt>{words.kind}</dt>
        <dd className="mono">{entry.kind}</dd>
        <dt>{words.subject}</dt>
        <dd className="mono" dir="auto">
          <Subject subject={entry.subject} look={props.look} />
        </dd>
        {facts.map(({ key, label, value }) => (
          <Fact key={key} label={label} value={value} />
        ))}
      </dl>
      {corrections.length > 0 && <History corrections={corrections} />}
      <SealChain entry={entry} beside={props.beside} look={props.look} />
      <div className="log-actions">
        <CopyLink href={addressOf(props.look, entry.seq)} />
        {can.correct && <Button onPress={() => setForm('correct')}>{text.log.correction.correct}</Button>}
        {can.retract && <Button onPress={() => setForm('retract')}>{text.log.correction.retract}</Button>}
      </div>
      {form !== null && (
        <CorrectionForm
          seq={entry.seq}
          current={form === 'correct' ? (correction?.text ?? original) : undefined}
          onClose={() => setForm(null)}
        />
      )}
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd dir="auto">{value.length > 200 ? <LongText text={value} /> : value}</dd>
    </>
  );
}

/** What an entry is about, as a link where there is a page for it. */
function Subject({ subject, look }: { subject: string; look: Look }) {
  const [kind, id = ''] = subject.split('/', 2);
  if (kind === 'incident') return <a href={linkTo('incidents', id)}>{subject}</a>;
  if (kind === 'swap') return <a href={linkTo('swaps', id)}>{subject}</a>;
  if (kind === 'entry' && /^\d+$/.test(id)) return <a href={addressOf(look, Number(id))}>{subject}</a>;
  return subject;
}

/** Every correction of an entry, oldest first: each is an entry of its own. */
function History({ corrections }: { corrections: readonly LogEntry[] }) {
  const text = useText();
  const format = useFormat();
  const names = useNames(corrections);
  return (
    <section className="log-history">
      <h3>{text.log.correction.history}</h3>
      <ol>
        {corrections.map((entry) => {
          const sentence = sayEntry(entry, names);
          return (
            <li key={entry.seq}>
              <b>{format.exact(Date.parse(entry.at), names.now)}</b> <bdi>{actorName(entry, text)}</bdi>,{' '}
              <a href={addressOf({ text: '', filters: {} }, entry.seq)}>
                {text.log.entry.title(format.number(entry.seq))}
              </a>
              : <bdi>{sentence.facts.join(', ')}</bdi>
              {sentence.words !== undefined && <LongText text={sentence.words} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function CopyLink({ href }: { href: string }) {
  const text = useText().log.entry;
  const { toasts } = useConsole().stores;
  const copy = async () => {
    const link = new URL(href, window.location.href).toString();
    try {
      await navigator.clipboard.writeText(link);
      showToast(toasts, { kind: 'done', text: text.linkCopied });
    } catch {
      showToast(toasts, { kind: 'done', text: text.copyFailed });
    }
  };
  return <Button onPress={() => void copy()}>{text.copyLink}</Button>;
}
