/** What a terminal would act on instead of showing it: controls, directions of writing, and line ends in a name. */
const acted = /[\p{Cc}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}/gu;

/** A name or message with such characters made visible (`\u001b`). */
export function printable(text: string): string {
  return text.replace(
    acted,
    (character) => `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
  );
}

/** JSON on one line, with the characters escaped that JSON allows but a terminal acts on. */
export function printableJson(value: unknown): string {
  return printable(JSON.stringify(value));
}
