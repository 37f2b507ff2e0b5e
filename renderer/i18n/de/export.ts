/** The form that exports an incident or a part of the log. */
export const exporting = {
  button: 'Ausgeben',
  title: (what: string) => `${what} ausgeben`,
  format: 'Format',
  formats: { pdf: 'PDF', md: 'Markdown', csv: 'CSV', jsonl: 'JSON-Zeilen' },
  formatHint: {
    pdf: 'Zum Lesen, Drucken und Ablegen.',
    md: 'Lesbarer Text, der sich weiterbearbeiten lässt.',
    csv: 'Für Tabellenprogramme. Keine Zelle wird als Formel gelesen.',
    jsonl: 'Jeder Eintrag Zeichen für Zeichen mit seinem Hash: nachprüfbar.',
  },
  names: 'Namen von Personen',
  keepNames: 'wie eingetragen',
  replaceNames: 'ersetzt',
  replaceHint: 'Bekannte Namen werden Person 1, Person 2 … Freier Text kann trotzdem erkennen lassen, wer gemeint ist.',
  working: 'Wird ausgegeben',
  done: (name: string) => `${name} ausgegeben`,
};
