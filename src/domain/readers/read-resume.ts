import type { Document } from '../document.ts';
import { textOf, utf16Of } from '../document.ts';
import { mendLetters } from '../page/letters.ts';
import {
  type Contact,
  type Evidence,
  type Fact,
  type Job,
  type Reading,
  type Resume,
  type UnreadPart,
  unreadParts,
} from '../resume.ts';
import { knownWords } from '../words/known-words.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { alternatives, fold, keepingWords, tokenize, wordPattern } from '../words/words.ts';
import { claimReader } from './claims.ts';
import { contactReader } from './contact.ts';
import { dayOrderOf, hasShortYears } from './dates/order.ts';
import { dateReader } from './dates.ts';
import { documentKindReader } from './document-kind.ts';
import { doubtReader } from './doubts.ts';
import { educationReader } from './education.ts';
import { integrityReader } from './integrity.ts';
import { withoutRepeats } from './jobs/entries/repeats.ts';
import { researchSettler } from './jobs/entries/research.ts';
import { jobReader } from './jobs.ts';
import { languageReader } from './language.ts';
import { leadershipReader } from './leadership.ts';
import { listedItems } from './listed.ts';
import { nameReader } from './person/name.ts';
import { namedCredentialReader } from './person/named-credentials.ts';
import { postNominals } from './person/post-nominals.ts';
import { type Place, placeReader } from './places.ts';
import { practiceReader } from './practices.ts';
import { type Section, sectionReader } from './sections.ts';
import { otherSkillReader } from './skills/other-skills.ts';
import { skillReader } from './skills.ts';
import { spokenLanguageReader } from './spoken.ts';
import { structureReader } from './structure.ts';
import { type Occupations, workReader } from './work.ts';

/** Reads one Document. The same document and lexicon give the same reading, always. */
type ResumeReader = (document: Document) => Read;

/** A reading with the document that it stands on: its text is what is stored and quoted. */
interface Read extends Reading {
  document: Document;
}

/** Words of a certificate that stands among other items. */
const longestCertificate = 7;

/** Raised whenever reading would give other facts for the same document; a part of what scores are comparable under. */
export const readerVersion = '43';

/** Makes the reader for a lexicon and its occupations: the readers in order. Building it is the slow part; keep it. */
export function resumeReader(lexicon: Lexicon, occupations: Occupations): ResumeReader {
  const { languages } = lexicon;
  const knows = knownWords(lexicon);
  const dates = dateReader(lexicon);
  const spellings = new Set(lexicon.skills.flatMap((skill) => [skill.id, ...skill.aliases]).map(fold));
  const isSkill = (text: string) => spellings.has(fold(text));
  const jobs = jobReader(lexicon, dates, knows, isSkill);
  const readStructure = structureReader(sectionReader(languages), jobs, dates);
  const research = researchSettler(languages, dates);
  const readSkills = skillReader(lexicon, knows);
  const readOtherSkills = otherSkillReader(languages);
  const readPractices = practiceReader(lexicon.practices, languages);
  const readLeadership = leadershipReader(languages);
  const deedsUnknown = new Set(languages.flatMap((one) => (one.deedsUnknown ? one.language : [])));
  const readPlaces = placeReader(languages);
  const readClaims = claimReader(languages);
  const readEducation = educationReader(lexicon);
  const readSpoken = spokenLanguageReader(languages);
  const readIntegrity = integrityReader(languages);
  const readLanguage = languageReader(lexicon);
  const readKind = documentKindReader(languages);
  const surnames = new Set(lexicon.shared.surnames.map(fold));
  const check = doubtReader(dates, jobs.headers, research, {
    isSkill,
    isSurname: (word) => surnames.has(fold(word)),
  });
  const readContact = contactReader(
    lexicon,
    nameReader(
      lexicon,
      (text) => jobs.headers.listedTitleScore(text) >= 2,
      isSkill,
      jobs.headers.isPlace,
      knows,
    ),
  );
  const certificate = wordPattern(lexicon.shared.certificateWords, '[\\p{L}\\p{N}]', 'iu').pattern;
  const anyOf = (words: string[]) => wordPattern(words, '\\p{L}', 'iu').pattern;
  const pending = anyOf(lexicon.shared.certificatePending);
  const expected = anyOf(lexicon.shared.certificateExpected);
  /** "Certification, Windows 7": the word names none. */
  const unnamed = new RegExp(`^\\W*(?:${alternatives(lexicon.shared.certificateAlone)})\\W*$`, 'iu');
  /** True for a short item that names a certificate held: "Scrum Master Certification – May 2019", no "Worked with certified staff". */
  const isCertificate = (item: string) =>
    certificate.test(item) &&
    !pending.test(item) &&
    item.split(/\s+/).length <= longestCertificate &&
    /^[\p{Lu}\d]/u.test(item) &&
    !/^(?!certified|licensed)\p{L}+(?:ed|ing)\s/iu.test(item);
  const { credentialLetters, credentialWords } = lexicon.shared;
  const namedCredentials = namedCredentialReader(
    credentialLetters,
    credentialWords,
    pending,
    (text) => jobs.headers.titleScore(text) >= 2 && !jobs.headers.readsLikeText(text),
  );
  const workOf = workReader(lexicon.fields, occupations);

  const pageNumbered = new RegExp(
    `(?:${alternatives(languages.flatMap(({ grammar }) => grammar.pageWords))})\\s*\\d`,
    'iu',
  );

  /** True where nothing but the person's own name makes a title, of an entry without dates: "Jane Baker – Curriculum vitae". */
  function isOwnName({ title, company, start, end }: Job, { name }: Contact): boolean {
    if (!title || !name || start || end) return false;
    const own = new Set(name.value.split(/[^\p{L}\p{M}]+/u).map(fold));
    const words = title.value.split(/\s+/);
    const others = words.filter((word) => !own.has(fold(word.replace(/[^\p{L}\p{M}]/gu, ''))));
    // All of the name, so that an undated "Cook, Hotel Adler" is one of Dean Cook's jobs as of anybody's; or a word of it on a line that
    // numbers the page.
    const found = words.length - others.length;
    const all =
      found >= Math.min(2, own.size) ||
      (found > 0 && pageNumbered.test(`${title.value} ${company?.value ?? ''}`));
    return all && jobs.headers.titleScore(others.join(' ')) === 0;
  }

  /** What somebody holds, from the sections for it and wherever else they say so. */
  function credentialsOf(
    document: Document,
    { sections, places, contact }: { sections: Section[]; places: Place[]; contact: Contact },
  ): Fact<string>[] {
    const listed = [
      ...listedItems(document, sections, 'credentials'),
      ...listedItems(document, sections, 'education').filter(({ value }) => certificate.test(value)),
      ...(['skills', 'summary'] as const)
        .flatMap((kind) => listedItems(document, sections, kind))
        .filter(({ value }) => isCertificate(value)),
      ...postNominals(document, contact),
    ].filter(({ value }) => !expected.test(value) && !unnamed.test(value));
    const isListed = (name: string) => listed.some(({ value }) => value.includes(name));
    return [...listed, ...namedCredentials(document, places).filter(({ value }) => !isListed(value))];
  }

  function read(given: Document): Read {
    const mended = mendLetters(given, knows);
    const isEnglish = () => readLanguage(mended.text, [{ tokens: tokenize(mended.text) }]).language === 'en';
    dates.settle(dayOrderOf(mended.text, isEnglish), hasShortYears(mended.text));
    const structure = readStructure(mended);
    const { document, sections } = structure;
    const visible = document.lines.filter((line) => line.hiding === null);
    const integrity = readIntegrity(document);
    const contact = unlessEmployer(readContact(document, sections), structure.entries);
    // The name at the head of each page is no job, whatever trade people are called by.
    const entries = withoutRepeats(structure.entries.filter(({ job }) => !isOwnName(job, contact)));
    const places = readPlaces(document, sections, entries).filter(
      (place) => !integrity.isAddressed(place.text),
    );
    const found = research.settle(
      document,
      sections,
      entries.map((entry) => entry.job),
    );
    // An employer's name is no skill; what was taken for one out of a sentence may name some.
    const employers = found.flatMap((job) => job.company?.evidence ?? []);
    const names = [
      ...employers.filter((source) => source.source === 'document' && isName(source.quote)),
      ...(contact.name?.evidence ?? []),
      // Dutch "mrt 2012" is March, and no imaging.
      ...found.flatMap((job) => job.dates),
    ];
    const { language, supported, words } = readLanguage(document.text, places);
    const skills = readSkills(document, {
      places,
      language,
      forbidden: names.flatMap((source) => rangeOf(document, source)),
      employers: found.map((job) => job.company?.value ?? null),
    });
    const shown = () => visible.map((line) => textOf(document, line)).join('\n');
    const education = readEducation(document, sections);
    const claim = readClaims(document, places);
    const damaged = document.notes.includes('damaged');
    const doubts = check({
      structure: { ...structure, entries },
      told: structure.entries,
      jobs: found,
      contact,
      languageSupported: supported,
      words,
    });
    const resume: Resume = {
      language,
      languageSupported: supported,
      jobs: workOf(found, places),
      education,
      skills,
      otherSkills: readOtherSkills(document, places, skills),
      practices: readPractices(document, places, skills, found),
      ...(deedsUnknown.has(language) ? { deedsUnknown: true as const } : {}),
      leadership: readLeadership(document, { language, places }, found),
      credentials: credentialsOf(document, { sections, places, contact }),
      languages: readSpoken(document, sections, places, skills),
      statedYears: claim?.years ?? null,
      statedAbout: claim?.about ?? null,
      // In a damaged file colours and places may be wrong: what it hides earns nothing, and accuses nobody.
      integrity: damaged ? integrity.facts.filter((fact) => fact.kind !== 'hidden_text') : integrity.facts,
      doubts,
      documentDate: documentDate(document.ownDate),
      ocrConfidence: document.confidence ?? null,
      damaged,
      ...unreadOf(document.notes),
      words,
    };
    return { kind: readKind(shown, resume, contact), contact, resume, document };
  }

  return (given) => keepingWords(() => read(given));
}

const partOfNote: Record<string, UnreadPart> = {
  scanned_pages: 'pictures',
  unmapped_glyphs: 'letters',
  turned_text: 'sideways',
  unread_fields: 'fields',
  unsure_text: 'unsure',
};

/** What the notes of a format say of text that is seen and was not read, in a fixed order. */
function unreadOf(notes: string[]): { unread?: UnreadPart[] } {
  const parts = new Set(notes.map((note) => partOfNote[note]));
  const unread = unreadParts.filter((part) => parts.has(part));
  return unread.length > 0 ? { unread } : {};
}

/** Before there were such files: a date of a program that knew none (1601, 1970, 1980). */
const firstYear = 1993;
/** The date of the empty document that python-docx starts from. */
const templateDate = '2013-12-23';

/** A file's own date; null for one that no résumé can have. */
function documentDate(date: string | null): string | null {
  return date === null || Number(date.slice(0, 4)) < firstYear || date === templateDate ? null : date;
}

/** The contact facts without a name that is the employer of a job in the same place: a name drawn as a picture is not read. */
function unlessEmployer(contact: Contact, entries: { job: Job }[]): Contact {
  const [named] = contact.name?.evidence ?? [];
  if (named?.source !== 'document') return contact;
  const isEmployer = entries.some(({ job }) =>
    job.company?.evidence.some((own) => own.source === 'document' && own.start === named.start),
  );
  return isEmployer ? { ...contact, name: null } : contact;
}

/** True when every word is written like a part of a name. */
function isName(text: string): boolean {
  return !/[.:;]\s/.test(text) && text.split(/\s+/).every((word) => /^\P{Ll}|^\p{L}{1,3}$/u.test(word));
}

/** The UTF-16 range of document evidence. */
function rangeOf(document: Document, source: Evidence): [number, number][] {
  if (source.source !== 'document') return [];
  const from = utf16Of(document, source.start);
  return [[from, from + source.quote.length]];
}
