import { type Result, refuse, succeed } from '../../../contract/errors.ts';
import type { Comparison, Facts, Scan, StepKind, StepOf } from '../step-kind.ts';

/** A label is put beside what the inventory says; then one or two persons confirm that they have seen it. */
export const compare: StepKind<StepOf<'compare'>> = {
  people: (step) => step.people,
  requirements: (step, { compared }) => [
    {
      code: step.against === 'spare' ? 'spare' : 'serial',
      met: compared?.match === true,
      params: compared === undefined ? {} : { expected: compared.expected, scanned: compared.scanned },
    },
  ],
  compare: (step, scan, facts) => {
    if (facts.installed === undefined) {
      return refuse(
        'not-found',
        'The inventory has no part for this slot, so there is nothing to compare with. Nothing was recorded.',
        'Add the part to the plant file, then scan again.',
      );
    }
    return step.against === 'spare'
      ? compareSpare(scan, facts, facts.installed.number)
      : compareInstalled(scan, facts, facts.installed.serial);
  },
};

/** Scanners and people differ in case and blanks, never in characters. */
export function sameLabel(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(label: string): string {
  return label.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

function compareInstalled(scan: Scan, facts: Facts, expected: string): Result<Comparison> {
  const identity = facts.identify(scan.serial);
  return succeed({
    expected,
    scanned: scan.serial,
    match: sameLabel(scan.serial, expected),
    identifiedAs: identity === undefined || identity === 'elsewhere' ? 'unknown' : identity,
    ...(scan.partNumber === undefined ? {} : { partNumber: scan.partNumber }),
  });
}

function compareSpare(scan: Scan, facts: Facts, expected: string): Result<Comparison> {
  const identity = facts.identify(scan.serial);
  const isElsewhere = identity !== undefined && identity !== 'spare';
  if (scan.partNumber === undefined && !isElsewhere) {
    return refuse(
      'invalid-input',
      'A spare is judged by its part number, and none was scanned. Nothing was recorded.',
      'Scan the part number on the label of the spare too.',
    );
  }
  return succeed({
    expected,
    scanned: scan.serial,
    match: !isElsewhere && scan.partNumber !== undefined && sameLabel(scan.partNumber, expected),
    identifiedAs: identity === 'installed' || identity === 'partner' ? identity : isElsewhere ? 'unknown' : 'spare',
    ...(scan.partNumber === undefined ? {} : { partNumber: scan.partNumber }),
  });
}
