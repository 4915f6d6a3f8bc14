/* Names whose surname stands first: "Doe, Jane", "BELL, ANN MARIE C.". */
import { titleCase } from './form-name.ts';
import type { NameWords } from './name-words.ts';

/** A name whose surname stands first, before a comma, in the usual order; sure where its label says so, else of one word before the comma. */
export function turned(name: string, label: string, known: NameWords): string {
  const sure = /[/,]/.test(label);
  const parts = sure ? /^([^,]+),\s+([^,]+)$/u : /^\s*([\p{L}'’-]+),\s+(\p{Lu}\p{Ll}[^,]*)$/u;
  const [, surname, given] = parts.exec(name) ?? [];
  return surname === undefined
    ? name
    : `${titleCase(given ?? '', known)} ${titleCase(surname.trim(), known)}`;
}

/** Makes what is true of a surname before its comma and given names, as the first line of a document: no town, trade or degree. */
export function surnameFirst(
  isOther: (part: string) => boolean,
  bare: (text: string) => string,
): (text: string) => boolean {
  return (text) => {
    const found = /^\s*(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]{2,}(?: \p{Lu}[\p{L}.'’-]*){0,2})\s*$/u.exec(
      text,
    );
    const [, surname = '', given = ''] = found ?? [];
    return (
      found !== null && ![text.trim(), surname, given].some(isOther) && bare(`X ${given}`) === `X ${given}`
    );
  };
}
