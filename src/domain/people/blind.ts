/* Who somebody is, taken out of what is told of them: for callers who decide blind. Pure. */
import type { Span } from '../document.ts';
import { withoutBirth } from './birth.ts';
import { withoutBirthday } from './birthday.ts';
import { has, withoutReferees, withoutStudies, years } from './blind-parts.ts';
import { type Mask, withoutHome } from './home.ts';
import type { Identity } from './identity.ts';
import { folded, wordsOf } from './name-words.ts';
import { filling } from './one-form.ts';

/** What stands where something was taken out. */
export const hidden = '███';

/** Addresses of mail and of pages. A local part begins where nothing of one is before: no letter is looked at twice. */
const addresses =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,256}@[\p{L}\p{N}.-]{1,256}|(?:https?:\/\/|www\.)\S+|\b(?:linkedin|github|gitlab|xing|twitter|x|stackoverflow|medium)\.(?:com|de|org)\/\S+|\b(?:t|wa|telegram)\.me\/\S+|\b(?:youtube|facebook|twitter|instagram):\/\/\s?\S+|(?<![\p{L}\p{N}/])in\/(?=[\d-]*\p{L})[\p{L}\d-]{5,}|[\p{L}\d][\p{L}\d-]{0,62}\.(?:github|gitlab|bitbucket|netlify|vercel|herokuapp|pages|wixsite|wordpress|blogspot|carrd|webflow|notion|onrender|surge|firebaseapp|web)\.(?:io|app|dev|com|co|site|sh|me)(?:\/\S*)?|(?<![\p{L}\p{N}.@/-])g[it]{1,3}h?ub\.com\/[^\s,;)]+/giu;
/** The end of an address that breaks over the line, behind its slash or a hyphen of it. */
const brokenAddresses =
  /(?<=linkedin\.com\/(?:in|pub)\/[\p{L}\d%-]{1,60}-[^\S\n]*\n[^\S\n]*)[\p{L}\d._%-]{3,64}|(?<=(?:linkedin\.com\/(?:in|pub)|(?:github|gitlab|twitter|x|medium)\.com)\/[^\S\n]*\n[^\S\n]*)[\p{L}\d._-]{3,64}/giu;
/** A page without what opens an address ("janeroe.co.uk"), and what somebody calls themselves ("@janeroe"). */
const ownPages =
  /(?<![\p{L}\p{N}@._/-])(?:@[\p{L}\d._-]{3,40}|[\p{L}\d][\p{L}\d-]{2,62}(?:\.[\p{L}\d-]{2,30}){0,2}\.\p{L}{2,6}(?:\/[^\s,;)]*)?)/gu;
/** Letters of a word of a name that is looked for within another. */
const shortestWithin = 4;

/** True for a page, or a handle, in which a word of a name stands. */
function isCalled(page: string, { long }: Identity['names']): boolean {
  const text = folded(page);
  return [...long].some((word) => word.length >= shortestWithin && text.includes(word));
}

const numbers = /\+?\d[\d\s()./-]{5,}\d/g;

/**
 * A text without addresses of anybody, and without the names, handles, numbers, schools, years of study, ages and sexes of some people. Words
 * with a form for each sex get that of everybody; with `whole` they are taken out, whichever form they have.
 */
function maskText(text: string, people: Identity[], mask: Mask = () => hidden, whole = false): string {
  let masked = text;
  for (const { studies, schools } of people) {
    if (studies) masked = masked.replace(studies, (found) => found.replace(years, mask));
    for (const school of schools) masked = masked.replace(school, mask);
  }
  masked = masked.replace(brokenAddresses, mask).replace(addresses, mask);
  for (const { names } of people)
    masked = masked.replace(ownPages, (page) => (isCalled(page, names) ? mask(page) : page));
  for (const { whole: names } of people)
    for (const name of names)
      masked = masked.replace(name, (found) => found.replace(/[\p{L}\p{M}'’]+/gu, mask));
  for (const { handles } of people) if (handles) masked = masked.replace(handles, mask);
  const phones = people.flatMap((one) => one.phones);
  if (phones.length > 0)
    masked = masked.replace(numbers, (number) =>
      phones.some((phone) => number.replace(/\D/g, '').includes(phone)) ? mask(number) : number,
    );
  const telling = people.find((one) => one.telling !== null)?.telling;
  if (telling)
    masked = telling
      .schoolless(
        telling.unreached(withoutBirth(masked, telling, mask), mask),
        people.flatMap((one) => one.employers),
        mask,
      )
      .replace(telling.ages, mask)
      .replace(telling.personal, mask)
      .replace(telling.circumstances, mask)
      .replace(telling.gendered, mask);
  if (!telling && people.every(({ names: { long, short } }) => long.size + short.size === 0)) return masked;
  const phrases = telling ? [...masked.matchAll(telling.harmless)] : [];
  const isHarmless = (at: number) =>
    phrases.some(({ index, 0: phrase }) => at >= index && at < index + phrase.length);
  return masked.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word, at: number) => {
    const forms = [folded(word.replace(/['’]s$/u, '')), folded(word)];
    const isOne = ({ names: { long, short } }: Identity) =>
      forms.some((one) => long.has(one)) || short.has(word);
    if (people.some(isOne)) return mask(word);
    if (isHarmless(at)) return word;
    if (whole && telling?.oneForm.has(word)) return mask(word);
    return telling?.oneForm.of(word) ?? word;
  });
}

/**
 * The text of a document without who its person is, and as long as it was: places in it stay what they are. So a form that is shorter would
 * show that another one stood there: where languages have a form of nouns for each sex, neither is left.
 */
export function maskDocument(text: string, person: Identity): string {
  // A mask that stands for one character each, so that code points count the same.
  const mask = (found: string) => '█'.repeat([...found].length);
  return maskText(
    withoutBirthday(
      withoutHome(
        withoutReferees(withoutStudies(withoutHead(text, person, mask), person, mask), person, mask),
        mask,
      ),
      person,
      mask,
    ),
    [person],
    mask,
    person.language !== 'en',
  );
}

/** Lines at the head of a document, above its first heading, in which a name that nobody knows stands. */
const headLines = 5;

/** A text without its head, where no name is known that could be taken out. */
function withoutHead(text: string, { unnamed, telling }: Identity, mask: Mask): string {
  if (!unnamed) return text;
  const { studies, others } = telling?.headings ?? { studies: new Set<string>(), others: new Set<string>() };
  let left = headLines;
  return text
    .split('\n')
    .map((line) => {
      const heading = folded(line.replace(/[\s:]+$/u, '').trim());
      // A heading above all else is none of what follows: "Contact" over a name.
      if (studies.has(heading) || others.has(heading)) {
        if (left < headLines) left = 0;
        return line;
      }
      if (left === 0 || !/\p{L}/u.test(line)) return line;
      left -= 1;
      return line.replace(/[\p{L}\p{M}'’]+/gu, mask);
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
export function isNamed(text: string, { names: { long, short }, handles, whole }: Identity): boolean {
  const bare = text.replace(addresses, ' ').replace(handles ?? addresses, ' ');
  if (whole.some((name) => has(name, bare))) return true;
  return wordsOf(bare).some((word) => long.has(folded(word)) || short.has(word));
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
  ...[
    'system',
    'connection',
    'externalIds',
    'externalProfiles',
    'reviewReasons',
    'nextCursor',
    'nextCursors',
    'purpose',
  ],
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
  // Ids in problems.
  ...['contested', 'undecided', 'unopened', 'missing'],
]);
/** Ids are drawn by chance: no part of one is a number or a name. */
const isId = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64})$/;
/** What people filter by: as it was given. */
const labels = new Set(['tag', 'tags']);

/** True for what somebody wrote of an application: a note, the reason of a decision. */
export const isWritten = (key: string) => key === 'text' || key === 'reason' || key === 'note';

/** Fields that are a person's own. */
const nameless: Record<string, unknown> = { candidate: null, basics: {}, institution: null };

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
  // What fills a form up keeps places in a document; here it would only tell that there was another.
  if (typeof answer === 'string')
    return isId.test(answer) ? answer : maskText(answer, people).replaceAll(filling, '');
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
      // A message is the employer's own words, filled in without who a blind caller writes to.
      if ('eml' in own && (key === 'subject' || key === 'body')) return [key, value];
      if (key in nameless) return [key, withoutPerson(key, value)];
      if ((key === 'file' || key === 'fileName') && typeof value === 'string') return [key, name];
      if (key === 'name' && id !== null) return [key, null];
      // Reasons are codes where nobody wrote them: of theirs no word is a name.
      const isCode = () =>
        /^[a-z_]+$/.test(String(value)) && !about.some((one) => isNamed(String(value), one));
      if (
        ours.has(key) ||
        (key === 'screening' && typeof value === 'string') ||
        (key === 'reason' && isCode())
      )
        return [key, value];
      const some = isWritten(key) ? [...new Set([...about, ...whose.values()])] : about;
      const theirs = labels.has(key) ? some.map((one) => ({ ...one, telling: null })) : some;
      const masked = maskAnswer(value, whose, theirs, name);
      return [key, key === 'education' ? withoutStudied(masked, people) : masked];
    }),
  );
}

/** The same without any year, and without what names a school in the place of a degree: what was studied stays. */
function withoutStudied(value: unknown, people: Identity[]): unknown {
  if (typeof value === 'string') {
    const yearless = value.replace(years, hidden);
    const school = people.find((one) => one.telling !== null)?.telling?.school;
    return has(school, yearless) ? hidden : yearless;
  }
  if (Array.isArray(value)) return value.map((one) => withoutStudied(one, people));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutStudied(one, people)]));
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
