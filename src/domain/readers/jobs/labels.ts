/* Labels of a form at the start of a line: "Employer: …", "Employer<tab>…", "• Tipo di impiego Programmatore". */
import type { Words } from '#domain/words/lexicon.ts';
import { remembering } from '#domain/words/remember.ts';
import { alternatives, fold } from '#domain/words/words.ts';

/** A label and the UTF-16 length of what stands before its fact. */
interface Label {
  label: string;
  skip: number;
}

/** Characters of a line that is asked whether it is a label alone. */
const longestLabel = 80;

/** A label without its mark of a list and its colon, folded. */
const labelKey = (text: string) =>
  fold(text.replace(/^\s*[•●▪◦·*–-]\s*/u, '').replace(/(?:\s*[#-]?\s?\d{1,2})?\s*[:：]?\s*$/u, ''));

/**
 * Makes a reader of labels: title, company, dates, sector or duties. With `loose` a space is enough behind one ("Function
 * Engineer"), for lines of an entry whose dates are labelled so.
 */
export function labelReader(languages: Words[]): (text: string, loose: boolean) => Label | null {
  const labels = new Map<string, string>();
  const byColon = new Set<string>();
  const spelled: string[] = [];
  for (const { labels: own } of languages) {
    const { namedCompany, ...rest } = own;
    for (const name of namedCompany) byColon.add(labelKey(name));
    for (const [label, names] of Object.entries(rest)) {
      for (const name of names) labels.set(labelKey(name), label);
      spelled.push(...names);
    }
  }
  // Labels of several words are told by themselves, whatever parts them from the fact.
  const longLabels = new RegExp(
    `^\\s*(?:[•●▪◦·*–-]\\s*)?(${alternatives(spelled.filter((name) => name.includes(' ')))})\\s*(?::|[-–](?=\\s))?\\s+(?=\\S)`,
    'iu',
  );
  const months = alternatives(languages.flatMap((words) => Object.keys(words.months)));
  /** Behind a label of dates without a mark, dates alone: "Data Engineer" is no label. */
  const beginsDates = new RegExp(`^(?:\\d|(?:${months})(?![\\p{L}]))`, 'iu');

  /** The head row of a table: every cell of it is a label. */
  function isTableHead(text: string): boolean {
    // "Company / Position" heads a column of both.
    const cells = text.split('\t').map((cell) => labelKey(labelKey(cell).split(/\s*\/\s*/)[0] ?? ''));
    return (
      cells.length > 1 &&
      cells.filter((cell) => labels.has(cell)).length > 1 &&
      cells.every((cell) => labels.has(cell) || cell.split(' ').length < 3) &&
      !/\d/.test(text)
    );
  }

  const [tight, loosely] = [
    remembering((text) => labelOf(text, false)),
    remembering((text) => labelOf(text, true)),
  ];
  return (text, loose) => (loose ? loosely(text) : tight(text));

  function labelOf(text: string, loose: boolean): Label | null {
    const colon = /^\P{L}{0,4}(\p{L}[\p{L} ]{1,40}?)\s*[:：]\s*/u.exec(text);
    if (colon && byColon.has(labelKey(colon[1] as string)))
      return { label: 'company', skip: colon[0].length };
    const whole = text.trim();
    const bare = whole.length > longestLabel ? null : labels.get(labelKey(whole));
    if (bare) return { label: bare, skip: text.length };
    if (text.includes('\t') && isTableHead(whole)) return { label: 'duties', skip: text.length };
    const long = longLabels.exec(text);
    const named = long && labels.get(labelKey(long[1] as string));
    if (long && named) return { label: named, skip: long[0].length };
    const word = loose ? /^\s*(\p{L}{3,20})\s+(?=[\p{Lu}\d]|[\p{Ll}\d-]+\.\p{Ll}{2,4}$)/u.exec(text) : null;
    const own = word && labels.get(labelKey(word[1] as string));
    if (word && own && (own !== 'dates' || beginsDates.test(text.slice(word[0].length))))
      return { label: own, skip: word[0].length };
    if (!/[:：\t]/.test(text)) return null;
    const match =
      /^\s*(?:[•●▪◦·*–-]\s*)?([\p{L}][\p{L}' ]{1,40}?(?:\s?[#-]?\s?\d{1,2})?)\s*(?:[:：]\s*|\t+)(?=\S|$)/u.exec(
        text,
      );
    const label = match && labels.get(labelKey(match[1] as string));
    return match && label ? { label, skip: match[0].length } : null;
  }
}
