import { group, words } from './grammar-words.ts';

/** Words of studies and of what was taught: a part of a language's grammar. */
export const studyWords = {
  /** Headings of what somebody taught: courses mostly, and posts among them. */
  teaching: words,
  /** What tells of a degree that stands before: "GPA: 3.5", "relevant coursework". */
  studyNotes: words,
  /** What opens a line on a degree that names none, though it may name a school: "Dean’s list", "Committee". */
  studyAsides: words,
  /** Heads of the columns of a table of studies. */
  studyColumns: words,
  /** What is studied, as it may stand between a degree and its school without a mark. */
  studySubjects: words,
  /** What holds the word of a degree and is none. */
  notDegrees: words,
  /**
   * What is learnt or wished, what leads on from it, "a course on leading people", "wants to lead", and what is learnt by where the verb is one
   * of leading, "training in coaching"; verbs stand right before it.
   */
  studied: group({ words, links: words, training: words, verbs: words }),
};
