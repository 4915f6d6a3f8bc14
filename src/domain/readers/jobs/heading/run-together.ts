/* Title and employer in one string with nothing between them: "Nurse Acme Hospital", "Store Manager Northwind Ltd". */
import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import type { Piece } from '#domain/readers/jobs/pieces.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';

/** Words of a name: what an institution or a firm is, and whose. */
const fewestWords = 2;

/** Makes what parts a title from the name behind it, where a legal form or the word for an institution closes or opens that name. */
export function runTogetherParter(
  { titleScore, hasLegalForm, isNamed, isPlace }: HeadingWords,
  languages: Lexicon['languages'],
): (piece: Piece, all: Piece[]) => Piece[] {
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const institution = new RegExp(
    `^(?:${list(({ institutions }) => institutions.opens)})\\s\\p{L}|\\s(?:${list(({ institutions }) => institutions.ends)})$`,
    'iu',
  );
  // "HEAD OF MIDDLE SCHOOL" goes on with its small word, whatever its letters.
  const small = new RegExp(`^(?:${list(({ names }) => names.of)})\\s`, 'iu');
  const isName = (text: string) =>
    /^\p{Lu}/u.test(text) &&
    !small.test(text) &&
    titleScore(text) === 0 &&
    !isPlace(text) &&
    (institution.test(text) ? isNamed(text) : hasLegalForm(text));

  return (piece, all) => {
    // "Baker Hospital" over "Engineer", "Chef Works Ltd – Cook": beside a title of its own it is a name alone.
    if (all.some((other) => other !== piece && titleScore(other.text) >= 2)) return [piece];
    // Marks part what is named otherwise: "Clerk Mortgages / Northwind Ltd".
    const bare = piece.text.replace(/,\s\S+$/u, '').replace(/(?<=\p{L}\s)\([^()]*\)(?=\s\p{Lu})/gu, '');
    if (/[,;:|()]|\s\/\s/u.test(bare)) return [piece];
    const words = [...piece.text.matchAll(/\S+/gu)];
    for (let at = words.length - fewestWords; at > 0; at--) {
      const [last, next] = [words[at - 1], words[at]];
      const isAside =
        last?.[0].endsWith(')') && titleScore(piece.text.slice(0, piece.text.indexOf('('))) >= 2;
      if (!last || !next || (titleScore(last[0]) < 2 && !isAside)) continue;
      const [head, name] = [piece.text.slice(0, next.index).trimEnd(), piece.text.slice(next.index)];
      if (titleScore(head) < 2 || hasLegalForm(head) || !isName(name)) continue;
      // "Editora Tília Ltda" is a publisher's name: before a legal form one word alone is no title.
      if (hasLegalForm(name) && !head.includes(' ')) continue;
      return [
        { ...piece, text: head, to: piece.from + head.length },
        { ...piece, text: name, from: piece.from + next.index },
      ];
    }
    return [piece];
  };
}
