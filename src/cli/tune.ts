import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parseDocument } from 'yaml';
import { Gold } from '#domain/accuracy/gold.ts';
import type { Role } from '#domain/judging/role.ts';
import { score } from '#domain/judging/score.ts';
import {
  isOpen,
  type Label,
  type Labelled,
  type Threshold,
  type Tuning,
  tuneBands,
} from '#domain/judging/tune.ts';
import { outcomes } from '#domain/states.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import { parseRole, type Rules } from '#rules.ts';
import { listFiles, WrongUse } from './files.ts';
import { printable, printableJson } from './printable.ts';
import { readAll } from './read-all.ts';
import { roleText } from './role.ts';

interface TuneOptions {
  asOf: string;
  json?: boolean;
  strong?: number;
  possible?: number;
  reason?: string;
  save?: string;
}

/**
 * `prescreen role tune`: who would change bands at other thresholds, and how often labelled people would stand on the wrong
 * side. `labelled` is a folder with documents/ and gold/, or the shortlist's CSV with its column `decision` filled in. With
 * `save` the thresholds are written into a role file. Gives the exit code; throws WrongUse on wrong input.
 */
export async function tuneCommand(
  given: string,
  labelled: string,
  options: TuneOptions,
  rules: Rules,
): Promise<number> {
  const { path, text } = await roleText(given, rules);
  const parsed = parseRole(text);
  if (!parsed.ok)
    throw new WrongUse(`${path}: ${parsed.errors[0]?.message ?? 'is wrong'}; see: prescreen role lint`);
  const { role } = parsed;
  if (!existsSync(labelled)) throw new WrongUse(`${labelled}: no such file or folder`);
  const people = statSync(labelled).isDirectory()
    ? await fromFolder(labelled, role, options.asOf, rules)
    : fromTable(labelled);
  if (people.length === 0)
    throw new WrongUse(
      `${labelled}: nobody is labelled: give gold files a grade, or rows a decision (advance, hold, reject)`,
    );
  const tuning = tuneBands(people, role.bands);
  process.stdout.write(options.json ? `${printableJson(tuning)}\n` : textOf(role, tuning));
  if (options.save !== undefined) saveThresholds(text, role, options, options.save);
  return 0;
}

/** A grade as what should become of the person: 3 and more advance, 2 hold, less reject. */
function labelOf(grade: number): Label {
  if (grade >= 3) return 'advance';
  return grade >= 2 ? 'hold' : 'reject';
}

async function fromFolder(folder: string, role: Role, asOf: string, rules: Rules): Promise<Labelled[]> {
  const goldOf = (document: string) => join(folder, 'gold', `${basename(document)}.json`);
  const documents = (await listFiles([join(folder, 'documents')])).filter((one) => existsSync(goldOf(one)));
  const people: Labelled[] = [];
  for await (const { path, outcome } of readAll(
    documents,
    rules.lexicon,
    openWork(rules.lexicon).book().ofRole(role),
  )) {
    const gold = Gold.safeParse(JSON.parse(readFileSync(goldOf(path), 'utf8')));
    if (!gold.success) throw new WrongUse(`${goldOf(path)}: is no label; see docs/evaluation.md`);
    const { grade } = gold.data;
    if (grade === null || grade === undefined || !outcome.ok) continue;
    const card = score(outcome.read.reading.resume, role, asOf);
    people.push({ id: basename(path), label: labelOf(grade), total: card.total, open: isOpen(card) });
  }
  return people;
}

const labels: readonly string[] = outcomes;

function fromTable(path: string): Labelled[] {
  let rows: Record<string, string>[];
  const text = readFileSync(path, 'utf8');
  const header = text.slice(0, text.search(/[\r\n]|$/));
  try {
    rows = parse(text, {
      columns: true,
      bom: true,
      delimiter: header.split(';').length > header.split(',').length ? ';' : ',',
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    throw new WrongUse(`${path}: is no table (${(error as Error).message})`);
  }
  for (const column of ['score', 'band', 'must_haves', 'decision', 'file'])
    if (rows[0] && !(column in rows[0]))
      throw new WrongUse(
        `${path}: has no column ${column}; take the CSV of: prescreen screen --csv, or of the shortlist`,
      );
  return rows.flatMap((row, index): Labelled[] => {
    const decision = (row.decision ?? '').trim().toLowerCase();
    const points = Number(row.score);
    if (decision === '' || row.score === '') return [];
    if (!labels.includes(decision) || Number.isNaN(points))
      throw new WrongUse(
        `${path}: row ${index + 2}: decision "${printable(row.decision ?? '')}" is none of ${labels.join(', ')}`,
      );
    const closed =
      row.band === 'needs_review' ||
      (row.must_haves ?? '').split('; ').some((gate) => /: not_met$/.test(gate));
    return [
      {
        id: row.file ?? '',
        label: decision as Label,
        total: Math.round(points * 100),
        open: !closed,
      },
    ];
  });
}

const shownNames = 3;

function textOf(role: Role, { people, fixed, bands }: Tuning): string {
  const count = (labels: Record<Label, number>) =>
    `${labels.advance} advance, ${labels.hold} hold, ${labels.reject} reject`;
  const lines = [
    `${role.title}: ${people.advance + people.hold + people.reject} labelled people (${count(people)})`,
    `No threshold moves those who miss a must-have or whom a person has to look at first: ${count(fixed)}`,
  ];
  for (const band of ['strong', 'possible'] as const) {
    const { stands, best, thresholds } = bands[band];
    lines.push(
      '',
      `${band} from      above  wanted but below  above but not wanted   wrong  who would change sides`,
      ...thresholds
        .filter(
          (one, at) => one.from === stands || one.from === best || one.above !== thresholds[at - 1]?.above,
        )
        .map((one) => rowOf(one, stands, best)),
    );
  }
  lines.push('', '* stands now, + against the fewest labelled people');
  return `${lines.join('\n')}\n`;
}

function rowOf(one: Threshold, stands: number, best: number): string {
  const mark = `${one.from === stands ? '*' : ''}${one.from === best ? '+' : ''}`;
  const names = one.moved.slice(0, shownNames).map(printable).join(', ');
  const more = one.moved.length > shownNames ? ` and ${one.moved.length - shownNames} more` : '';
  return `${`${one.from}${mark}`.padStart(9)}${String(one.above).padStart(14)}${String(one.missed).padStart(18)}${String(one.mistaken).padStart(22)}${`${(one.wrongShare * 100).toFixed(1)}%`.padStart(8)}  ${names}${more}`.trimEnd();
}

/** Writes thresholds into the text of a role, its comments and order kept. Throws WrongUse when they make no role. */
function saveThresholds(text: string, role: Role, options: TuneOptions, path: string): void {
  const { strong, possible, reason } = options;
  if ((strong === undefined && possible === undefined) || reason === undefined)
    throw new WrongUse('--save needs --strong or --possible, and --reason');
  const document = parseDocument(text);
  for (const [band, from] of [
    ['strong', strong],
    ['possible', possible],
  ] as const)
    if (from !== undefined && from !== role.bands[band].from) {
      document.setIn(['bands', band, 'from'], from);
      document.setIn(['bands', band, 'reason'], reason);
    }
  const written = document.toString({ lineWidth: 110 });
  const parsed = parseRole(written);
  if (!parsed.ok) throw new WrongUse(`bands: ${parsed.errors[0]?.message ?? 'are wrong'}`);
  writeFileSync(path, written);
  process.stderr.write(`written: ${printable(path)}; PUT /v1/roles/${role.id} makes it a version\n`);
}
