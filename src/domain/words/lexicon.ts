import * as z from 'zod';
import { Grammar } from './grammar.ts';
import { LeaderWords } from './leaders.ts';
import { SharedWords } from './shared-words.ts';

const words = z.array(z.string());

/** One language's words: the files of `rules/lexicon/<language>/` together. */
export const Words = z.strictObject({
  language: z.string().length(2),
  /** True where practices have no wordings of the language: what is not found of them may stand there all the same. */
  deedsUnknown: z.boolean().default(false),
  stopwords: words,
  headings: z.record(z.string(), words),
  months: z.record(z.string(), z.number().int().min(1).max(12)),
  seasons: z.record(z.string(), z.tuple([z.number(), z.number()])),
  present: words,
  since: words,
  until: words,
  kinds: z.record(z.string(), words),
  titles: words,
  companies: words,
  /** Labels of a form beside the facts of a job ("Employer: …"). */
  labels: z.strictObject({
    title: words,
    company: words,
    dates: words,
    sector: words,
    /** Labels of the employer with a colon alone: without one they stand for a name ("Company Name"). */
    namedCompany: words.default([]),
    /** Where somebody worked. */
    place: words.default([]),
    /** What was built ("Project 1: …"), which is no employer. */
    project: words.default([]),
    duties: words,
  }),
  degrees: words,
  notWork: words,
  negation: words,
  leadership: z.strictObject({
    titles: words,
    notTitles: words,
    /** Titles that lead where they are all of one, or of a part of it that a mark sets apart: "Bartender / Manager". */
    wholeTitles: words.default([]),
    verbs: words,
    /** Participles that stand behind the people they lead ("zwei Werkstudenten betreut"). */
    participles: words.default([]),
    people: words,
    phrases: words,
    /** Supervision of students: what one did ("supervised", "supervision of"), what one was, and whose work it was. */
    supervising: z
      .strictObject({ deeds: words, posts: words, students: words })
      .default({ deeds: [], posts: [], students: [] }),
  }),
  /** Titles of those who lead software. */
  leaders: LeaderWords.optional(),
  numbers: z.record(z.string(), z.number()),
  years: words,
  experienceWords: words,
  /** What speaks to a machine that judges, and to nobody else. */
  screenerText: z.strictObject({
    /** Orders to forget what it was told: "ignore previous instructions". */
    said: words,
    /** "If you are an AI", with what it may be behind it, and what it does then. */
    addressed: words.default([]),
    listeners: words.default([]),
    deeds: words.default([]),
    /** "Note to AI". */
    called: words.default([]),
    /** Words before an order, and verbs of the order that follows another one. */
    please: words.default([]),
    thenDo: words.default([]),
    /** An order to judge: a verb, whom it is about, and soon the best there is. */
    orders: z.strictObject({ verbs: words, whom: words, how: words }).optional(),
  }),
  /** Phrases of documents that are no résumé. */
  otherDocuments: z.strictObject({ invoice: words, job_advert: words, letter: words }),
  grammar: z
    .unknown()
    .refine((given) => given !== undefined, 'is needed')
    .pipe(Grammar),
});
export type Words = z.infer<typeof Words>;

/** One skill: a canonical id with its other spellings. */
export const Skill = z.strictObject({
  id: z.string(),
  category: z.string(),
  aliases: words.default([]),
  /** Ids that this skill names by being a part or a dialect of them. */
  parents: words.default([]),
  /** True for a word of everyday language: it counts only in a technical context. */
  ambiguous: z.boolean().default(false),
  /** Further spellings that need a technical context. */
  contextual: words.default([]),
  /** For an ambiguous word: a capital letter among work or skills is context enough. */
  strong: z.boolean().default(false),
  /** Names a group of others: as the label of a list it is no skill. */
  group: z.boolean().default(false),
  /** False for what is no technology (nursing, bookkeeping, soft skills): it is no context for a technical word. */
  technology: z.boolean().default(true),
  /** A program that any office has: what stands beside it is no code for that. */
  application: z.boolean().default(false),
  /** A language, a library or a tool of programmers: a word of everyday language is one only beside other technology than applications. */
  code: z.boolean().default(false),
  /** Words that make it another thing when they stand right after or before it. */
  notBefore: words.default([]),
  notAfter: words.default([]),
});
export type Skill = z.infer<typeof Skill>;

/** A practice or a behaviour: a concept with the tools and the phrasings that show it. */
export const Practice = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** True for a behaviour, which any work can show; a technical practice is shown by technical work alone. */
  soft: z.boolean().default(false),
  /** True where its deeds have come to an end: "implement programs" is a duty, "implemented a program" a change. */
  ended: z.boolean().default(false),
  /** Skill ids whose use shows the practice. */
  tools: words.default([]),
  /** Kinds of sections whose every entry shows the practice: certificates show learning. */
  sections: z.array(z.enum(['credentials'])).default([]),
  /** What an entry of these sections opens with that shows nothing: "Familiarity with routers" is no certificate. */
  notOpening: words.default([]),
  /** Words beside which its phrases mean another thing: "performance optimization" of campaigns. */
  unless: words.default([]),
  /** Phrases by word stem, or as they stand after a `=`; `…` lets up to three words stand between, `(a|b)` is either. */
  phrases: words.default([]),
});
export type Practice = z.infer<typeof Practice>;

export const iscoGroups = z.array(z.string().regex(/^\d{1,4}$/, 'one to four digits of ISCO-08')).default([]);

/** A field of work: which jobs are in it. */
export const Field = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** True when its work is technical. */
  technology: z.boolean().default(false),
  /** Title words that put a job in the field. */
  titles: words,
  /** Title words of another field: they win over general ones. */
  otherTitles: words,
  /** General titles that take their field from the job's own text. */
  generalTitles: words,
  /** ISCO-08 groups, by their first digits, whose occupations are in the field, and those in which the text decides. */
  isco: iscoGroups,
  nearIsco: iscoGroups,
  /** Ids of occupations that are in the field, and of those that are not although their group is. */
  occupations: words.default([]),
  outside: words.default([]),
  /** Ids of skills and practices, and labels of ESCO's skills, that are evidence in the job's text. */
  skills: words,
  /** Those of them that other work names as well: each counts half, and two at most. */
  weak: words.default([]),
  /** Ids of fields whose own evidence in the same job speaks against this one. */
  rivals: words.default([]),
  /** Ids of wider fields: a job that is in this one is in them too. Absent from fields that a release before pinned. */
  within: words.optional(),
  /** Phrases that are evidence in the job's text. */
  phrases: words.default([]),
  /**
   * Words for its people, and titles of those who lead them: leading "engineers" as a CTO is leading in software, whatever else the job
   * tells. Absent from fields that a release before pinned.
   */
  people: z.strictObject({ led: words, titles: words }).optional(),
  /** Pieces of evidence that a general title needs. */
  needed: z.number().int().min(1),
});
export type Field = z.infer<typeof Field>;

/** All that reading relies on besides the code: plain data, the same for every document. */
export const Lexicon = z.strictObject({
  languages: z.array(Words),
  shared: SharedWords,
  skills: z.array(Skill),
  practices: z.array(Practice),
  fields: z.array(Field),
  /** The folder of `rules/occupations/`: whoever reads titles opens it by itself. */
  occupations: z.string(),
});
export type Lexicon = z.infer<typeof Lexicon>;
