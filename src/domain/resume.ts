import type { Box } from './document.ts';
import type { StandingAnswer } from './people/answers.ts';
import type { TitleOccupation } from './words/occupations.ts';

/** Words of the document that back a fact: `start` and `end` are code points over the whole text. */
export interface DocumentEvidence {
  source: 'document';
  page: number | null;
  start: number;
  end: number;
  quote: string;
  boxes?: Box[];
  ocrConfidence?: number;
}

/** What an answer to a screening question says. */
interface AnswerEvidence {
  source: 'answer';
  question: string;
  value: string;
}

/** A fact that a person put right. */
export interface CorrectionEvidence {
  source: 'correction';
  id: string;
  author: string;
  reason: string;
  /** What was typed in, as it stands in the text that `start` and `end` index. */
  quote?: string;
  start?: number;
  end?: number;
}

export type Evidence = DocumentEvidence | AnswerEvidence | CorrectionEvidence;

/** A value read from the document; `known` is false where it is implied rather than written. */
export interface Fact<T> {
  value: T;
  known: boolean;
  evidence: Evidence[];
}

/**
 * A date as precise as the page: `month` is 1–12, or null for a year alone; a quarter or a season names its
 * first month in `month` and its last in `lastMonth`.
 */
export interface PartialDate {
  year: number;
  month: number | null;
  lastMonth: number | null;
  precision: 'month' | 'year' | 'quarter' | 'season';
}

export type WorkKind =
  | 'job'
  | 'internship'
  | 'freelance'
  | 'parttime'
  | 'military'
  | 'volunteer'
  | 'research'
  /** A person said that it is no job. */
  | 'none';

/** Whether the work of a job lies in a field: `unclear` counts in the high months only. */
export type InField = 'in' | 'likely' | 'unclear' | 'out';

export interface Job {
  title: Fact<string> | null;
  company: Fact<string> | null;
  /** null when undated. */
  start: PartialDate | null;
  /** `present` is an open end. */
  end: PartialDate | 'present' | null;
  kind: WorkKind;
  dates: Evidence[];
  /** What the title says somebody works as, nearest first; kept since reading version 9. */
  occupations?: TitleOccupation[];
  /** Phrases of fields (by word stems) and labels of ESCO's skills in the job's text. */
  told?: string[];
  /** Paragraphs of the entry. */
  lines?: number;
  /** Field id to whether this job's work is in it: added by judging; a reading leaves it empty. */
  fields: Record<string, InField>;
  /** Field id to the ids of its strong evidence that this job names or shows: added by judging with `fields`, where there is any. */
  shownBy?: Record<string, string[]>;
  /** Ids of fields whose work the job leads: its title leads software, and the résumé shows work of the field; added by judging. */
  leads?: string[];
  /** Of `fields` what a person said, which wins. */
  corrected?: Record<string, InField>;
  /** Code points of the whole entry, heading and text. */
  start_at: number;
  end_at: number;
  /** True when there is text beyond title, company and dates. */
  described: boolean;
}

export interface Education {
  degree: Fact<string> | null;
  institution: string | null;
  evidence: Evidence[];
}

export type SectionKind =
  | 'experience'
  | 'education'
  | 'skills'
  | 'projects'
  | 'summary'
  | 'volunteer'
  | 'languages'
  | 'credentials'
  | 'contact'
  | 'other'
  | 'none';

/** One place where a skill or practice is named. `job` is an index into `Resume.jobs`, or null. */
export interface Mention {
  section: SectionKind;
  job: number | null;
  evidence: DocumentEvidence;
  /** Where the paragraph of the words begins, in code points: mentions of one paragraph are one place. */
  paragraph: number;
  /** The whole paragraph when it is short enough to quote, else the words themselves. */
  line: DocumentEvidence;
}

export interface SkillFact {
  id: string;
  mentions: Mention[];
  /** Skills that name this one by being a part of it (Spring Boot names Java); empty when named itself. */
  impliedBy: string[];
  /** True when its name is a word of everyday language (Spring, Go): implied alone, it is not listed as named. */
  everyday: boolean;
}

/** True for a skill that a list of what the document names may hold. */
export function isListed(skill: SkillFact): boolean {
  return skill.impliedBy.length === 0 || !skill.everyday;
}

export interface PracticeFact {
  id: string;
  mentions: Mention[];
}

export interface LeadershipFact {
  kind: 'title' | 'team' | 'mentoring' | 'technical';
  /** People led, when a number is given. */
  teamSize: number | null;
  job: number | null;
  evidence: DocumentEvidence;
  /** Fields whose people were led, whatever the job: told when a résumé is placed. */
  ledOf?: string[];
}

type FindingKind =
  | 'gap'
  | 'overlap'
  | 'undated'
  | 'future'
  | 'reversed'
  | 'year_only'
  | 'maybe_stale'
  | 'hidden_text'
  | 'screener_text'
  | 'damaged'
  | 'unread_text'
  | 'list_without_jobs'
  | 'stated_differs';

/** Something for a person to look at. It never changes a score. */
export interface Finding {
  kind: FindingKind;
  severity: 'info' | 'check';
  detail: string;
  evidence: Evidence[];
}

export interface IntegrityFact {
  kind: 'hidden_text' | 'screener_text';
  /** How the text is hidden, or `visible`. */
  how: string;
  evidence: DocumentEvidence;
}

/** What the reading found and could not explain, in the order in which it is shown. */
export const doubtKinds = [
  'language_unknown',
  'letters_lost',
  'columns_interleaved',
  'no_section',
  'heading_repeated',
  'heading_without_job',
  'no_job',
  'dates_not_taken',
  'job_without_title',
  'study_or_work',
  'name_unsure',
] as const;
export type DoubtKind = (typeof doubtKinds)[number];

/** Something of a document that its reading could not explain, with its places. It never changes a score. */
export interface Doubt {
  kind: DoubtKind;
  evidence: DocumentEvidence[];
  /** Of dates that no job took: the stretches that they tell. */
  stretches?: Pick<Job, 'start' | 'end'>[];
}

/** What a page shows and a reader cannot get: pictures, letters without meaning, text that stands sideways, fields of a form, text that may or may not be seen. */
export const unreadParts = ['pictures', 'letters', 'sideways', 'fields', 'unsure'] as const;
export type UnreadPart = (typeof unreadParts)[number];

/** What a person said of a must-have: that it holds, or which verdict does. */
export interface Settled {
  criterion: string;
  verdict: 'confirmed' | 'met' | 'partial' | 'not_met';
}

/** Facts that are scored. Who the person is (name, address, photo) is not among them. */
export interface Resume {
  /** ISO 639-1 code, or `und` when no lexicon fits. */
  language: string;
  languageSupported: boolean;
  jobs: Job[];
  education: Education[];
  skills: SkillFact[];
  /** Items of a section of skills that the taxonomy does not know, as they are written: shown, never scored. */
  otherSkills: Fact<string>[];
  practices: PracticeFact[];
  /** True where the lexicon of its language knows no wordings of practices: one that was not found is unknown. */
  deedsUnknown?: true;
  /** All practices as they were read; kept by judging, which takes out of `practices` what other work seems to show. */
  practicesTold?: PracticeFact[];
  leadership: LeadershipFact[];
  credentials: Fact<string>[];
  languages: Fact<string>[];
  statedYears: Fact<number> | null;
  /** The words around the stated years, which say of what they are; kept since reading version 9. */
  statedAbout?: DocumentEvidence | null;
  /** Ids of the fields that these words speak of: added by judging. */
  statedFields?: string[];
  integrity: IntegrityFact[];
  /** What the reading could not explain; kept since reading version 7. */
  doubts?: Doubt[];
  /** `YYYY-MM-DD` that the file gives itself, for the finding `maybe_stale` only. */
  documentDate: string | null;
  /** Answers to screening questions, added before scoring; a document holds none. */
  answers?: StandingAnswer[];
  /** Must-haves that a person settled, the newest of each criterion, added before scoring. */
  settled?: Settled[];
  /** Corrections that found nothing to put right, by id, added before scoring. */
  unmatchedCorrections?: string[];
  /** True when the file was damaged: parts of it may be missing. */
  damaged: boolean;
  /** What its pages show and could not be read; absent when that is nothing. */
  unread?: UnreadPart[];
  /** 0–1, lowest confidence of the words when they came from a picture; null for text. */
  ocrConfidence: number | null;
  words: number;
}

/** Sections in which a skill is more than a word of the page. */
const telling: readonly SectionKind[] = ['experience', 'skills', 'projects', 'summary'];

/** True when a résumé says anything of what somebody did or can: without it there is nothing to rank. */
export function hasFacts(resume: Resume): boolean {
  return (
    resume.jobs.length > 0 ||
    resume.education.length > 0 ||
    resume.credentials.length > 0 ||
    resume.leadership.length > 0 ||
    resume.statedYears !== null ||
    resume.skills.some((skill) => skill.mentions.some(({ section }) => telling.includes(section)))
  );
}

/** Who the person is. Lives apart from what is scored. */
export interface Contact {
  name: Fact<string> | null;
  email: Fact<string> | null;
  phone: Fact<string> | null;
  links: string[];
}

/** What a document is. */
export type DocumentKind = 'resume' | 'invoice' | 'job_advert' | 'letter' | 'nothing';

/** What one file gave. */
export interface Reading {
  /** `resume`, or what the document is instead. */
  kind: DocumentKind;
  resume: Resume;
  contact: Contact;
}
