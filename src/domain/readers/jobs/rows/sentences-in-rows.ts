/* Which rows of a section of work are sentences: they end or begin like prose. */
import type { Line } from '#domain/document.ts';
import type { SharedWords } from '#domain/words/shared-words.ts';
import { alternatives } from '#domain/words/words.ts';
import type { HeaderReader } from '../heading/headers.ts';
import { endsInStop } from '../pieces.ts';

/** Characters of a short sentence; longer ones are told by their length. */
const longestShort = 60;
/** Characters besides the dates that a heading has at most. */
export const longest = 110;
/** An employer that is called by its address, "pebble.cloud, Boston", or an address alone. */
const address = /^(?:(?:https?:\/\/|www\.)\S+(?:$|\t(?=\p{Lu}))|[\p{Ll}\d-]{2,}\.\p{Ll}{2,8}(?=,\s|\t|$))/u;

/** An address at the end of an employer and its place: "Northwind, Leeds (UK), http://northwind.example/." */
const addressBehind = /,\s(?:https?:\/\/\S+|www\.\S*[^\s.])$/u;

/** "Université Grenoble Exemple, UFR IM2AG, Grenoble, France.": names alone, the first of an institution. */
export function namesInstitution(text: string, headers: HeaderReader): boolean {
  const parts = text.trim().replace(/\.$/u, '').split(/,\s/u);
  return (
    parts.length > 2 &&
    headers.companyScore(parts[0] ?? '') >= 3 &&
    parts.every((part) => headers.isNamed(part))
  );
}

/** Signs of a leader at least. */
const fewestLeaders = 4;

/** A text without the leader of dots that ends it; linear in them, which no pattern is. */
function withoutLeader(text: string): string {
  let end = text.length;
  while (/[.…_·]/u.test(text[end - 1] ?? '')) end -= 1;
  return text.length - end < fewestLeaders ? text : text.slice(0, end).trimEnd();
}

/** Makes what tells sentences. */
export function sentenceReader(headers: HeaderReader, shared: SharedWords) {
  /** The end of an employer's name rather than of a sentence: "S.p.A.", "Inc.", "& Co.". */
  const abbreviated = new RegExp(
    `(?:(?<!\\p{L})(?:\\p{L}{1,2}\\.\\s?){2,}|(?<!\\p{L})(?:${alternatives(shared.abbreviatedNames)})\\.)$`,
    'iu',
  );
  return { isSentence, isShortSentence };

  /** True for a line that ends or begins like prose; a bold title is none, and no word alone. */
  function isSentence(line: Line, text: string): boolean {
    // "Northwind Co......." leads to what stands at the other edge.
    const trimmed = withoutLeader(text.trim().replace(addressBehind, ''));
    const ends = trimmed.length > 45 && /[.!?;]$/.test(trimmed) && !abbreviated.test(trimmed);
    const begins = /^\p{Ll}+(?!\p{Lu}|\p{Ll}|\p{N})/u.test(trimmed);
    if (!ends && (!begins || headers.opensEmployer(trimmed))) return false;
    if (address.test(trimmed) || (headers.isAnonymised(trimmed) && trimmed.length < longest)) return false;
    // "uhrwerk GbR, Dresden": some write their name in small letters.
    if (headers.hasLegalForm(trimmed.split(',')[0] ?? '')) return false;
    // "Tradequip, Ltd | Leeds, West Yorkshire."
    const cell = trimmed.split(/\t|\s[|│·•]\s/u)[0] ?? '';
    if (headers.hasLegalForm(cell) && headers.isNamed(cell)) return false;
    if (namesInstitution(trimmed, headers)) return false;
    const ended = ends && !isTitledWithPlace(trimmed);
    if (!ended && !begins) return false;
    if (!ended && line.gap && /^\p{Ll}{4,}$/u.test(trimmed)) return false;
    return !(line.bold && text.length < 60 && headers.titleScore(text) >= 2);
  }

  /** "Software Developer at Northwind, Turku, Finland.": a title with its employer and place. */
  function isTitledWithPlace(text: string): boolean {
    // "Stage de fin d’étude, Contoso Secure, Lyon, France.": titles of other languages have nouns in small letters.
    const [title = '', ...names] = text.replace(/\.$/u, '').split(/,\s/u);
    const isNamed = names.length > 1 && names.every((name) => headers.isNamed(name));
    if (isNamed && headers.titleScore(title) >= 2 && !headers.isDeed(title)) return true;
    const opening = text.split(/\s+/u).slice(0, 2).join(' ');
    return (
      !/(?<!\p{L})\p{Ll}{4,}/u.test(text) &&
      [opening, ...text.split(/,\s/)].some((part) => headers.titleScore(part) >= 2)
    );
  }

  /** "Billing and card payments, on call.": words in small letters up to a full stop, and no name that ends in one. */
  function isShortSentence(text: string): boolean {
    if (
      text.length > longestShort ||
      !endsInStop(text) ||
      headers.label(text) !== null ||
      abbreviated.test(text.trim())
    )
      return false;
    return (text.match(/(?<!\S)\p{Ll}{2,}/gu) ?? []).length >= 2 && headers.titleScore(text) < 2;
  }
}
