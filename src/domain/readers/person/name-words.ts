import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listOf, looseAlternatives, spellings } from '#domain/words/patterns.ts';
import { alternatives } from '#domain/words/words.ts';

/** What stands around names, as patterns. */
export interface NameWords {
  /** Titles before a name, at the start of a text. */
  titles: RegExp;
  /** Degrees and charters behind a name; global. */
  degrees: RegExp;
  /** One small word within a name, whole. */
  particle: RegExp;
  /** The label before a name, at the start of a text. */
  label: RegExp;
  /** What somebody says before a name of their own, at the start of a text. */
  greeting: RegExp;
  /** What sort of document it is, or its heading of contact facts, before two or three words like a name, or four behind such a heading: "Lebenslauf Jane Doe". */
  document: RegExp;
  /** The same behind two to four words like a name: "JANE DOE RESUME". */
  documentBehind: RegExp;
  /** The same as a line of its own. */
  documentAlone: RegExp;
  /** A word that no name holds. */
  never: RegExp;
}

/** The patterns of a lexicon. */
export function nameWords({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>): NameWords {
  const names = (pick: (names: Grammar['names']) => string[]) =>
    listOf(languages, ({ names }) => pick(names));
  const labels = [...names((words) => words.labels), ...shared.nameLabels];
  const contact = languages
    .flatMap(({ headings }) => headings.contact ?? [])
    .filter((word) => word.includes(' '));
  const of = alternatives(names((words) => words.of));
  /** Before a name in a line of capitals: "CURRICULUM VITAE OF JANE DOE". */
  const leads = names((words) => words.of).map((word) => word.toUpperCase());
  const kinds = names((words) => words.documents);
  const documents = alternatives(kinds);
  // A form's label needs no mark behind it: "Surname(s) / First name(s) Doe, Jane".
  const single = alternatives(
    names((words) => words.labels).filter((word) => !word.includes(' ') || word.includes('(')),
  );
  return {
    titles: new RegExp(
      `^(?:(?:${looseAlternatives(shared.academicTitles)})\\.?(?:-\\p{L}+\\.?)?\\s+)+`,
      'iu',
    ),
    degrees: new RegExp(
      `,?\\s+(?:${looseAlternatives(shared.postNominals)})(?=$|[\\s,])\\.?|\\s*\\((?:${looseAlternatives(shared.postNominals)})\\)(?=$|[\\s,])`,
      'giu',
    ),
    particle: new RegExp(`^(?:${looseAlternatives(shared.nameParticles)})$`, 'iu'),
    label: new RegExp(
      `^\\s*(?:${alternatives(labels)}|(?:${documents})(?:\\s(?:${of}))?)(?:\\s*[:：\\t–—-]\\s*|(?<=\\s(?:${of}))\\s+)|^\\s*(?:${single})\\s+(?=\\p{Lu}[\\p{L},'-]+(?:\\s+\\p{Lu}[\\p{L}'-]+){1,2}\\s*$)`,
      'iu',
    ),
    greeting: new RegExp(`^\\s*(?:${alternatives(names((words) => words.greetings))})\\s+`, 'iu'),
    document: new RegExp(
      `^\\s*(?:${alternatives(new Set([...kinds, ...contact].flatMap(spellings)))})\\s+(?!(?:${alternatives(leads)})\\s)(?=\\p{Lu}[\\p{L}'-]+(?:\\s+\\p{Lu}[\\p{L}'-]+){1,2}\\s*$)|^\\s*(?:${alternatives(new Set(contact.flatMap(spellings)))})\\s+(?=\\p{Lu}[\\p{L}'-]+(?:\\s+\\p{Lu}[\\p{L}'-]+){3}\\s*$)`,
      'u',
    ),
    // What stands ahead is asked first: whoever looks back from each letter of a long word pays its square.
    documentBehind: new RegExp(
      `(?=['’:\\s])(?<=^\\s*\\p{Lu}[\\p{L}.'-]+(?:\\s+\\p{Lu}[\\p{L}.'-]*){1,3})(?:['’]s|:)?\\s+(?:${alternatives(new Set(kinds.flatMap(spellings)))})(?:\\s+(?:19|20)\\d\\d)?[\\s."”]*$|(?<=^\\s*\\p{Script=Han}{2,4})(?:${of})(?:${documents})\\s*$`,
      'u',
    ),
    documentAlone: new RegExp(`^\\W*(?:${documents})\\W*$`, 'iu'),
    never: new RegExp(`\\b(?:${alternatives(names((words) => words.never))})\\b`, 'iu'),
  };
}

/** "Name:"; behind the word for the document a title may stand as well: "CV: Nursing Assistant". */
export function isLabelOfName(label: string, { documentAlone }: NameWords): boolean {
  return /[:：]\s*$/u.test(label) && !documentAlone.test(label.replace(/\P{L}+$/u, ''));
}
