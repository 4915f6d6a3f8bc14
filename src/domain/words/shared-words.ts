import * as z from 'zod';
import { word } from './grammar-words.ts';

/**
 * Words of no language: `rules/lexicon/shared.yaml`. In legal forms, titles and degrees a full stop may be left out in a text; two stand
 * for one that may not.
 */
export const SharedWords = z.strictObject({
  legalForms: z.array(word),
  /** Legal forms that are told by their capitals: "Fjordtek AS". */
  legalFormsInCapitals: z.array(z.string().min(1)).default([]),
  /** Those of them that stand before a name as well: "JSC Orvik". */
  legalFormsBeforeNames: z.array(word).default([]),
  /** Ends of employers' names that are no end of a sentence. */
  abbreviatedNames: z.array(word),
  academicTitles: z.array(word),
  /** Of these, those of scholars, as they stand before a name. */
  doctors: z.array(z.string()),
  postNominals: z.array(word),
  nameParticles: z.array(word),
  /** Plurals of people whose firm is called by them, behind a name: "Halden Architects". */
  firmsOfPeople: z.array(word),
  /** What a name ends in that a trade stands before: "Norvik Chef School". */
  housesOfTrades: z.array(word),
  /** Words of firms that towns end in as well: "Falls Church, VA", "Orange County, CA". */
  townEndings: z.array(word),
  /** Forces and guards that are called by a word of a trade: "National Guard". */
  forces: z.array(word),
  /** Given names that products and trades have as well: "John", "Mason". */
  givenNames: z.array(word),
  /** Trades that many people are called by: in a name they are no title. */
  surnames: z.array(word),
  /** Mailboxes that are nobody's name: "info@jane-doe.example" is Jane Doe's by its host. */
  mailboxes: z.array(word),
  /** What the address of a profile opens with, whose next part mostly spells a name. */
  profiles: z.array(word),
  /** Labels of a name in scripts whose languages have no lexicon. */
  nameLabels: z.array(word),
  /** Products and standards whose versions are years. */
  numberedProducts: z.array(word),
  workModes: z.array(word),
  /** Labels before an address of mail: behind one its signs may be words without a mark: "email: jane at example.com". */
  mailLabels: z.array(word).default([]),
  /** Behind such a label and before "at": a sentence, and nobody's address. */
  mailSentences: z.array(word).default([]),
  /** What stands for the signs of an e-mail address that is written for people alone: "jane (at) example (dot) com". */
  writtenSigns: z.strictObject({ at: z.array(word), dot: z.array(word) }).default({ at: ['@'], dot: ['.'] }),
  places: z.array(word),
  /** Larger towns, one a line of `rules/lexicon/towns.txt`, built by `scripts/towns.ts`. */
  towns: z.array(word).default([]),
  /** Trades of one word, one a line of `rules/lexicon/trades.txt`, built by `scripts/trades.ts`: titles in headings, and nowhere else. */
  trades: z.array(word).default([]),
  /** Towns of any size to the codes of the states they lie in, parted by blanks: `rules/lexicon/towns-in-states.txt`, built by the same. */
  townsInStates: z.record(z.string(), z.string()).default({}),
  /** Countries in every language, one a line of `rules/lexicon/countries.txt`, built by `scripts/countries.ts`. */
  countries: z.array(word).default([]),
  /** States, provinces and counties: between a town and its country. */
  regions: z.array(word),
  /** States of the United States and provinces of Canada as addresses write them. */
  stateCodes: z.array(word),
  /** Codes of states to their names. */
  statesByCode: z.record(z.string(), word),
  /** Behind and before a name that make it a place: "Leeds Area", "Greater Leeds". */
  areas: z.array(word),
  areasBefore: z.array(word),
  /** Titles that tell no trade: what the work was is told by the text alone. */
  neutralTitles: z.array(word),
  /** Groups of ISCO-08 of technical work, in which a neutral title may be any of its fields. */
  technicalIsco: z.array(word),
  /** Categories of skills of trades of their own: their work is no software, whoever leads it. */
  tradeCategories: z.array(z.string()).default([]),
  /** Categories of skills that any work has: they tell of no other work. */
  everydayCategories: z.array(z.string()).default([]),
  /** Categories of skills of technology that is run and used, not made. */
  operatingCategories: z.array(z.string()).default([]),
  /** Ids of skills and practices that tell of making software, whatever it is written in. */
  softwareMethods: z.array(z.string()).default([]),
  /** Ids of occupations that titles name which lead software, and those besides where technology of any trade may be led. */
  leaderOccupations: z
    .strictObject({
      directing: z.array(z.string()),
      crafting: z.array(z.string()),
      anyTrade: z.array(z.string()),
    })
    .default({ directing: [], crafting: [], anyTrade: [] }),
  /** Words that alone name no occupation, although lists of titles have them. */
  plainTitles: z.array(word),
  /** Beside a certificate that is not held yet: "pursuing". */
  certificatePending: z.array(word),
  /** Words that name none where they stand alone. */
  certificateAlone: z.array(word),
  /** Skills that a course of days gives and that are held from then on: named among studies, they are there. */
  trainings: z.array(word),
  /** Words of one that is to come: nobody holds it yet. */
  certificateExpected: z.array(word),
  /** Schools that are called by letters, or without a word for a school. */
  schoolNames: z.array(word),
  /** Letters that stand for a degree at the head of a line, in capitals. */
  degreeLetters: z.array(word),
  /** Letters by which certificates and licences are called, and words beside them that say no more. */
  credentialLetters: z.array(word),
  credentialWords: z.array(word),
  /** Words of certificates, by which one is told among degrees. */
  certificateWords: z.array(word),
  /** Words of rank in titles, which say nothing of the work: before it and behind it. */
  ranksBefore: z.array(word),
  ranksBehind: z.array(word),
  /** Words of rank that hint at a title where they stand: before it or behind it. */
  ranks: z.array(word),
  /** Skill ids of sites on which people keep a page of their own: beside a way to reach somebody they are its label. */
  profileSites: z.array(word),
  /** Last words of names of events and organisations, which a skill's name may open: "Hadoop World", "Confluence Environmental Company". */
  nameEndings: z.array(word),
  /** Last parts of addresses in the web, without their full stop: those that stand for an address before a slash, and the others. */
  addressEndings: z.array(word),
  /** Abbreviations of four letters and more in titles and employers, behind which a full stop ends nothing. */
  titleAbbreviations: z.array(word),
  moreAddressEndings: z.array(word),
  /**
   * Scripts, or letters of one, that tell a language (ISO 639-1), the more telling first: kana tell Japanese among Chinese signs.
   */
  scripts: z.array(z.strictObject({ language: z.string().length(2), letters: z.array(word) })),
  /** An open end in languages without a lexicon. */
  present: z.array(word),
  /** In the place of employers in documents made anonymous. */
  anonymousEmployers: z.array(word),
  /** Fields of a template that nobody filled in, each alone on its line. */
  unfilledFields: z.array(word),
  /** Behind a year and a month in Chinese and Japanese dates. */
  yearMarks: z.array(word),
  monthMarks: z.array(word),
});
export type SharedWords = z.infer<typeof SharedWords>;
