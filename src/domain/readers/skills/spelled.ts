/*
 * Names as people spell them where no list of spellings can tell: joined ("johntheripper"), parted ("Launch Darkly"), with a
 * version behind ("Struts2") and with a slip of the pen ("Kubernates"). All but the joined ones need a technical context.
 */
import type { Skill } from '#domain/words/lexicon.ts';
import { remembering } from '#domain/words/remember.ts';
import { isNear } from '#domain/words/spelling.ts';
import { type Token, tokenize } from '#domain/words/words.ts';

/** A name found at a token: the index of its last token. */
interface Spelled {
  skill: Skill;
  unsure: boolean;
  last: number;
}

/** Letters of a name that may be parted, of one whose parts may be joined whatever its capitals, of one in which a slip is told. */
const shortestParted = 6;
/** A version behind a name of three letters and more. */
const version = /(?<=^\D{3,})\d{1,2}$/;
const shortestVersioned = 3;
const shortestJoined = 8;
const shortestSlip = 9;

/** What knows names by their tokens and finds them spelt otherwise. */
interface OtherSpellings {
  /** Takes a name, an id or an alias of a skill. */
  add(named: { skill: Skill; unsure: boolean }, name: string): void;
  /** Takes its tokens, when `open` has been asked for a word that begins like the name. */
  addWord(named: { skill: Skill; unsure: boolean }, tokens: Token[]): void;
  /** Finds such a name at a token that begins none of the names' own spellings; null where there is none. */
  find(text: string, tokens: Token[], at: number, inList: boolean): Spelled | null;
}

/** A name whose tokens are all that it holds but blanks and dashes. */
const plainName = /^[a-z0-9]+(?:[ /_-]+[a-z0-9]+)*$/;

/** Makes what finds such names; `knows` tells words from slips, `open` has names that begin like a word taken. */
export function otherSpellings(
  knows: (word: string) => boolean,
  open: (word: string) => void,
): OtherSpellings {
  const single = new Map<string, { skill: Skill; unsure: boolean }>();
  const joined = new Map<string, { skill: Skill; words: string[] }>();
  /** Ends and lengths of joined names: asked first, since most words are none. */
  const ends = new Map<number, { skill: Skill; name: string }[]>();
  const alike = new Map<string, { name: string; skill: Skill }[]>();
  function add({ skill, unsure }: { skill: Skill; unsure: boolean }, name: string): void {
    if (!skill.technology || unsure) return;
    const small = name.toLowerCase();
    const whole = plainName.test(small) ? small.replace(/[ /_-]+/g, '') : wordsOf(name).join('');
    if (whole.length < shortestParted) return;
    const key = endsOf(whole, whole, whole.length);
    const others = ends.get(key);
    if (others) others.push({ skill, name });
    else ends.set(key, [{ skill, name }]);
    if (whole.length < shortestSlip || !/^[a-z]+$/.test(small)) return;
    const near = alike.get(keyOf(whole));
    if (near) near.push({ name: whole, skill });
    else alike.set(keyOf(whole), [{ name: whole, skill }]);
  }

  function addWord(named: { skill: Skill; unsure: boolean }, tokens: Token[]): void {
    const [first] = tokens;
    if (first && tokens.length === 1) single.set(first.word, named);
  }

  /** Whether a name may have such ends and such a length; names that have are taken apart when it is first asked. */
  function mayBe(first: string, last: string, length: number): boolean {
    const names = ends.get(endsOf(first, last, length));
    if (names === undefined) return false;
    for (const { skill, name } of names) {
      const words = wordsOf(name);
      const whole = words.join('');
      if (!joined.has(whole)) joined.set(whole, { skill, words });
    }
    names.length = 0;
    return true;
  }

  function singleOf(word: string) {
    open(word);
    return single.get(word);
  }

  const slipOf = remembering((word: string): Skill | null => {
    if (!/^[a-z]+$/.test(word)) return null;
    const near = [-1, 0, 1].flatMap((step) =>
      (alike.get(keyOf(word, step)) ?? []).filter(({ name }) => isNear(name, word) && !word.startsWith(name)),
    );
    const [first] = near;
    if (!first || near.some(({ skill }) => skill !== first.skill) || knows(word)) return null;
    return first.skill;
  });

  function find(text: string, tokens: Token[], at: number, inList: boolean): Spelled | null {
    const token = tokens[at] as Token;
    const { word } = token;
    const mayJoin = word.length >= shortestParted && mayBe(word, word, word.length);
    const whole = mayJoin && !single.has(word) ? joined.get(word) : undefined;
    if (whole && isJoined(text.slice(token.from, token.to), whole.words))
      return { skill: whole.skill, unsure: false, last: at };
    const next = tokens[at + 1];
    if (next?.from === token.to + 1 && isCapital(text, token) && /[ -]/.test(text[token.to] ?? '')) {
      const may = isCapital(text, next) && mayBe(word, next.word, word.length + next.word.length);
      const parted = may ? joined.get(word + next.word) : undefined;
      if (parted) return { skill: parted.skill, unsure: true, last: at + 1 };
    }
    const base = isDigit(word.charCodeAt(word.length - 1)) ? singleOf(word.replace(version, '')) : undefined;
    if (base?.skill.technology && word.length > shortestVersioned) return { ...base, last: at };
    const slip = inList && word.length >= shortestSlip ? slipOf(word) : null;
    return slip ? { skill: slip, unsure: true, last: at } : null;
  }

  return { add, addWord, find };
}

function wordsOf(name: string): string[] {
  return tokenize(name).map(({ word }) => word);
}

/** The first unit, the last one and the length of a word, in one number. */
function endsOf(first: string, last: string, length: number): number {
  return (
    ((first.charCodeAt(0) & 0x3ff) << 16) |
    ((last.charCodeAt(last.length - 1) & 0x3ff) << 6) |
    Math.min(length, 63)
  );
}

/** Words with the same key may be one slip apart: their first letter and their length, changed by `step`. */
function keyOf(word: string, step = 0): string {
  return `${word[0]}${word.length + step}`;
}

/**
 * True for a name's words written as one: capitals within begin its words ("GuideSign" is no GUI design), and a short word has some
 * or a digit ("promise" is no promis-e).
 */
function isJoined(raw: string, words: string[]): boolean {
  const begins = new Set<number>();
  for (let at = 0, index = 0; index < words.length; at += words[index]?.length ?? 0, index++) begins.add(at);
  const inner = [...raw.matchAll(/(?<=\p{Ll})\p{Lu}|\p{N}/gu)];
  if (raw.length < shortestJoined && inner.length === 0) return false;
  return inner.every(({ 0: mark, index }) => /\p{N}/u.test(mark) || begins.has(index));
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** True for a capital of the Latin alphabet, and for a digit. */
function isCapital(text: string, { from }: Token): boolean {
  const unit = text.charCodeAt(from);
  return (unit >= 65 && unit <= 90) || isDigit(unit);
}
