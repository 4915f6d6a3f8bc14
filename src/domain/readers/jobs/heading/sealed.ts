/* Commas within a name or a title, which part nothing: "Department of Ecology, Evolution, and Behavior". */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import type { Headings, Piece } from '#domain/readers/jobs/pieces.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';

/** What stands for such a comma, as long as one. */
const mark = '\u201a';

/** Makes what hides such commas from whatever parts headings at commas, and what shows them again. */
export function commaSealer(
  { titleScore }: Pick<HeadingWords, 'titleScore'>,
  languages: Lexicon['languages'],
): { sealed(text: string): string; unsealed(read: Headings): Headings } {
  const and = `(?:&|${listAlternatives(languages, (grammar) => grammar.joins)})`;
  const parts = listAlternatives(languages, (grammar) => grammar.partsOfSchools);
  const name = '\\p{Lu}[\\p{L}-]+';
  const unit = new RegExp(
    `(?<![\\p{L}])(?:${parts})\\s${name}(?:\\s${name})?(?:,\\s${name}(?:\\s${name})?){0,4},?\\s${and}\\s${name}`,
    'giu',
  );
  const list = new RegExp(
    `^${name}(?:\\s${name})?(?:,\\s${name}(?:\\s${name})?){1,5},\\s${and}\\s[^,–—|\\t]+|^${name}(?:,\\s${name}){2,5}\\s${and}\\s[^,–—|\\t]+`,
    'u',
  );
  return {
    sealed(text) {
      if (!text.includes(', ')) return text;
      const units = text.replace(unit, (found) => found.replaceAll(',', mark));
      const [head] = list.exec(units) ?? [];
      // "Planning, Learning, and Quality Manager": fields of one title.
      const isTitle = head !== undefined && titleScore(head.split(/,\s/u).at(-1) ?? '') >= 2;
      const isOther = (head?.split(/,\s/u).slice(0, -1) ?? []).some((one) => titleScore(one) > 0);
      return isTitle && !isOther ? head.replaceAll(',', mark) + units.slice(head.length) : units;
    },
    unsealed: ({ title, company }) => ({ title: title && shown(title), company: company && shown(company) }),
  };
}

const shown = (piece: Piece): Piece =>
  piece.text.includes(mark) ? { ...piece, text: piece.text.replaceAll(mark, ',') } : piece;
