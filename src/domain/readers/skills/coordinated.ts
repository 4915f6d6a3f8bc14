/*
 * Names that share a word with another one and are not written out: "unit and integration tests" names both kinds of tests, "web design and
 * development" both, "Azure Functions, Event Hubs" and "AWS (S3, IAM)" what belongs to a product.
 */
import type { Skill } from '#domain/words/lexicon.ts';
import type { Token } from '#domain/words/words.ts';
import type { Candidate } from './skill-line.ts';

/** What a phrase names as a whole. */
type NameOf = (tokens: Token[]) => { skill: Skill; unsure: boolean } | null;

/** Words of the part that is written out. */
const longestPart = 2;
/** Parts in a row that share a word. */
const mostParts = 12;

const spaced = /^[\s-]+$/u;
const marked = /^\s*[&/]\s*$/u;
const comma = /^\s*,\s*$/u;
const opening = /^\s*(?:\(|:\s)\s*$/u;
/** Begins like a name. */
const named = /^[\p{Lu}\p{N}]/u;
/** Words of a label before a list. */
const longestLabel = 3;
const colon = /^\s*:\s+$/u;
const itemMark = /^\s*[,/|]\s*$/u;

/** Makes what finds these among the names of a line; `isJoin` knows "and" in every language, `isPartOf` whether one skill is a part of another. */
export function coordinatedNames(
  nameOf: NameOf,
  isJoin: (word: string) => boolean,
  isPartOf: (skill: Skill, whole: Skill) => boolean,
): (text: string, tokens: Token[], names: Candidate[]) => Candidate[] {
  return (text, tokens, names) => {
    const found: Candidate[] = [];
    const between = (at: number) => text.slice((tokens[at] as Token).to, (tokens[at + 1] as Token).from);
    let owners: Map<number, Candidate[]> | null = null;
    /** The names that a token belongs to; made of all tokens once one is asked for. */
    function ownersOf(index: number): Candidate[] {
      if (owners === null) {
        owners = new Map();
        for (const name of names)
          for (let at = name.first; at <= name.last; at++) {
            const known = owners.get(at);
            if (known) known.push(name);
            else owners.set(at, [name]);
          }
      }
      return owners.get(index) ?? [];
    }

    underLabel();
    for (const name of names) {
      if (name.last > name.first) {
        before(name);
        after(name);
        halves(name);
      } else if (name.skill.technology && !name.unsure) inList(name, name.last, opening, true);
    }
    return found;

    /** Takes the words from `first` to `last` with the shared ones as a name, where they are none of their own; in brackets they stand `alone`. */
    function take(shared: Token[], first: number, last: number, ahead: boolean, alone = false): boolean {
      const own = tokens.slice(first, last + 1);
      const meant = nameOf(ahead ? [...shared, ...own] : [...own, ...shared]);
      if (meant === null) return false;
      for (let index = first; index <= last; index++)
        for (const other of ownersOf(index)) {
          const isSame = other.skill === meant.skill && other.unsure;
          // "AWS (IAM)" is that of AWS; "Spring Boot, Kafka" are two.
          if (!isSame && !(alone && isPartOf(meant.skill, other.skill))) return false;
        }
      const ends = alone ? own : [...shared, ...own];
      const [from, to] = [Math.min(...ends.map((one) => one.from)), Math.max(...ends.map((one) => one.to))];
      found.push({ ...meant, from, to, first, last });
      return true;
    }

    /** "Testing: unit, regression, smoke": items that are none by themselves, with the last word of their label. */
    function underLabel(): void {
      const label = tokens.findIndex(
        (_token, at) =>
          at < longestLabel && colon.test(text.slice((tokens[at] as Token).to, tokens[at + 1]?.from)),
      );
      if (label < 0) return;
      let first = label + 1;
      for (let count = 0; count < mostParts && first < tokens.length; count++) {
        let last = first;
        while (last + 1 < tokens.length && spaced.test(between(last)) && last - first < longestPart) last++;
        const isNone = tokens.slice(first, last + 1).every((_token, at) => ownersOf(first + at).length === 0);
        if (isNone && last - first < longestPart) take([tokens[label] as Token], first, last, false);
        if (last + 1 < tokens.length && !itemMark.test(between(last))) return;
        first = last + 1;
      }
    }

    /** "SEO and SEM" as a name of one that it begins or ends with: the other half is its own name too, of the same trade. */
    function halves(name: Candidate): void {
      for (let at = name.first; at < name.last; at++) {
        const isWord = at > name.first && isJoin((tokens[at] as Token).word);
        if (!isWord && !marked.test(between(at))) continue;
        const [until, from] = [isWord ? at - 1 : at, at + 1];
        const [left, right] = [
          nameOf(tokens.slice(name.first, until + 1)),
          nameOf(tokens.slice(from, name.last + 1)),
        ];
        if (!left || !right) return;
        const other = left.skill === name.skill ? right : right.skill === name.skill ? left : null;
        if (other === null || other.skill.category !== name.skill.category) return;
        if (isPartOf(name.skill, other.skill) || isPartOf(other.skill, name.skill)) return;
        const [first, last] = other === left ? [name.first, until] : [from, name.last];
        // What is sure of both is sure of each.
        found.push({
          skill: other.skill,
          unsure: name.unsure,
          from: (tokens[first] as Token).from,
          to: (tokens[last] as Token).to,
          first,
          last,
        });
        return;
      }
    }

    /** "unit, functional and integration tests": what stands before a name and shares its last word. */
    function before({ first, last }: Candidate): void {
      const shared = [tokens[last] as Token];
      let next = first;
      // "engineering, visual/UX design": a stroke joins two words, no row of them.
      const inRow = first > 0 && !marked.test(between(first - 1));
      for (let count = 0; count < mostParts; count++) {
        const end = joined(next, count === 0 || !inRow);
        if (end === null) return;
        const start = [longestPart, 1]
          .map((size) => end - size + 1)
          .find((from) => from >= 0 && isRow(from, end) && take(shared, from, end, false));
        if (start === undefined) return;
        next = start;
      }
    }

    /** The last word of a part before a name, over "and", "&" or "/", further on over a comma too. */
    function joined(next: number, isFirst: boolean): number | null {
      if (next < 1) return null;
      const gap = between(next - 1);
      if (marked.test(gap) || (!isFirst && comma.test(gap))) return next - 1;
      if (next < 2 || !isJoin((tokens[next - 1] as Token).word) || !spaced.test(gap)) return null;
      return /^,?\s+$/.test(between(next - 2)) ? next - 2 : null;
    }

    /** "web design and development", "Azure Functions, Event Hubs": what stands behind a name and shares its first words. */
    function after({ first, last, skill }: Candidate): void {
      const shared = tokens.slice(first, last);
      const next = last + 1;
      if (next >= tokens.length) return;
      const isProduct =
        shared.length === 1 && (nameOf(shared)?.skill.technology ?? false) && skill.technology;
      // "AWS (EC2, IAM)": the first of them stands in the brackets too.
      if (isProduct && itemMark.test(between(last))) {
        inList({ first, last: first }, last, itemMark, opening.test(between(first)));
        return;
      }
      const from = marked.test(between(last)) ? next : isJoin((tokens[next] as Token).word) ? next + 1 : null;
      if (from === null) return;
      for (const size of [longestPart, 1]) {
        const end = from + size - 1;
        if (end < tokens.length && isRow(from, end) && take(shared, from, end, true)) return;
      }
    }

    /** Items behind a product's name that are parts of it. */
    function inList(
      product: Pick<Candidate, 'first' | 'last'>,
      from: number,
      mark: RegExp,
      isWithin: boolean,
    ): void {
      const shared = tokens.slice(product.first, product.last + 1);
      let here = from;
      for (let count = 0; count < mostParts && here + 1 < tokens.length; count++) {
        if (!(count === 0 ? mark : itemMark).test(between(here))) return;
        let end = here + 1;
        while (end + 1 < tokens.length && spaced.test(between(end)) && end - here < longestPart + 1) end++;
        // "Windows 7, XP, migration": a part of a product has a name of its own.
        if (named.test(text.slice((tokens[here + 1] as Token).from)))
          take(shared, here + 1, end, true, isWithin);
        here = end;
      }
    }

    /** True for words with nothing but spaces between them. */
    function isRow(from: number, to: number): boolean {
      for (let index = from; index < to; index++) if (!spaced.test(between(index))) return false;
      return true;
    }
  };
}
