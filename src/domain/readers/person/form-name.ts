import { type Document, type Line, textOf } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Fact } from '#domain/resume.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listOf } from '#domain/words/patterns.ts';
import { alternatives } from '#domain/words/words.ts';
import type { NameWords } from './name-words.ts';

/** Lines of a form within which the parts of one name stand. */
const mostApart = 3;

/** Makes what reads a name that a form has in parts: "Surname: Doe" over "Other names: Jane Ann". */
export function formNameReader(languages: Words[], known: NameWords) {
  const labelled = (pick: (names: Words['grammar']['names']) => string[]) =>
    new RegExp(
      `^\\P{L}*(?:${alternatives(listOf(languages, ({ names }) => pick(names)))})\\s*[:：\\t]+\\s*(\\p{Lu}[\\p{L}\\p{M}'’ -]*)$`,
      'iu',
    );
  const [surname, given] = [labelled((names) => names.surnames), labelled((names) => names.given)];
  const short = labelled((names) => names.shortNames);

  return (document: Document, lines: Line[]): Fact<string> | null => {
    const said = (line: Line, pattern: RegExp) => pattern.exec(textOf(document, line).trim())?.[1]?.trim();
    for (const [index, line] of lines.entries()) {
      const last = said(line, surname) ?? surnameOf(said(line, short));
      if (last === undefined) continue;
      const around = lines.slice(Math.max(0, index - mostApart), index + mostApart + 1);
      const found = around.filter((one) => one !== line && said(one, given) !== undefined);
      if (found.length === 0) continue;
      const names = [...found.map((one) => said(one, given) as string), last];
      const all = [...found, line].sort((a, b) => a.start - b.start);
      const [from, to] = [(all[0] as Line).start, (all.at(-1) as Line).end];
      return {
        value: names.map((name) => titleCase(name, known)).join(' '),
        known: true,
        evidence: [evidence(document, from, to)],
      };
    }
    return null;
  };
}

/** What stands behind "Name:" where it is a surname; "Jane Doe" is a whole name. */
function surnameOf(name: string | undefined): string | undefined {
  return name !== undefined && (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []).length === 1 ? name : undefined;
}

/** A name in capitals as names are written: "ANNA VAN DER BERG" is Anna van der Berg; others as they are. */
export function titleCase(name: string, { particle }: NameWords): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{3}/u.test(name)) return name;
  return (
    name
      .toLowerCase()
      // "İ" in small letters is an i with a dot above it.
      .replaceAll('i\u0307', 'i')
      .split(/(\s+|-|['’])/)
      .map((part, index) =>
        index > 0 && particle.test(part) && part.length > 1
          ? part
          : /^i{1,3}$|^iv$/.test(part) && index > 2
            ? part.toUpperCase()
            : part.replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
      )
      .join('')
  );
}
