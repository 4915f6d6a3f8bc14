import * as z from 'zod';

const words = z.array(z.string()).min(1);
const names = z.record(z.string(), z.string()).default({});

/** Words of adverts: `rules/adverts/words.yaml`. */
export const AdvertWords = z.strictObject({
  must: words,
  wanted: words,
  nice: words,
  /** What a line says that asks for nothing: whole phrases, and words for none before what is needed: "no degree required". */
  notAsked: z.strictObject({ phrases: words, none: words, needed: words }),
  duties: words,
  ignored: words,
  either: words,
  leads: words,
  certificates: words,
  /** Words for a certificate, behind what it is of, and words before it that name no more. */
  certificateNouns: z.array(words),
  certificateFiller: words,
  /** Words of certificates in another sense: "post-registration"; and families of names of one certificate. */
  notCertificates: words,
  /** Before a certificate's name: "a valid". */
  certificateOpenings: words,
  sameCertificates: z.array(words),
  /** Before the name of who holds a certificate, behind which nothing of it stands: "geprüfter Bilanzbuchhalter". */
  certificateHeads: words,
  /** How much something is wanted, behind its name: "is a must". */
  demands: words,
  /** Words for a degree; between a degree and its subject; for a subject that may be near. */
  degrees: words,
  inSubject: words,
  /** What schools give before any degree: "high school diploma". */
  notDegrees: words,
  /** Between a word for knowledge and what is known: "experience with". */
  knownIn: words,
  orNear: words,
  /** Before what somebody is to like: "a passion for". */
  likings: words,
  /** Skills, by their ids, that no draft asks for. */
  notDrafted: words,
  /** Behind a heading: "of the job". */
  headingTails: words,
  /** The category of skills that are traits. */
  softCategory: z.string(),
  /** Behind a number of years: "or more"; between two numbers: "to". */
  orMore: words,
  atLeast: words,
  /** One, of years: "ein Jahr". */
  ones: words,
  /** Behind years of a life or of a course: "18 years old", "a four year degree". */
  ofAge: words,
  /** Short forms behind which a stop ends no sentence. */
  shortForms: words,
  /** Before a span of time that is no number of years of work: "in the last 12 months". */
  pastSpans: words,
  /** Between a number and what a part of the years was: "two of them". */
  ofThem: words,
  /** In sentences that name protected traits and ask for none of them: "regardless of", "please do not send". */
  promises: words,
  /** Words of lines that tell the pay. */
  pay: words,
  to: words,
  /** Labels of the advert's title. */
  titleLabels: words,
  /** Between two certificates of which one is enough. */
  or: words,
  /** Marks of a title that is open to all: "(m/w/d)". */
  openToAll: words,
  languages: z.record(z.string(), words),
});

/** What a drafted role says of itself, by language (ISO 639-1): `rules/adverts/phrases.yaml`. */
export const DraftPhrases = z.record(
  z.string(),
  z.strictObject({
    reason: z.string(),
    experience: z.string(),
    leadership: z.string(),
    degree: z.string(),
    degreeIn: z.string(),
    closeWork: z.string(),
    bands: z.string(),
    noField: z.string(),
    leftOut: z.string(),
    nothing: z.string(),
    placeholder: z.string(),
    placeholderReason: z.string(),
    start: z.string(),
    about: z.string(),
    goodAnswer: z.string(),
    /** Names of fields, languages and practices, by their ids, where they are not called as in English. */
    fields: names,
    languages: names,
    practices: names,
  }),
);
type DraftPhrases = z.infer<typeof DraftPhrases>;

/** The phrases of one language. */
export type Phrases = DraftPhrases[string];

/** A phrase with what it is about in the place of its word in braces. */
export const filled = (phrase: string, word: string, value: string): string =>
  phrase.replace(`{${word}}`, () => value);

/** Words of adverts with what a draft says of them. */
export interface Adverts {
  words: AdvertWords;
  phrases: DraftPhrases;
}

export type AdvertWords = z.infer<typeof AdvertWords>;
