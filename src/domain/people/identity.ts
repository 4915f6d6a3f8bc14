/* What tells who somebody is, by what is known of them. Pure. */
import type { Contact } from '../resume.ts';
import { alternatives } from '../words/words.ts';
import { before, folded, whole, wordsOf } from './name-words.ts';
import { literal } from './reach.ts';
import type { Telling } from './telling.ts';

/** What tells who somebody is. */
export interface Identity {
  /** Words of the name, as they are compared: those of one or two letters count only as they are written. */
  names: { long: Set<string>; short: Set<string> };
  /** True where no name is known: it stands somewhere all the same. */
  unnamed: boolean;
  /** Whole names in any letters, with their particles and short words; and names of scripts that part no words. */
  whole: RegExp[];
  /** The last digits of each telephone number. */
  phones: string[];
  /** Addresses of pages, and what they end in: they stand in texts without the rest. */
  handles: RegExp | null;
  schools: RegExp[];
  /** Who somebody worked for: a school among them is an employer. */
  employers: string[];
  /** The code of the language of the person's document; null where it is not known. */
  language: string | null;
  /** Lines that tell of studies, in which years are taken out. */
  studies: RegExp | null;
  /** What tells a sex or an age, whoever it is. */
  telling: Telling | null;
}

/** What is known of a person and their file. */
interface Known {
  contacts: Pick<Contact, 'name' | 'email' | 'phone' | 'links'>[];
  /** As others say: a form, an applicant-tracking system. */
  names: (string | null)[];
  emails: (string | null)[];
  phones: (string | null)[];
  fileName: string;
  /** What was read of studies: schools, and the lines that tell of them. */
  education?: { institution: string | null; evidence: { quote?: string }[] }[];
  employers?: string[];
  /** Of the document. */
  language?: string | null;
  telling?: Telling | null;
}

/** What stands around the years when a school is named with them. */
const aroundYears = /[\s,(–-]*(?:19|20)\d\d.*$/;
const leastDigits = 7;
const leastHandle = 5;
/** Schools, and lines of studies, of one person, and how long each may be: more are no résumé's. */
const mostStudies = 30;
const longestLine = 300;
/** Words of file names and addresses that name nobody. */
const nobody =
  /^(?:info|mail|e?mail|jobs?|work|contact|hello|resume|lebenslauf|curriculum|vitae|bewerbung|profile|pub|users?|https?|www)$/i;
/** Shorter words are names only as they are written: "An" is one, "an" is none. */
const longName = 3;

/** The words of a name without its particles: "von" and "de la" stand in every text. Without a list those in small letters are. */
function ownWords(name: string, particles: ReadonlySet<string> | undefined): string[] {
  const all = wordsOf(name);
  const own = all.filter((word) =>
    particles ? /^\P{Ll}/u.test(word) || !particles.has(folded(word)) : /^\P{Ll}/u.test(word),
  );
  return own.length > 0 ? own : all;
}

/** Letters of two names as one word, from which they are looked for within others. */
const shortestTogether = 7;

/** A script whose words no space parts from their endings. */
const unspaced = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,}$/u;

/** Whole names as texts have them: "Ng, Ada", "ADA NG"; and names of scripts without spaces, within any word. */
function wholeNames(names: string[]): RegExp[] {
  const lists = names.map(wordsOf).filter((list) => list.length > 1 && list.length <= 6);
  const orders = lists.flatMap((list) => [list, [list.at(-1) as string, ...list.slice(0, -1)]]);
  const joined = [...new Set(orders.map((list) => list.map(literal).join('[\\s,.]{1,3}')))];
  // "OH" on a line of its own under "CHRIS".
  const alone = [...new Set(lists.flat().filter((word) => word.length < longName))].map(literal);
  const within = [...new Set(names.flatMap(wordsOf).filter((word) => unspaced.test(word)))].map(literal);
  // "JaneRoe", "roejane85": first and last name as one word.
  const ends = lists.map((list) => [list[0] as string, list.at(-1) as string]);
  const together = [...new Set(ends.flatMap(([first, last]) => [`${first}${last}`, `${last}${first}`]))]
    .filter((word) => word.length >= shortestTogether)
    .map(literal);
  return [
    ...(joined.length > 0 ? [new RegExp(`${before}(?:${joined.join('|')})(?![\\p{L}\\p{N}])`, 'giu')] : []),
    ...(alone.length > 0 ? [new RegExp(`(?<=^[ \\t]*)(?:${alone.join('|')})(?=[ \\t]*$)`, 'gimu')] : []),
    ...(within.length > 0 ? [new RegExp(within.join('|'), 'gu')] : []),
    ...(together.length > 0 ? [new RegExp(together.join('|'), 'giu')] : []),
  ];
}

/** Where people have pages of their own: behind it stands what they call themselves there. */
const profile =
  /^(?:https?:\/\/)?(?:[\w-]+\.)?(?:linkedin|github|gitlab|xing|twitter|x|medium|facebook|instagram|behance|dribbble|stackoverflow|bitbucket|kaggle|researchgate)\.\w{2,3}\/(?:in\/|pub\/|profile\/|users\/\d+\/|@)?([^/?#]+)\/?$/iu;
const ownEnd = (link: string): string[] => {
  const end = profile.exec(link.replace(/[?#].*$/su, ''))?.[1];
  return end === undefined ? [] : [end];
};

/**
 * What tells who somebody is: the words of every name that is known of them, and of their addresses and of their file's name
 * where these share none with it, as the name may have been misread.
 */
export function identityOf(known: Known): Identity {
  const { contacts, fileName } = known;
  const links = contacts.flatMap((one) => one.links);
  const given = [...known.names, ...contacts.map(({ name }) => name?.value ?? null)].map(
    (name) => name ?? '',
  );
  const names = given.flatMap((name) => ownWords(name, known.telling?.particles));
  const emails = [...known.emails, ...contacts.map(({ email }) => email?.value ?? null)];
  const elsewhere = [
    ...emails.map((email) => email?.split('@')[0] ?? ''),
    ...links.flatMap(ownEnd),
    fileName.replace(/\.\w+$/, ''),
  ]
    .flatMap((text) => text.match(/\p{L}[\p{L}\p{M}]{3,}/gu) ?? [])
    .filter((word) => !nobody.test(word) && !known.telling?.isWord(word.toLocaleLowerCase('en')));
  const written = names.map(folded);
  const confirmed = elsewhere.some((word) =>
    written.some((name) => name.length > 2 && folded(word).includes(name)),
  );
  const phones = [...known.phones, ...contacts.map(({ phone }) => phone?.value ?? null)]
    .map((phone) => (phone ?? '').replace(/\D/g, ''))
    .filter((digits) => digits.length >= leastDigits)
    .map((digits) => digits.slice(-leastDigits));
  const bare = links.map((link) => link.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/+$/, ''));
  const ends = [...links.flatMap(ownEnd), ...emails.map((email) => email?.split('@')[0] ?? '')].filter(
    (end) => end.length >= leastHandle && !nobody.test(end),
  );
  const handles = [...new Set([...bare.filter((link) => link.length >= leastHandle), ...ends])];
  const all = confirmed ? names : [...names, ...elsewhere];
  return {
    names: {
      long: new Set(all.filter((name) => name.length >= longName).map(folded)),
      short: new Set(all.filter((name) => name.length < longName)),
    },
    unnamed: given.every((name) => name.trim() === ''),
    whole: wholeNames(given),
    phones: [...new Set(phones)],
    handles: handles.length === 0 ? null : new RegExp(whole(handles.slice(0, mostStudies)), 'giu'),
    schools: schoolsOf(known.education ?? []),
    employers: [...new Set(known.employers ?? [])].slice(0, mostStudies),
    studies: studiesOf(known.education ?? []),
    telling: known.telling ?? null,
    language: known.language ?? null,
  };
}

function schoolsOf(education: { institution: string | null }[]): RegExp[] {
  const names = [...new Set(education.flatMap(({ institution }) => institution ?? []))]
    .map((name) => name.replace(aroundYears, '').trim())
    .filter((name) => name.length <= longestLine)
    .slice(0, mostStudies);
  const long = names.filter((name) => name.length >= leastHandle);
  // MIT, ETH: as they are written.
  const short = names.filter((name) => name.length < leastHandle && /^\p{Lu}{3,}$/u.test(name));
  return [
    ...(long.length > 0 ? [new RegExp(whole(long), 'giu')] : []),
    ...(short.length > 0 ? [new RegExp(whole(short), 'gu')] : []),
  ];
}

function studiesOf(education: { evidence: { quote?: string }[] }[]): RegExp | null {
  const quotes = education.flatMap(({ evidence }) => evidence.flatMap(({ quote }) => quote?.trim() || []));
  const lines = [...new Set(quotes)].filter((line) => line.length <= longestLine).slice(0, mostStudies);
  if (lines.length === 0) return null;
  // Tabs and line breaks come and go.
  return new RegExp(alternatives(lines), 'gu');
}
