import * as z from 'zod';
import { group, word, words } from './grammar-words.ts';
import { leadingWords } from './leading-grammar.ts';
import { studyWords } from './study-grammar.ts';

/**
 * One language's small words and endings, `grammar` in its files: what sentences and headings are understood by. A list
 * that a language lacks finds nothing.
 */
export const Grammar = z.strictObject({
  /** Between two names: "Java and Go". */
  joins: words,
  /** Between two names of which either is meant: "Java or Go". */
  eithers: words,
  /** The same, less tightly: "from PHP to Go". */
  linksBetweenNames: words,
  definiteArticles: words,
  indefiniteArticles: words,
  /** Between a title and an employer. */
  at: words,
  /** What a firm is called between such a word and its name: "chez l’agence Contoso". */
  firmNouns: words,
  /** The same, of many other meanings: "engineer for Northwind". */
  worksFor: words,
  /** Before the name of a firm at the head of a line, where its form tells that it is one: "für die Contoso GmbH". */
  forFirms: words,
  /** The same, of towns and fields as well: an employer only where its name or the place behind it tells. */
  atBeforePlace: words,
  /** The same, in sentences only. */
  atInSentences: words,
  /** Endings of nouns that are made of verbs: "preparation", "management". */
  verbalNouns: words,
  /** Words behind which a clause begins with its verb: "and", "to", "helped". */
  clauseOpeners: words,
  /** Small words that lead on to what follows: "and", "with", "into"; those of two letters need not be told. */
  linking: words,
  /**
   * Verbs of deeds by their endings and whole: where several run on without a mark, each begins an item; and those that nothing else is, in the forms that open
   * items, each of which begins one ("Prepares", "Maintaining").
   */
  deeds: group({ endings: words, words, openers: words }),
  /** Words before what a noun of a verb is about: "balance of payments", "balance sheet". */
  partitives: words,
  /** Words that say no more between those of a phrase: "retention of existing clients", "generated additional revenue". */
  fillers: words,
  /** Before a verb that tells what something is for: "to resolve issues". */
  infinitives: words,
  /** Verbs of working with others, behind which the purpose is what was done: "worked with developers to resolve issues". */
  jointVerbs: words,
  /** What stands right behind such a verb, before whom: "with", "closely with". */
  jointWith: words,
  /** Words that say that something was not: "was not hired to build". */
  denials: words,
  /** Words right before such a purpose that say that it was reached: "helped to resolve", "was hired to build". */
  reached: words,
  /** The forms in the present of verbs whose past no rule makes, by that past: "led" is "lead". */
  irregular: z.record(word, words).default({}),
  /** Before a title: "worked as an engineer". */
  as: words,
  /** Verbs of having worked, before such a word or an employer: "worked at Northwind as an engineer". */
  worked: words,
  /** Titles of who owns or founded a firm, and the words between them and its name: "Founder of Northwind". */
  owners: group({ titles: words, of: words }),
  /** First words of a line below an employer that tells what it was, or whose it is: "a subsidiary of", "formerly known as". */
  ofFirms: words,
  /** Who writes of themselves: "As an engineer, I built …". */
  firstPerson: words,
  /** Before the number of a page. */
  pageWords: words,
  /** What word processors write hidden around the form of a web page: "Top of Form". */
  formMarks: words,
  /** What the author of a form calls it in a note about its copyright. */
  templateWords: words,
  ...studyWords,
  /** A heading or the beginning of a line with one of these is of people who speak for somebody: how they are reached is theirs. */
  referees: words,
  /** Those with whom somebody does research, named behind its title. */
  advisers: words,
  /** Written small within the names of employers. */
  nameWords: words,
  dates: group({
    /** Between day, month and year. */
    of: words,
    /** Before a date: "from the 3rd". */
    articles: words,
    /** Behind the number of a day. */
    ordinals: words,
    /** What a year is called behind it: "2019 года", and the letters that stand for it before a point: "2019 r.". */
    yearWords: words,
    yearLetters: words,
    /** Before a year: its beginning, its middle, its end. */
    beginnings: words,
    middles: words,
    ends: words,
    /** Before two dates, and the word that joins them there: "between March 2016 and May 2018". */
    between: words,
    and: words,
    /** Letters before the number of a quarter. */
    quarters: words,
  }),
  units: group({ hour: words, day: words, week: words, month: words, year: words }),
  /** Answers to "when could you start?" that mean today. */
  immediately: words,
  /** Languages that people speak, in this one. */
  spoken: group({
    names: words,
    /** What says that somebody speaks one: "fluent", "bilingual". */
    cues: words,
    /** Between such a word and the language. */
    between: words,
  }),
  claims: group({
    /** Whose years they are when one of these stands shortly before: "a family company with 45 years of experience". */
    others: words,
    /** Before or behind a number of years that is no claim of experience: "after 3 years", "3 years ago". */
    notAfter: words,
    notBefore: words,
    /** Between years and what they were spent on. */
    of: words,
    /** Behind years, for what was done in them. */
    doing: words,
    /** Behind years at the head of a résumé: "12 years with …", "12 years across …". */
    with: words,
    where: words,
    /** Endings of verbs that go on: "12 years building". */
    gerunds: words,
    /** Ten years as one word: "over a decade of experience". */
    decades: words,
    /** Before the years, of what they were: "ten successful years". */
    filled: words,
    /** A number of years that tells what kind of thing something is, and that thing: "a 17-year background", "15-jährige Laufbahn". */
    lasting: words,
    careers: words,
  }),
  /** Labels of a project within a job. */
  projectLabels: words,
  /** Parts of words by which a heading or a title names a thing. */
  stems: group({ internship: words, volunteer: words, study: words, mentoring: words }),
  /** Words of a line that tells of a prize. */
  honours: words,
  /** Titles that say nothing but that somebody studies. */
  studyTitles: words,
  /** Whole titles of research that is employed or study: the dates of the degrees tell. */
  researchers: words,
  /** Words of parts of a school, before or behind its name: "Imaging Group, EPFL". */
  unitsOfSchools: words,
  departments: words,
  /** Words that close the name of those whom somebody works with, who employ nobody: "Foundation Team". */
  teams: words,
  /** What the name of a part of a school opens with: "School of Family Sciences". */
  partsOfSchools: words,
  /** Words of places at a school where research is done. */
  laboratories: words,
  /** Words of headings of publications, talks, prizes and pastimes. */
  tellingHeadings: words,
  /** Ends of headings of work: "Relevant Employment". */
  workNouns: words,
  /** Words before the name of a heading that change nothing, and phrases behind it: "Ausgewählte Berufserfahrung", "Work Experience in Brief". */
  headingQualifiers: words,
  headingTails: words,
  /** What a project of a course is called, where an employer would stand. */
  courseProjects: words,
  /** Titles of who sits in a body beside work, and words for such bodies: "Member, Curriculum Committee". */
  seats: words,
  /** Words of bodies whose members lead a house: "executive". */
  leadingBodies: words,
  bodies: words,
  /** What a title opens with that somebody learns to be: "Weiterbildung zur". */
  courses: words,
  /** Labels of the same below the dates and the house that gave it: "Fortbildung: Linux". */
  courseLabels: words,
  /** Before the place of an employer: "Desarrollador, en Contoso, ubicado en Monterrey". */
  locatedIn: words,
  /** In which templates say how well somebody knows what stands beside a bar or dots: "Very good command", "Erfahren". */
  ratings: words,
  /** Between a title and that somebody works on their own: "Développeur en freelance". */
  beforeModes: words,
  /** Last words of titles that name a field behind a comma, and last words of such fields: "Director, Platform Engineering". */
  directingTitles: words,
  /** Titles behind whose comma those stand whom they lead: "Supervisor, System Administrators". */
  leadingTitles: words,
  directedFields: words,
  /** What a title is called behind its comma, title words or not: "Senior Engineer, DevOps". */
  specialities: words,
  /** Titles of those who lead volunteers and are none themselves. */
  paidForVolunteers: words,
  /** Headings that hold work where no other section does, and offices held for others beside one that does. */
  besideWork: words,
  /** Words for schools; `*` stands for the rest of a word. */
  schools: words,
  /** Words that close or open the name of an institution, and no field of work: "Acme Hospital", "Hôpital Saint-Luc". */
  institutions: group({ ends: words, opens: words }),
  /** Between a title and an institution alone: "Dozentin an der Universität Bern"; elsewhere such words part nothing. */
  atInstitutions: words,
  /** Before a word of studies that are over: "Post-Doktorand". */
  behindStudies: words,
  /** Last parts of compounds that are titles or employers: "Softwareentwickler", "Stadtwerke". */
  titleEndings: words,
  companyEndings: words,
  /** Words that make a short piece a title when they end it: "Technical Support". */
  lastTitleWords: words,
  leading: leadingWords,
  /** Plural of nouns for persons: the first ending that fits is replaced by each of its list. */
  plurals: z.record(z.string(), z.array(word)).default({}),
  skills: group({
    /** Before what somebody does not know; after `towards` something is moved to instead. */
    negations: words,
    /** The same where nothing of their sentence stands before them: "Learning Rust", and not "machine learning with Python". */
    openingNegations: words,
    /** Beside a negation that denies nothing: "with or without", "not only". */
    affirmedBefore: words,
    affirmedBehind: words,
    towards: words,
    /** Before what something is likened to. */
    likened: words,
    /** Behind it: "Trello-like", "a Slack clone". */
    likenedBehind: words,
    /** Behind the name of a product that is meant as a firm: "the Northwind merger". */
    firmBehind: words,
    /** Before the names of those who buy: "customers such as"; and words behind which names are what was used again. */
    customers: words,
    usedWith: words,
    /** Before what somebody would like to do. */
    wishes: words,
    /** Behind what somebody does not know or wants to learn: "Kubernetes habe ich nie gemacht". */
    deniedBehind: words,
    /** Said where somebody allows that data are kept: a law that it names is no skill. */
    consents: words,
    /** What a list or a section is labelled whose items somebody learns or wants to. */
    aims: words,
    /** What a list says of a skill rather than naming one. */
    levels: words,
    /** Said of what somebody can without naming it: "exceptional", "abilities". */
    qualifiers: words,
    /** Small words with which an item of a list may begin. */
    openers: words,
    /** Words of sentences, which are no items of a list. */
    proseWords: words,
    /** Behind a technology, or before "in" and one. */
    technicalNext: words,
    technicalBeforeIn: words,
    /** Right before what something was made with: "using Ruby". */
    usedBy: words,
    /** What a technology is called by right before its name: "the framework Spring". */
    technicalBefore: words,
    /** What makes a compound of a technology: "-based", "-Dienste". */
    compoundParts: words,
  }),
  names: group({
    /** Labels of a person's name. */
    labels: words,
    /** Labels of its parts in a form. */
    surnames: words,
    /** Labels of a name that is a surname where given names stand beside it: "Name: Doe" over "First name: Jane". */
    shortNames: words.default([]),
    given: words.default([]),
    /** "Hi, I'm Jane Doe". */
    greetings: words,
    /** "Curriculum vitae of Jane Doe": the document, and what joins it to the name. */
    documents: words,
    of: words,
    /** Words of a résumé's head that no name holds. */
    never: words,
  }),
});
export type Grammar = z.infer<typeof Grammar>;
