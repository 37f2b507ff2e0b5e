/**
 * Characters that no reader sees or that turn text around: control characters but for tab and line ends, marks of
 * direction and isolation, invisible separators, the byte order mark, and lone halves of surrogate pairs.
 */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with every invisible or misleading character written out, as in `[U+202E]`. Lines end with \n. */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(invisible, codePointName);
}

/** A character by its number: `[U+0007]`. */
export function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** JSON of a value in which every such character is escaped: it can be seen, and it is still the same value. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(invisible, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
