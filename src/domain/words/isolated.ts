/** Scripts that are written from the right. */
const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A name as it may stand in a sentence of another script: one that is written from the right between marks that keep its direction
 * from the years and the names beside it (U+2068 and U+2069, Unicode Bidirectional Algorithm, UAX #9).
 */
export function isolated(name: string): string {
  return fromTheRight.test(name) ? `\u2068${name}\u2069` : name;
}
