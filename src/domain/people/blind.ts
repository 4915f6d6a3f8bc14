import type { Contact } from '../resume.ts';

/* Who somebody is, taken out of what is told of them: for callers who decide blind. Pure. */

/** What stands where something was taken out. */
const hidden = '███';

/** What tells who somebody is. */
export interface Identity {
  /** Words of the name, as they are written. */
  names: string[];
  /** Digits of the telephone number, its last ones; empty when there is none. */
  phone: string;
}

/** What is known of a person and their file. */
interface Known {
  contacts: Pick<Contact, 'name' | 'email' | 'phone' | 'links'>[];
  /** As others say: a form, an applicant-tracking system. */
  names: (string | null)[];
  emails: (string | null)[];
  phones: (string | null)[];
  fileName: string;
}

const leastDigits = 7;
/** Words of file names and addresses that name nobody. */
const nobody = /^(?:info|mail|email|jobs?|work|contact|hello|resume|lebenslauf|curriculum|vitae|bewerbung)$/i;
const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];

/** The words of a name without its particles: "von" and "de la" stand in every text. */
function ownWords(name: string): string[] {
  const words = wordsOf(name);
  const written = words.filter((word) => /^\P{Ll}/u.test(word));
  return written.length > 0 ? written : words;
}

/**
 * What tells who somebody is: the words of every name that is known of them; where there is none, those of their addresses and
 * of their file's name.
 */
export function identityOf(known: Known): Identity {
  const { contacts, fileName } = known;
  const names = [...known.names, ...contacts.map(({ name }) => name?.value ?? null)].flatMap((name) =>
    ownWords(name ?? ''),
  );
  const emails = [...known.emails, ...contacts.map(({ email }) => email?.value ?? null)];
  const elsewhere = [
    ...emails.map((email) => email?.split('@')[0] ?? ''),
    ...contacts.flatMap(({ links }) => links.map((link) => link.replace(/^https?:\/\/[^/]*/i, ''))),
    fileName.replace(/\.\w+$/, ''),
  ]
    .flatMap((text) => text.match(/\p{L}{4,}/gu) ?? [])
    .filter((word) => !nobody.test(word));
  const phones = [...known.phones, ...contacts.map(({ phone }) => phone?.value ?? null)];
  const digits = phones
    .map((phone) => (phone ?? '').replace(/\D/g, ''))
    .find((one) => one.length >= leastDigits);
  return {
    names: [...new Set(names.length > 0 ? names : elsewhere)],
    phone: digits?.slice(-leastDigits) ?? '',
  };
}

const addresses =
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}|(?:https?:\/\/|www\.)\S+|\b(?:linkedin|github|gitlab|xing|twitter|x|stackoverflow|medium)\.(?:com|de|org)\/\S+/giu;
const numbers = /\+?\d[\d\s()./-]{5,}\d/g;
/** Shorter words are names only as they are written: "An" is one, "an" is none. */
const longName = 3;

/** A text without addresses of anybody, and without the names and numbers of some people. */
function maskText(text: string, people: Identity[]): string {
  let masked = text.replace(addresses, hidden);
  const phones = people.map(({ phone }) => phone).filter((phone) => phone !== '');
  if (phones.length > 0)
    masked = masked.replace(numbers, (number) =>
      phones.some((phone) => number.replace(/\D/g, '').includes(phone)) ? hidden : number,
    );
  const names = people.flatMap((one) => one.names);
  if (names.length === 0) return masked;
  const long = new Set(
    names.filter((name) => name.length >= longName).map((name) => name.toLocaleLowerCase('en')),
  );
  const short = new Set(names.filter((name) => name.length < longName));
  return masked.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word) => {
    const plain = word.replace(/['’]s$/u, '');
    return long.has(plain.toLocaleLowerCase('en')) || short.has(word) ? hidden : word;
  });
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
