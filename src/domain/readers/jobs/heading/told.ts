import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import type { HeadingLine } from '#domain/readers/jobs/pieces.ts';

/** "Current<space>Senior Analyst at Northwind", "Cashier Current": the word stands for the dates. */
function withoutNow(line: HeadingLine): HeadingLine {
  const now = /^\s*(?:current|present|now)\s+(?=\p{Lu})/iu.exec(line.text)?.[0].length ?? 0;
  const text = line.text.slice(now).replace(/(?<=[\p{L})])\s+(?:[–—-]\s+)?(?:Current|Present)\s*$/u, '');
  return { ...line, text, from: line.from + now };
}

/** "2. Sales Clerk" without the number of the entry. */
function withoutNumber(line: HeadingLine): HeadingLine {
  const skip = /^\s*\d{1,2}[.)]\s+(?=\p{Lu})/u.exec(line.text)?.[0].length ?? 0;
  return skip === 0 ? line : { ...line, text: line.text.slice(skip), from: line.from + skip };
}

/** An address of the web or a telephone number at the end of a line, with its label; marks before it are looked through once, from their first. */
const address =
  /(?<![\s,|·(–-])[\s,|·(–-]*(?:\p{L}{3,10}\s?:\s*)?(?:https?:\/\/|www\.)\S+\s*$|(?<![\s,|·:–-])[\s,|·:–-]+\(?\+?\d{2,4}[\s().-]+\d{3,4}[\s.-]?\d{3,5}\s*$/iu;

/** The same between a name and its place: "Northwind http://www.northwind.example/, Leeds". */
const addressBeforePlace = /\s\(?(?:https?:\/\/|www\.)[^\s,()]+\)?(?=,\s)/iu;
/** One without a scheme behind the dash of a name, before a title; "node.js" and "asp.net" are none. */
const addressBeforeTitle = /^(.*\s[-–—|]\s)((?:[\p{Ll}\d-]{1,40}\.){1,3}\p{Ll}{2,3}\s)(?=\p{Lu})/u;
const library = /\.(?:js|net)\s$/u;
/** One in a cell of its own before a title: "https://www.northwind.example<tab>Engineer". */
const addressInCell = /^\s*(?:https?:\/\/|www\.)[^\s,]+\t\s*(?=\p{Lu})/iu;
/** The scheme of an address that stands for the name of its firm: "http://northwind.example, Leeds". */
const schemeOfName = /^\s*https?:\/\/(?:www\.)?(?=[\p{L}\d-]{2,40}(?:\.[\p{L}\d-]{2,20}){1,2}(?:,|\t|$))/iu;
/** How much of a full week was worked, in brackets. */
const share = /\s*\(\s*\d{1,3}\s?(?:[-–]\s?\d{1,3}\s?)?%\s*\)/gu;

/** A number of something in a time behind a comma. */
const rate = /,\s+[$€£]?\d[\d.,]{0,6}\s?\p{L}{0,6}\/\p{L}{1,6}(?=\s*(?:,|$))/gu;

/** "Engineering Lead  Website: https://acorn.example.com" without the address; a text that is one alone as it is. */
export function addressless(text: string): string {
  const rest = text.replace(address, '');
  return /\p{L}/u.test(rest) ? rest : text;
}

/** A line without the address or the number that ends it, that stands before its place, and without the scheme of one that is a name. */
function withoutAddress(line: HeadingLine, titleScore: (text: string) => number): HeadingLine {
  const cell = addressInCell.exec(line.text)?.[0].length ?? 0;
  if (cell > 0 && titleScore(line.text.slice(cell)) >= 2)
    return { ...line, text: line.text.slice(cell), from: line.from + cell };
  const skip = schemeOfName.exec(line.text)?.[0].length ?? 0;
  const own = withoutInner(
    line.text.slice(skip).replace(addressBeforePlace, (one) => ' '.repeat(one.length)),
    titleScore,
  );
  const text = skip > 0 ? own : addressless(own);
  return text === line.text ? line : { ...line, text, from: line.from + skip };
}

/** "Northwind – northwind.example Engineer" with blanks in the place of the address. */
function withoutInner(text: string, titleScore: (text: string) => number): string {
  const [whole = '', before = '', inner = ''] = addressBeforeTitle.exec(text) ?? [];
  const isBetween = titleScore(before) === 0 && titleScore(text.slice(whole.length)) >= 2;
  return inner === '' || library.test(inner) || !isBetween
    ? text
    : `${before}${' '.repeat(inner.length)}${text.slice(whole.length)}`;
}

/** "Northwind SA (10-80%)", "Assistant, 10 hours/week, $12/hour" with blanks in the place of how much was worked and earned. */
function withoutShare(line: HeadingLine): HeadingLine {
  if (!/%|\d\s?\p{L}*\//u.test(line.text)) return line;
  const text = [share, rate].reduce(
    (one, pattern) => one.replace(pattern, (found) => ' '.repeat(found.length)),
    line.text,
  );
  return { ...line, text };
}

/** Words of a name that a stop closes before its dates. */
const mostInName = 4;
/** A stop behind the word that ends a line, or a bracket that dates stood in; "Inc." is short for something. */
const stopAtEnd = /(?<=\p{L}{4})\.\s*(?:\(\s*)?$/u;

/** "Aircraft Mechanic, Northwind Network.", "Contoso (M) Sdn Bhd | Leeds, England.": names without the full stop that closes them, as sentences have it. */
function withoutStop(
  line: HeadingLine,
  { isNamed, titleScore, companyScore, isPlace, isField, isUnit, hasLegalForm, readsLikeText }: NameTests,
): HeadingLine {
  if (!stopAtEnd.test(line.text) || hasLegalForm(/\S+(?=\s*(?:\(\s*)?$)/u.exec(line.text)?.[0] ?? ''))
    return line;
  const text = line.text.replace(stopAtEnd, '');
  const cells = text.split(/\t|\s[|]\s/u);
  const isTitled = text.split(/,\s/u).some((part) => titleScore(part) >= 2);
  // "Temporary.", "Customer Service." are notes: a firm by its words is none, nor is a name of some words beside its place.
  const isFirm = (companyScore(text) >= 2 || hasLegalForm(text)) && !isField(text) && !isUnit(text);
  const isPlaced = cells.length > 1 && /\s/u.test((cells[0] ?? '').trim()) && isPlace(cells.at(-1) ?? '');
  if (!isTitled && isPlaced && !readsLikeText(text)) return { ...line, text };
  // "Contoso Canada. (May 2019 – Aug 2019)": a name of its own before dates.
  const isShort = cells.length === 1 && text.trim().split(/\s+/).length <= mostInName;
  if (line.dated && !line.behind && isShort && isNamed(text.trim()) && !isField(text) && !isUnit(text))
    return { ...line, text };
  return (isTitled || isFirm) && isNamed(text.trim()) ? { ...line, text } : line;
}

/** What tells names from sentences. */
type NameTests = Pick<
  HeadingWords,
  | 'isNamed'
  | 'titleScore'
  | 'companyScore'
  | 'isPlace'
  | 'isField'
  | 'isUnit'
  | 'hasLegalForm'
  | 'readsLikeText'
>;

/** A line without what is none of its title and its names: numbers, times, shares, addresses, the stop at its end, and what two readers cut. */
export function namesOf(
  line: HeadingLine,
  words: NameTests,
  { withoutAt, withoutTown }: Record<'withoutAt' | 'withoutTown', (line: HeadingLine) => HeadingLine>,
): HeadingLine {
  const own = withoutTown(withoutAt(withoutNumber(withoutStop(line, words))));
  return withoutAddress(withoutShare(withoutNow(own)), words.titleScore);
}

/** "Teamleiter Betrieb, Elbkontor" over "GmbH, Hamburg": a legal form that opens a line, as `formOpens` finds it, ends the name above. */
export function withForms(formOpens: RegExp, lines: HeadingLine[], line: HeadingLine): HeadingLine[] {
  const above = lines.at(-1);
  // "Senior Automation Engineer" over "/ QA Lead": so does a slash.
  const form = formOpens.exec(line.text)?.[0];
  // "Limited company “Orvik”" below a title is a name of its own.
  const closes = form !== undefined && !/^\s+["“”„«\p{Ll}]/u.test(line.text.slice(form.length));
  const opens = above && /\p{L}$/u.test(above.text) && (closes || /^\/\s/.test(line.text));
  if (!opens || above.from + above.text.length + 1 !== line.from) return [...lines, line];
  return [...lines.slice(0, -1), { ...above, text: `${above.text} ${line.text}` }];
}
