import type { Token } from '#domain/words/words.ts';

/** A full stop behind a word, before the capital of the next sentence, although no space is there: "activities.Trained four". */
const tightStop = String.raw`(?<=\p{Ll}{4})[.](?=\p{Lu}\p{Ll}{2})`;
const isTight = new RegExp(tightStop, 'u');

/** True where a sentence ends between two tokens. */
export function parted(text: string, before: Token, after: Token): boolean {
  const between = text.slice(before.to, after.from);
  if (/[.;!?•]\s|[;!?•]/u.test(between)) return true;
  return between === '.' && isTight.test(text.slice(before.from, after.to));
}

/**
 * True where a word of leading is somebody else's: "under the guidance of a tech lead", "unter Leitung des …". Takes the words behind
 * which it is, and those that may stand between.
 */
export function isUnder(tokens: Token[], at: number, below: Set<string>, between: Set<string>): boolean {
  for (let back = at - 1; back >= 0 && back >= at - 7; back--) {
    const word = tokens[back]?.word ?? '';
    if (below.has(word)) return true;
    if (!between.has(word)) return false;
  }
  return false;
}

/** Words between somebody for whom one worked and what that one did. */
const nearPerson = 6;

/** True for what somebody else did for whom one worked: "assistant to a director who led forty engineers". */
export function isWhoLed(
  tokens: Token[],
  at: number,
  { words, persons }: { words: ReadonlySet<string>; persons: ReadonlySet<string> },
): boolean {
  if (!words.has(tokens[at - 1]?.word ?? '')) return false;
  return tokens.slice(Math.max(0, at - nearPerson), at - 1).some(({ word }) => persons.has(word));
}

/** True where nothing but white space stands between a token and the next. */
export function isBeside(text: string, tokens: Token[], at: number): boolean {
  return /^\s+$/.test(text.slice(tokens[at]?.to, tokens[at + 1]?.from));
}

/** True for a title that reads like a verb: "Coach, Northfield School Boys Tennis Team". */
export function isNoun(text: string, tokens: Token[], at: number): boolean {
  const [verb, next] = [tokens[at] as Token, tokens[at + 1]];
  return next !== undefined && /^\s*[,|]\s+\p{Lu}$/u.test(text.slice(verb.to, next.from + 1));
}

/** True for a word of leading that says of others that they do: "one of the lead developers", "other leading members"; "the lead of" is a post. */
export function isOthers(
  tokens: Token[],
  { first, last }: { first: number; last: number },
  { before, ofPosts }: { before: ReadonlySet<string>; ofPosts: ReadonlySet<string> },
): boolean {
  if (first !== last || !before.has(tokens[first - 1]?.word ?? '')) return false;
  return !ofPosts.has(tokens[last + 1]?.word ?? '');
}

/** Words between a recipient and the post of it. */
const mostBetween = 4;

/** True for somebody else's post, "reports for the head of treasury"; "promoted to head of" is one's own. */
export function isRecipient(
  tokens: Token[],
  { first, last }: { first: number; last: number },
  recipients: ReadonlySet<string>,
  promotions: ReadonlySet<string>,
): boolean {
  if (tokens[last + 1]?.word !== 'of') return false;
  for (let at = first - 1; at >= Math.max(0, first - mostBetween); at--) {
    if (recipients.has(tokens[at]?.word ?? '')) return !promotions.has(tokens[at - 1]?.word ?? '');
  }
  return false;
}

/** Words between what something is for and the people. */
const nearPurpose = 5;

/** True for people for whom something is: "courses for supervisors", "the work flow for a department of 120". */
export function isFor(tokens: Token[], last: number, at: number, purpose: ReadonlySet<string>): boolean {
  for (let back = at - 1; back > last + 1 && back >= at - nearPurpose; back--)
    if (purpose.has(tokens[back]?.word ?? '')) return true;
  return false;
}

/** True for people who lead, several of them, behind what they lead: "team leads and their staff". */
export function isPlural(
  text: string,
  tokens: Token[],
  { first, last }: { first: number; last: number },
  arePeople: (word: string) => boolean,
): boolean {
  const [before, word] = [tokens[first - 1], tokens[first] as Token];
  if (first !== last || before === undefined || !word.word.endsWith('s')) return false;
  return arePeople(before.word) && /^\s$/.test(text.slice(before.to, word.from));
}

/** "Qualified leads": chances of a sale. */
export function isChance(
  text: string,
  tokens: Token[],
  at: number,
  { words, behind }: Record<'words' | 'behind', ReadonlySet<string>>,
): boolean {
  const [before, own] = [tokens[at - 1], tokens[at] as Token];
  if (!before || !words.has(own.word) || !behind.has(before.word)) return false;
  return /^\s$/.test(text.slice(before.to, own.from));
}
