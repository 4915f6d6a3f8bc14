/*
 * The one place that writes tables for spreadsheets (RFC 4180). White space is collapsed, every text is quoted, and nothing
 * is taken for a formula (OWASP, CSV injection), also when a program parts the cells by another sign than ours.
 */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { stringify as stringifyNow } from 'csv-stringify/sync';

/** What a cell may hold; null and undefined are empty. */
type Cell = string | number | boolean | null | undefined;

interface CsvOptions {
  delimiter?: 'comma' | 'semicolon';
  /** The mark of decimals: some spreadsheets take "8.8" for a day. */
  decimal?: 'point' | 'comma';
  /** Starts with a byte order mark, by which Excel knows UTF-8; true unless said otherwise. */
  bom?: boolean;
}

/** Signs with which a cell begins that a spreadsheet takes for a formula, also as wide forms. */
const formula = /^["\s]*[=+\-@＝＋－＠]/;
/** The same behind a sign by which another program may part cells, and behind quotes that it reads away; a plain number such as "+20%" is none. */
const innerFormula = /([;,|]["\s]*)(?=[=@＝＠]|[+\-＋－][^;,(!|]*[(!|])/g;

/** A text as it stands in a cell: on one line, and never a formula. */
export function cellText(text: string): string {
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  const inert = line.replace(innerFormula, "$1'");
  return formula.test(inert) ? `'${inert}` : inert;
}

function optionsOf({ delimiter, decimal, bom }: CsvOptions) {
  const number = (value: number) => (decimal === 'comma' ? String(value).replace('.', ',') : String(value));
  return {
    bom: bom ?? true,
    delimiter: delimiter === 'semicolon' ? ';' : ',',
    record_delimiter: 'windows' as const,
    quoted_string: true,
    cast: { string: cellText, boolean: String, number },
  };
}

/** A table as a stream: `rows` are taken in as they are wanted. */
export function csvStream(
  columns: string[],
  rows: Iterable<Record<string, Cell>> | AsyncIterable<Record<string, Cell>>,
  options: CsvOptions = {},
): Readable {
  async function* all(): AsyncGenerator<Cell[]> {
    yield columns;
    for await (const row of rows) yield columns.map((column) => row[column]);
  }
  return Readable.from(all()).compose(stringify(optionsOf(options))) as Readable;
}

/** The same as a text. */
export function csvText(columns: string[], rows: Record<string, Cell>[], options: CsvOptions = {}): string {
  return csvCells([columns, ...rows.map((row) => columns.map((column) => row[column]))], options);
}

/** Rows of cells without names, the header among them. */
export function csvCells(rows: Cell[][], options: CsvOptions = {}): string {
  return stringifyNow(rows, optionsOf(options));
}
