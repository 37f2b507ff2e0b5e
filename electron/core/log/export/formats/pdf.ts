import type { BinaryFormat } from './format.ts';

/** The document on paper. Its writer and the fonts are loaded when somebody asks for one. */
export const pdf: BinaryFormat = {
  name: 'pdf',
  mediaType: 'application/pdf',
  isText: false,
  load: async () => (await import('../paper/writer.ts')).writePdf,
};
