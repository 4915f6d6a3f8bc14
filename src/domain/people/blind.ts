import * as z from 'zod';
import type { Span } from '../document.ts';
import type { Contact } from '../resume.ts';

/* Who somebody is, taken out of what is told of them: for callers who decide blind. Pure. */

/** What stands where something was taken out. */
const hidden = '███';

/** What tells who somebody is. */
export interface Identity {
  /** Words of the name, as they are written. */
  names: string[];
  /** The last digits of each telephone number. */
  phones: string[];
  /** Addresses of pages, and what they end in: they stand in texts without the rest. */
  handles: string[];
  /** Schools, as they are written. */
  schools: string[];
  /** Lines that tell of studies, in which years are taken out. */
  studies: string[];
  /** What tells a sex or an age, whoever it is. */
  telling: Telling | null;
}

/** Words of every language that tell a sex, and those behind which a day of birth or an age stands: `rules/blind/`. */
export const BlindWords = z.strictObject({
  gendered: z.array(z.string().min(1)),
  birth: z.array(z.string().min(1)),
});

interface Telling {
  gendered: RegExp;
  birth: RegExp;
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (words: string[]) => `(?<![\\p{L}\\p{N}])(?:${words.map(literal).join('|')})(?![\\p{L}\\p{N}])`;

/** Makes what finds such words in any language. Those with a capital count as they are written. */
export function tellingOf(languages: z.infer<typeof BlindWords>[]): Telling {
  const gendered = languages.flatMap((one) => one.gendered);
  // Small letters count in both, by hand: a flag would hold for all.
  const both = (word: string) =>
    /^\p{Lu}/u.test(word)
      ? literal(word)
      : `[${word[0]}${word[0]?.toLocaleUpperCase('en')}]${literal(word.slice(1))}`;
  const birth = languages.flatMap((one) => one.birth).sort((a, b) => b.length - a.length);
  return {
    gendered: new RegExp(`(?<![\\p{L}\\p{N}])(?:${gendered.map(both).join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    birth: new RegExp(`(?<=${whole(birth)}[^\\p{L}\\n]{0,4})[^\\p{L}\\n]*\\d[\\d./ -]*`, 'giu'),
  };
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
  telling?: Telling | null;
}

/** A year of studies, and what stands around it when a school is named with it. */
const year = /(?:19|20)\d\d/;
const years = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
const aroundYears = /[\s,(–-]*(?:19|20)\d\d.*$/;
const leastDigits = 7;
const leastHandle = 5;
/** Words of file names and addresses that name nobody. */
const nobody =
  /^(?:info|mail|e?mail|jobs?|work|contact|hello|resume|lebenslauf|curriculum|vitae|bewerbung|profile|pub|users?|https?|www)$/i;
const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
/** A word as it is compared: without accents and case, whichever way its letters are composed. */
const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLocaleLowerCase('en');

/** The words of a name without its particles: "von" and "de la" stand in every text. */
function ownWords(name: string): string[] {
  const words = wordsOf(name);
  const written = words.filter((word) => /^\P{Ll}/u.test(word));
  return written.length > 0 ? written : words;
}

/**
 * What tells who somebody is: the words of every name that is known of them, and of their addresses and of their file's name
 * where these share none with it, as the name may have been misread.
 */
export function identityOf(known: Known): Identity {
  const { contacts, fileName } = known;
  const links = contacts.flatMap((one) => one.links);
  const names = [...known.names, ...contacts.map(({ name }) => name?.value ?? null)].flatMap((name) =>
    ownWords(name ?? ''),
  );
  const emails = [...known.emails, ...contacts.map(({ email }) => email?.value ?? null)];
  const elsewhere = [
    ...emails.map((email) => email?.split('@')[0] ?? ''),
    ...links.map((link) => link.replace(/^https?:\/\/[^/]*/i, '')),
    fileName.replace(/\.\w+$/, ''),
  ]
    .flatMap((text) => text.match(/\p{L}[\p{L}\p{M}]{3,}/gu) ?? [])
    .filter((word) => !nobody.test(word));
  const written = names.map(folded);
  const confirmed = elsewhere.some((word) =>
    written.some((name) => name.length > 2 && folded(word).includes(name)),
  );
  const phones = [...known.phones, ...contacts.map(({ phone }) => phone?.value ?? null)]
    .map((phone) => (phone ?? '').replace(/\D/g, ''))
    .filter((digits) => digits.length >= leastDigits)
    .map((digits) => digits.slice(-leastDigits));
  const bare = links.map((link) => link.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/+$/, ''));
  const ends = [
    ...bare.filter((link) => link.includes('/')).map((link) => link.split('/').at(-1) ?? ''),
    ...emails.map((email) => email?.split('@')[0] ?? ''),
  ].filter((end) => end.length >= leastHandle && !nobody.test(end));
  const education = known.education ?? [];
  const lines = education.flatMap(({ evidence }) => evidence.flatMap(({ quote }) => quote ?? []));
  return {
    schools: [...new Set(education.flatMap(({ institution }) => institution ?? []))]
      .map((name) => name.replace(aroundYears, '').trim())
      .filter((name) => name.length >= leastHandle),
    studies: [...new Set(lines)].filter((line) => year.test(line)),
    telling: known.telling ?? null,
    names: [...new Set(confirmed ? names : [...names, ...elsewhere])],
    phones: [...new Set(phones)],
    handles: [...new Set([...bare.filter((link) => link.length >= leastHandle), ...ends])].sort(
      (one, other) => other.length - one.length || (one < other ? -1 : 1),
    ),
  };
}

const addresses =
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}|(?:https?:\/\/|www\.)\S+|\b(?:linkedin|github|gitlab|xing|twitter|x|stackoverflow|medium)\.(?:com|de|org)\/\S+/giu;
const numbers = /\+?\d[\d\s()./-]{5,}\d/g;
/** Shorter words are names only as they are written: "An" is one, "an" is none. */
const longName = 3;

/** A text without addresses of anybody, and without the names, handles and numbers of some people. */
function maskText(text: string, people: Identity[], mask: (found: string) => string = () => hidden): string {
  let masked = text.replace(addresses, mask);
  for (const line of people.flatMap((one) => one.studies))
    masked = masked.replaceAll(line, (found) => found.replace(years, mask));
  for (const school of people.flatMap((one) => one.schools))
    masked = masked.replace(new RegExp(whole([school]), 'giu'), mask);
  const telling = people.find((one) => one.telling !== null)?.telling;
  if (telling) masked = masked.replace(telling.gendered, mask).replace(telling.birth, mask);
  for (const handle of people.flatMap((one) => one.handles)) {
    masked = masked.replace(new RegExp(whole([handle]), 'giu'), mask);
  }
  const phones = people.flatMap((one) => one.phones);
  if (phones.length > 0)
    masked = masked.replace(numbers, (number) =>
      phones.some((phone) => number.replace(/\D/g, '').includes(phone)) ? mask(number) : number,
    );
  const names = people.flatMap((one) => one.names);
  if (names.length === 0) return masked;
  const long = new Set(names.filter((name) => name.length >= longName).map(folded));
  const short = new Set(names.filter((name) => name.length < longName));
  return masked.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) => {
    const plain = word.replace(/['’]s$/u, '');
    return long.has(folded(plain)) || long.has(folded(word)) || short.has(word) ? mask(word) : word;
  });
}

/** The text of a document without who its person is, and as long as it was: places in it stay what they are. */
export function maskDocument(text: string, person: Identity): string {
  // A mask that stands for one character each, so that code points count the same.
  const mask = (found: string) => '█'.repeat([...found].length);
  return maskText(withoutStudyDates(text, person, mask), [person], mask);
}

/** Lines of dates beside those that tell of studies: they are as often below or above as in them. */
function withoutStudyDates(
  text: string,
  { studies, schools }: Identity,
  mask: (found: string) => string,
): string {
  const lines = text.split('\n');
  const isStudy = (line: string | undefined) =>
    line !== undefined && [...studies, ...schools].some((one) => line.includes(one));
  return lines
    .map((line, at) => {
      const dates = year.test(line) && (line.match(/\p{L}{2,}/gu) ?? []).length <= 4;
      const beside = isStudy(lines[at - 1]) || isStudy(lines[at + 1]);
      return isStudy(line) || (dates && beside) ? line.replace(years, mask) : line;
    })
    .join('\n');
}

/** Where a document tells who its person is: spans of code points, in their order. */
export function hiddenSpans(text: string, person: Identity): Span[] {
  const [letters, masked] = [Array.from(text), Array.from(maskDocument(text, person))];
  const spans: Span[] = [];
  for (let at = 0; at < letters.length; at++) {
    if (letters[at] === masked[at]) continue;
    const last = spans.at(-1);
    if (last?.end === at) last.end = at + 1;
    else spans.push({ start: at, end: at + 1 });
  }
  return spans;
}

/** True where a word of the person's name stands in a text: a page that does not have it as text may show it as a drawing. */
export function isNamed(text: string, { names }: Identity): boolean {
  const known = new Set(names.map(folded));
  return wordsOf(text).some((word) => known.has(folded(word)));
}

/** Fields that hold ids, codes and days of ours: no word of them is anybody's. */
const ours = new Set([
  ...[
    'applicationId',
    'candidateId',
    'applicationIds',
    'batchId',
    'id',
    'ids',
    'criterion',
    'band',
    'status',
  ],
  ...['state', 'gate', 'kind', 'outcome', 'source', 'because', 'field', 'fields', 'preset', 'code', 'type'],
  ...['role', 'evaluation', 'language', 'section', 'asOf', 'receivedAt', 'createdAt', 'at', 'links', 'label'],
  ...['system', 'connection', 'externalIds', 'externalProfiles', 'reviewReasons', 'nextCursor', 'purpose'],
  ...[
    'occupation',
    'occupations',
    'impliedBy',
    'by',
    'author',
    'message',
    'nextStep',
    'filters',
    `from`,
    'to',
  ],
]);
/** Fields that are a person's own. */
const nameless: Record<string, unknown> = { candidate: null, basics: {} };

/**
 * An answer without who anybody is. What stands under an `applicationId` is masked for that person, what stands under none for
 * all. `file` becomes the id of the application.
 */
export function maskAnswer(
  answer: unknown,
  whose: Map<string, Identity>,
  people: Identity[] = [...whose.values()],
  file: string = hidden,
): unknown {
  if (typeof answer === 'string') return maskText(answer, people);
  if (Array.isArray(answer)) return answer.map((one) => maskAnswer(one, whose, people, file));
  if (answer === null || typeof answer !== 'object') return answer;
  const own = answer as Record<string, unknown>;
  const id = typeof own.applicationId === 'string' ? own.applicationId : null;
  const identity = id === null ? undefined : whose.get(id);
  const about = identity ? [identity] : people;
  // What the reading took for a name and doubts is quoted word by word.
  if (own.kind === 'name_unsure') return { ...own, evidence: unquoted(own.evidence) };
  const name = id ?? file;
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => {
      if (key in nameless) return [key, withoutPerson(key, value)];
      if ((key === 'file' || key === 'fileName') && typeof value === 'string') return [key, name];
      if (key === 'name' && id !== null) return [key, null];
      // Reasons are codes where nobody wrote them.
      if (
        ours.has(key) ||
        (key === 'screening' && typeof value === 'string') ||
        (key === 'reason' && /^[a-z_]+$/.test(String(value)))
      )
        return [key, value];
      return [key, maskAnswer(value, whose, about, name)];
    }),
  );
}

function withoutPerson(key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return typeof value === 'string' ? null : value;
  return key === 'candidate' ? { ...value, name: null, email: null, phone: null } : {};
}

/** Evidence with its words taken out. */
function unquoted(evidence: unknown): unknown {
  return Array.isArray(evidence) ? evidence.map((one) => ({ ...one, quote: hidden })) : evidence;
}
