import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import type { Contact, Job, Resume } from '../resume.ts';
import { farAhead, intervalOf } from '../tenure.ts';
import { fold, plain } from '../words/words.ts';

/** What two documents have in common that may make their people one. */
export type Likeness = 'email' | 'phone' | 'name_and_career';

/** What of a person is compared. */
export interface Person {
  name: string | null;
  email: string | null;
  phone: string | null;
  jobs: Pick<Job, 'company' | 'start' | 'end'>[];
}

/** From here on two names are taken for spellings of one (Jaro–Winkler similarity, 0–1; W. E. Winkler, 1990). */
const sameName = 0.93;
const fewestDigits = 7;
/** Applications that share something with one, beyond which it tells nobody. */
const mostAlike = 50;

/**
 * Why two people may be the same, the strongest first; empty when nothing says so. Only proposes: a person links them.
 */
export function likenesses(one: Person, other: Person): Likeness[] {
  const found: Likeness[] = [];
  if (one.email && other.email && fold(one.email) === fold(other.email)) found.push('email');
  const [a, b] = [digits(one.phone), digits(other.phone)];
  if (
    a.length >= fewestDigits &&
    (a.endsWith(b.slice(-9)) || b.endsWith(a.slice(-9))) &&
    b.length >= fewestDigits
  )
    found.push('phone');
  if (nameLikeness(one.name, other.name) >= sameName && shareAJob(one, other)) found.push('name_and_career');
  return found;
}

/** A person of a role with the application that says so. */
export interface Applicant extends Person {
  /** Unique among those that are compared. */
  id: string;
}

/** Who an application is of, known by the digest of its file. */
export function knownOf({ sha256, contact }: { sha256: string; contact: Contact }): Known {
  return {
    id: sha256,
    name: contact.name?.value ?? null,
    email: contact.email?.value ?? null,
    phone: contact.phone?.value ?? null,
  };
}

/** The same with their jobs. */
export function applicantOf(screened: {
  sha256: string;
  contact: Contact;
  resume: Pick<Resume, 'jobs'>;
}): Applicant {
  return { ...knownOf(screened), jobs: screened.resume.jobs };
}

/** Another application that may be of the same person, with what says so; `linked` where a person said it. */
interface SamePerson {
  id: string;
  because: Likeness[];
  linked: boolean;
}

/** What tells whether two are compared; jobs do not. */
type Known = Omit<Applicant, 'jobs'>;

/**
 * For each of some applicants those of others that are compared with them: who shares an address, the end of a telephone
 * number or a name, and those in `links` (pairs of ids). What many share is an agency's: it tells no person.
 */
export function nearPeople<Other extends Known>(
  some: Known[],
  others: Other[],
  links: [string, string][] = [],
): Map<string, Other[]> {
  const byId = new Map(others.map((other) => [other.id, other]));
  const byKey = new Map<string, Other[]>();
  for (const other of others)
    for (const key of keysOf(other)) {
      const group = byKey.get(key);
      if (group) group.push(other);
      else byKey.set(key, [other]);
    }
  const linkedTo = linksOf(links);
  return new Map(
    some.map((one) => {
      const groups = keysOf(one).map((key) => byKey.get(key) ?? []);
      const near = new Map(
        groups
          .flatMap((group) => (group.length > mostAlike ? [] : group))
          .concat([...(linkedTo.get(one.id) ?? [])].flatMap((id) => byId.get(id) ?? []))
          .map((other) => [other.id, other]),
      );
      near.delete(one.id);
      return [one.id, [...near.values()].sort((a, b) => (a.id < b.id ? -1 : 1))];
    }),
  );
}

/** Ids that people linked with each id. */
function linksOf(links: [string, string][]): Map<string, Set<string>> {
  const linkedTo = new Map<string, Set<string>>();
  for (const [a, b] of links.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]))
    linkedTo.set(a, (linkedTo.get(a) ?? new Set()).add(b));
  return linkedTo;
}

/** For each of some applicants those of `nearPeople` that may be the same person, in the order of their ids. Nobody is merged. */
export function samePeople(
  some: Applicant[],
  others: Applicant[],
  links: [string, string][] = [],
): Map<string, SamePerson[]> {
  return sameAmong(some, nearPeople(some, others, links), links);
}

/** The same of those that are near, by the id of each applicant, where they are known already. */
export function sameAmong(
  some: Applicant[],
  near: Map<string, Applicant[]>,
  links: [string, string][],
): Map<string, SamePerson[]> {
  const linkedTo = linksOf(links);
  return new Map(
    some.map((one) => {
      const found = (near.get(one.id) ?? []).map((other) => ({
        id: other.id,
        because: likenesses(one, other),
        linked: linkedTo.get(one.id)?.has(other.id) ?? false,
      }));
      return [one.id, found.filter(({ because, linked }) => linked || because.length > 0)];
    }),
  );
}

/** What people have to share to be compared. */
function keysOf({ name, email, phone }: Pick<Person, 'name' | 'email' | 'phone'>): string[] {
  return [
    ...(email ? [`email ${fold(email)}`] : []),
    ...numberEnd(phone).map((end) => `phone ${end}`),
    ...(parts(name) === '' ? [] : [`name ${parts(name)}`]),
  ];
}

/** Likeness of two names whatever the order of their parts, 0–1. */
function nameLikeness(one: string | null, other: string | null): number {
  const [a, b] = [parts(one), parts(other)];
  if (a === '' || b === '') return 0;
  return jaroWinkler(a, b, {});
}

function parts(name: string | null): string {
  return plain(fold(name ?? ''))
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 1)
    .sort((a, b) => (a < b ? -1 : 1))
    .join(' ');
}

/** The last digits of a telephone number, which are the same with and without its country; none of one that is too short. */
export function numberEnd(phone: string | null): string[] {
  const number = digits(phone);
  return number.length >= fewestDigits ? [number.slice(-9)] : [];
}

function digits(phone: string | null): string {
  return (phone ?? '').replace(/\D/g, '').replace(/^0+/, '');
}

/** True when both were at the same employer at the same time. */
function shareAJob(one: Person, other: Person): boolean {
  return one.jobs.some((job) =>
    other.jobs.some((theirs) => {
      const [name, their] = [job.company?.value, theirs.company?.value];
      if (!name || !their || nameLikeness(name, their) < sameName) return false;
      const [a, b] = [intervalOf(job, farAhead, 'high'), intervalOf(theirs, farAhead, 'high')];
      return a !== null && b !== null && a.from < b.to && b.from < a.to;
    }),
  );
}
