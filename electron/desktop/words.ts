/** What the desktop itself says outside of the page, in the console's two languages. */
const words = {
  de: {
    quit: 'Beenden',
    keepTrying: 'Weiter versuchen',
    coreFailed: 'Der Kern der Konsole startet nicht',
    badArguments: 'Leitstand startet nicht: Aufruf fehlerhaft',
    view: 'Ansicht',
    edit: 'Bearbeiten',
    window: 'Fenster',
    reload: 'Neu laden',
    fullScreen: 'Vollbild',
    zoomIn: 'Größer',
    zoomOut: 'Kleiner',
    zoomReset: 'Normale Größe',
  },
  en: {
    quit: 'Quit',
    keepTrying: 'Keep trying',
    coreFailed: 'The core of the console does not start',
    badArguments: 'Leitstand does not start: wrong arguments',
    view: 'View',
    edit: 'Edit',
    window: 'Window',
    reload: 'Reload',
    fullScreen: 'Full screen',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    zoomReset: 'Normal size',
  },
} as const;

export type Words = { readonly [Key in keyof (typeof words)['en']]: string };

/** The words for a locale such as `de-AT`: German, or else English. */
export function wordsFor(locale: string): Words {
  return locale.toLowerCase().startsWith('de') ? words.de : words.en;
}
