import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { csvCells } from '#csv.ts';
import { races, sexes } from '#domain/fairness/categories.ts';
import type { CategoryRow, Measure } from '#domain/fairness/report.ts';
import { fairnessColumns, fairnessRows } from '#domain/fairness/table.ts';
import { fairnessFor, type RoleFairness } from '#flows/results/fairness.ts';
import { saveDemographics } from '#storage/results/demographics.ts';
import { findRole } from '#storage/roles/roles.ts';
import { WrongUse } from './files.ts';
import { printable, printableJson } from './printable.ts';
import { onService } from './service.ts';

interface ReportOptions {
  role: string;
  json?: boolean;
  csv?: boolean;
  threshold: number;
  excludeBelow: number;
  suppressBelow: number;
}

const noRole = (id: string) => {
  process.stderr.write(`prescreen: there is no role ${printable(id)} in the service\n`);
  return 1;
};

/** `prescreen fairness report`: rates and impact ratios of a role of the service. Gives the exit code. */
export function fairnessReportCommand(options: ReportOptions): Promise<number> {
  return onService(async (database) => {
    const role = await findRole(database, options.role);
    if (!role) return noRole(options.role);
    const { threshold, excludeBelow, suppressBelow } = options;
    const shown = { ...role, title: role.content.title };
    const report = await fairnessFor(database, shown, { threshold, excludeBelow, suppressBelow });
    if (options.json) process.stdout.write(`${printableJson(report)}\n`);
    else if (options.csv)
      process.stdout.write(csvCells([fairnessColumns, ...fairnessRows(report)], { bom: false }));
    else process.stdout.write(shownReport(report));
    return 0;
  });
}

const Row = z.object({
  application_id: z.string().min(1),
  sex: z.enum(sexes).nullable(),
  race: z.enum(races).nullable(),
});

/** The rows of a CSV. Throws WrongUse when it is none. */
function rowsOf(path: string): Record<string, string>[] {
  try {
    return parse(readFileSync(path === '-' ? 0 : path), {
      ...{ bom: true, columns: true, skip_empty_lines: true, trim: true },
    });
  } catch (error) {
    throw new WrongUse(`${path}: ${(error as Error).message}`);
  }
}

/**
 * `prescreen fairness import`: keeps what candidates said of themselves, from a CSV with the columns application_id, sex and race.
 * Nothing is kept when a row is wrong. Gives the exit code; throws WrongUse naming the row.
 */
export function fairnessImportCommand(path: string, options: { role: string; by: string }): Promise<number> {
  const rows = rowsOf(path);
  const missing = Object.keys(Row.shape).filter(
    (column) => rows.length > 0 && !(column in (rows[0] as object)),
  );
  if (missing.length > 0) throw new WrongUse(`${path}: has no column ${missing.join(', ')}`);
  const said = rows.map((row, at) => {
    const parsed = Row.safeParse({ ...row, sex: row.sex || null, race: row.race || null });
    if (!parsed.success)
      throw new WrongUse(
        `${path}, row ${at + 2}: ${String(parsed.error.issues[0]?.path[0])} is none of ${[...sexes, ...races].join(', ')}, or is missing`,
      );
    const { application_id: applicationId, sex, race } = parsed.data;
    return { applicationId, sex, race };
  });
  return onService(async (database) => {
    if (!(await findRole(database, options.role))) return noRole(options.role);
    const { kept, unknown } = await saveDemographics(database, options.role, said, options.by);
    process.stdout.write(`${kept} kept, ${unknown} of no application of the role\n`);
    return 0;
  });
}

const percent = (rate: number) => `${(rate * 100).toFixed(1)} %`.padStart(8);

function measure(own: Measure | null): string {
  if (own === null) return '';
  const ratio = own.impactRatio === null ? '     –' : own.impactRatio.toFixed(3).padStart(6);
  return `${String(own.hits).padStart(6)}${percent(own.rate)} ${ratio}${own.belowThreshold ? '!' : ' '}`;
}

function line(row: CategoryRow): string {
  const name = [row.sex, row.race].filter(Boolean).join(', ').replaceAll('_', ' ').padEnd(46);
  if (row.suppressed) return `${name} too few to be shown`;
  return `${name}${String(row.n).padStart(6)}  ${measure(row.selection)}  ${measure(row.scoring)}`.trimEnd();
}

/** A report as a terminal shows it. */
function shownReport(report: RoleFairness): string {
  const head = `${''.padEnd(46)}people  ${'advanced'.padEnd(23)} ${'above the median'}\n${''.padEnd(54)}${'number    rate  ratio'.padEnd(25)}number    rate  ratio`;
  const tables = report.tables.map(({ rows, unknown }) =>
    [
      ...rows.filter((row) => row.n !== 0).map(line),
      `nothing is known of ${unknown ?? 'a number that would tell of too few'}`,
    ].join('\n'),
  );
  const { rejected, unopened } = report.rejections;
  return `${printable(report.role.title)}, version ${report.role.version}: ${report.applications} scored, ${report.advanced} advanced, median ${report.median ?? '–'}
! is below ${report.settings.threshold}. ${report.notice}
Of ${rejected} rejections ${unopened} were of people whom nobody had opened.

${head}
${tables.join('\n\n')}
`;
}
