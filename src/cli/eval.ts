import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checksOf, monthsError, type Outcome, skillNames } from '#domain/accuracy/accuracy.ts';
import {
  type AccuracyReport,
  accuracyChanges,
  accuracyReport,
  type Measured,
} from '#domain/accuracy/accuracy-report.ts';
import { Gold, SamePerson } from '#domain/accuracy/gold.ts';
import { keywordCount, tfidfSimilarity } from '#domain/accuracy/ranking-metrics.ts';
import { kindOf } from '#domain/judging/criteria/index.ts';
import { totalMonths } from '#domain/judging/experience.ts';
import type { Role } from '#domain/judging/role.ts';
import { type Scorecard, score } from '#domain/judging/score.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import type { Rules } from '#rules.ts';
import { listFiles, WrongUse } from './files.ts';
import { readAll } from './read-all.ts';
import { findRole } from './screen.ts';

interface EvalOptions {
  role: string;
  asOf: string;
  json?: boolean;
  diff?: string;
}

/** `prescreen eval`: how right reading and ranking are on documents that somebody has labelled. Gives the exit code. */
export async function evalCommand(folder: string, options: EvalOptions, rules: Rules): Promise<number> {
  const role = await findRole(options.role, rules);
  const report = await evaluate(folder, role, options.asOf, rules);
  if (options.json)
    process.stdout.write(`${JSON.stringify({ asOf: options.asOf, role: role.id, ...report })}\n`);
  else if (options.diff) process.stdout.write(changesText(accuracyChanges(readBefore(options.diff), report)));
  else process.stdout.write(reportText(report));
  return 0;
}

function readBefore(path: string): AccuracyReport {
  if (!existsSync(path)) throw new WrongUse(`${path}: no such file; make one with --json`);
  return JSON.parse(readFileSync(path, 'utf8')) as AccuracyReport;
}

function readJson<T>(path: string, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new WrongUse(
      `${path}: ${String((error as Error).message)
        .split('\n')
        .join(' ')
        .slice(0, 300)}`,
    );
  }
}

/** Reads and scores every document of `documents/` that has a file in `gold/`, and compares. Throws WrongUse on a wrong folder. */
export async function evaluate(
  folder: string,
  role: Role,
  asOf: string,
  rules: Rules,
): Promise<AccuracyReport> {
  const documents = await listFiles([join(folder, 'documents')]);
  const labelled = documents.filter((path) => existsSync(goldPath(folder, path)));
  if (labelled.length === 0)
    throw new WrongUse(`${folder}: no document in documents/ has its <name>.json in gold/`);
  const groupsPath = join(folder, 'same-person.json');
  const groups = existsSync(groupsPath) ? readJson(groupsPath, (value) => SamePerson.parse(value)) : null;
  const keywords = role.criteria.flatMap(({ asks }) => kindOf(asks).keywords?.(asks) ?? []);
  const query = [
    role.title,
    role.summary,
    ...role.criteria.map((criterion) => criterion.label),
    ...keywords,
  ].join(' ');
  const read: { gold: Gold; outcome: Outcome; text: string; card: Scorecard | null; format: string }[] = [];
  for await (const { path, outcome } of readAll(
    labelled,
    rules.lexicon,
    openWork(rules.lexicon).book().ofRole(role),
  )) {
    const gold = readJson(goldPath(folder, path), (value) => Gold.parse(value));
    const card = outcome.ok ? score(outcome.read.reading.resume, role, asOf) : null;
    const compared: Outcome = outcome.ok
      ? { status: 'read', reading: outcome.read.reading }
      : { status: 'unreadable', reason: outcome.reason };
    read.push({
      gold,
      outcome: compared,
      text: outcome.ok ? outcome.read.text : '',
      card,
      format: path.split('.').at(-1)?.toLowerCase() ?? '',
    });
  }
  const idOf = skillNames(rules.lexicon.skills);
  const similar = tfidfSimilarity(
    read.map((one) => one.text),
    query,
  );
  const measured = read.map(({ gold, outcome, text, card, format }, index): Measured => {
    const words = text.split(/\s+/).length;
    return {
      file: gold.file,
      checks: checksOf(gold, outcome, asOf, idOf),
      monthsError:
        outcome.status === 'read' && gold.readable
          ? monthsError(gold, totalMonths(outcome.reading.resume, asOf).value)
          : null,
      band: card?.band ?? null,
      score: card === null ? null : card.total / 100,
      graded:
        gold.grade === null || gold.grade === undefined
          ? null
          : {
              grade: gold.grade,
              order: orderOf(card),
              keywords: keywordCount(text, keywords),
              tfidf: similar[index] ?? 0,
            },
      traits: {
        language: gold.language ?? 'unknown',
        format,
        layout: gold.layout ?? 'unknown',
        length: words < 200 ? 'under 200 words' : words < 500 ? '200 to 499 words' : '500 words and more',
      },
    };
  });
  return accuracyReport(measured, groups);
}

function goldPath(folder: string, document: string): string {
  return join(folder, 'gold', `${basename(document)}.json`);
}

/** The shortlist's order as one number: the gate first, then the total; what could not be read comes last. */
function orderOf(card: Scorecard | null): number {
  if (card === null) return -1_000_000;
  return card.total - { met: 0, unknown: 20_000, not_met: 40_000 }[card.gate];
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

function reportText(report: AccuracyReport): string {
  const lines = [`${report.documents} documents`, ''];
  const order =
    'readable|name|email|months|stated years|jobs by dates: recall|jobs by dates: precision|jobs by title: recall|skills: recall|decoys left out|leadership|ci/cd|cloud|hidden text'.split(
      '|',
    );
  for (const name of order) {
    const measure = report.measures[name];
    if (measure)
      lines.push(
        `  ${name.padEnd(26)} ${`${measure.right}/${measure.of}`.padStart(9)}  ${percent(measure.share).padStart(6)}`,
      );
  }
  const { medianError, meanError, largestError } = report.months;
  lines.push(
    '',
    `  jobs F1: ${report.jobsF1.dates.toFixed(3)} by dates, ${report.jobsF1.title.toFixed(3)} by title`,
  );
  lines.push(
    `  months outside the interval: median ${medianError}, mean ${meanError.toFixed(1)}, largest ${largestError}`,
  );
  for (const [name, { ndcg10, pairwise }] of Object.entries(report.ranking ?? {})) {
    lines.push(
      `  ${name.padEnd(14)} nDCG@10 ${ndcg10.toFixed(3)}  pairwise agreement ${pairwise.toFixed(3)}`,
    );
  }
  if (report.samePerson) {
    const { groups, unequal, largestDifference } = report.samePerson;
    lines.push(
      `  same person: ${groups} groups, largest difference ${largestDifference.toFixed(2)} points${unequal.map((one) => ` (${one.id})`).join('')}`,
    );
  }
  for (const [trait, values] of Object.entries(report.rates)) {
    lines.push('', `${`  by ${trait}`.padEnd(30)}documents  any mistake  to review`);
    for (const [value, rate] of Object.entries(values)) {
      lines.push(
        `    ${value.padEnd(26)}${String(rate.documents).padStart(9)}  ${percent(rate.wrong).padStart(11)}  ${percent(rate.review).padStart(9)}`,
      );
    }
  }
  lines.push('', 'mistakes');
  for (const [file, wrong] of Object.entries(report.wrong))
    lines.push(`  ${file}`, ...wrong.map((one) => `    ${one}`));
  return `${lines.join('\n')}\n`;
}

function changesText(changes: ReturnType<typeof accuracyChanges>): string {
  const lines = changes.measures.map((one) => `  ${one.name.padEnd(26)} ${one.before} → ${one.after}`);
  if (lines.length === 0) lines.push('  no figure moved');
  if (changes.gone.length > 0)
    lines.push('', 'mistakes that are gone', ...changes.gone.map((one) => `  ${one}`));
  if (changes.appeared.length > 0)
    lines.push('', 'new mistakes', ...changes.appeared.map((one) => `  ${one}`));
  return `${lines.join('\n')}\n`;
}
