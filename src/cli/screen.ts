import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { csvText } from '#csv.ts';
import { partOf } from '#domain/judging/rank.ts';
import type { Role } from '#domain/judging/role.ts';
import { score } from '#domain/judging/score.ts';
import { bandHints } from '#domain/judging/tune.ts';
import { reviewSteps } from '#domain/results/review-steps.ts';
import {
  type Screened,
  type Shortlist,
  type ShortlistEntry,
  shortlistOf,
  sourceOf,
  type UnreadableEntry,
} from '#domain/results/shortlist.ts';
import { columnsOf, entryRow, unreadableRow } from '#domain/results/table.ts';
import { unreadableReasons } from '#errors.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import { evaluationId, parseRole, type Rules } from '#rules.ts';
import { listFiles, standardInput, WrongUse } from './files.ts';
import { printable, printableJson } from './printable.ts';
import { readAll } from './read-all.ts';

interface ScreenOptions {
  role: string;
  json?: boolean;
  csv?: boolean;
  top?: number;
  asOf: string;
}

/** A role by the id of a shipped pack or by the path of a YAML file. Throws WrongUse when there is none or it is wrong. */
export async function findRole(name: string, rules: Rules): Promise<Role> {
  const shipped = rules.roles.find((role) => role.id === name);
  if (shipped) return shipped;
  if (name === standardInput || existsSync(name)) {
    const parsed = parseRole(await (name === standardInput ? text(process.stdin) : readFile(name, 'utf8')));
    if (parsed.ok) return parsed.role;
    const [first] = parsed.errors;
    throw new WrongUse(
      `${name}:${first?.line}: ${first?.field}: ${first?.message}; prescreen role lint ${name} tells all`,
    );
  }
  throw new WrongUse(
    `no role "${name}": give a file or one of ${rules.roles.map((role) => role.id).join(', ')}`,
  );
}

/** `prescreen screen`: a ranked shortlist of files for a role, without a server. Gives the exit code. */
export async function screenCommand(paths: string[], options: ScreenOptions, rules: Rules): Promise<number> {
  if (options.role === standardInput && paths.includes(standardInput))
    throw new WrongUse('-: the standard input is either the role or a file');
  const role = await findRole(options.role, rules);
  const shortlist = await screenFiles(await listFiles(paths), role, options, rules);
  if (options.json) process.stdout.write(`${printableJson(shortlist)}\n`);
  else if (options.csv) process.stdout.write(csvOf(shortlist, role));
  else process.stdout.write(textOf(shortlist, role));
  return shortlist.unreadable.length > 0 ? 1 : 0;
}

/** The shortlist of some files. The same files, role, rules and as-of date give the same one. */
export async function screenFiles(
  files: string[],
  role: Role,
  options: Pick<ScreenOptions, 'asOf' | 'top'>,
  rules: Rules,
): Promise<Shortlist> {
  const screened: Screened[] = [];
  const unreadable: UnreadableEntry[] = [];
  const seen = new Set<string>();
  let [duplicate, received] = [0, 0];
  const fields = openWork(rules.lexicon).book().ofRole(role);
  for await (const { path, sha256, outcome } of readAll(files, rules.lexicon, fields)) {
    received += 1;
    if (sha256 !== '' && seen.has(sha256)) {
      duplicate += 1;
      continue;
    }
    seen.add(sha256);
    if (!outcome.ok) {
      unreadable.push({
        ...sourceOf({ applicationId: null, candidateId: null }),
        file: path,
        reason: outcome.reason,
        detail: null,
        ...unreadableReasons[outcome.reason],
        decision: null,
        settled: null,
        links: {},
      });
      continue;
    }
    const { resume, contact } = outcome.read.reading;
    screened.push({
      ...sourceOf({ applicationId: null, candidateId: null }),
      file: path,
      sha256,
      contact,
      resume,
      scorecard: score(resume, role, options.asOf),
      decision: null,
      links: {},
    });
  }
  const top = options.top ?? null;
  const shown = shortlistOf(screened, top);
  const needsReview = screened.filter((one) => one.scorecard.band === 'needs_review').length;
  return {
    role: { id: role.id, version: 1 },
    evaluation: evaluationId(role, fields, rules),
    asOf: options.asOf,
    complete: true,
    filters: top === null ? {} : { top },
    counts: {
      received,
      ranked: screened.length - needsReview,
      toCheck: screened.filter((one) => one.scorecard.toCheck).length,
      needsReview,
      unlooked: needsReview,
      manual: 0,
      contested: 0,
      unreadable: unreadable.length,
      unsettled: unreadable.length,
      duplicate,
      pending: 0,
    },
    manual: [],
    unsettled: unreadable.length,
    hints: bandHints({
      ranked: screened.length - needsReview,
      strong: screened.filter((one) => one.scorecard.band === 'strong').length,
    }),
    ...shown,
    unreadable,
  };
}

function csvOf(shortlist: Shortlist, role: Role): string {
  const context = { roleVersion: shortlist.role.version, asOf: shortlist.asOf, complete: true };
  const from = { source: 'files', receivedAt: null, asOf: null, reviews: [] };
  const rows = [
    ...[...shortlist.shortlist, ...shortlist.needsReview].map((entry) =>
      entryRow(entry, role, context, from),
    ),
    ...shortlist.unreadable.map((entry) => unreadableRow(entry, context, from)),
  ];
  return csvText(columnsOf(role), rows);
}

function textOf(shortlist: Shortlist, role: Role): string {
  const { counts } = shortlist;
  const lines = [
    `${role.title} · as of ${shortlist.asOf}`,
    `${counts.received} files: ${counts.ranked} ranked${counts.toCheck > 0 ? ` (${counts.toCheck} to check)` : ''}, ${counts.needsReview} need review, ${counts.unreadable} unreadable, ${counts.duplicate} duplicate`,
    ...shortlist.hints.map((hint) => hint.message),
    '',
  ];
  let part: 0 | 1 | null = null;
  for (const entry of shortlist.shortlist) {
    const isMet = entry.gates.every(({ status }) => status === 'met');
    const own = partOf({ gate: isMet ? 'met' : 'unknown', band: entry.band });
    if (own !== part) lines.push(headings[own], '');
    part = own;
    lines.push(...entryLines(entry, `${entry.rank}${entry.tied ? '=' : ''}`));
  }
  if (shortlist.needsReview.length > 0) {
    lines.push('A person has to look first (ordered by what they could reach):', '');
    for (const entry of shortlist.needsReview)
      lines.push(...entryLines(entry, entry.couldReachTop ? '↑' : '·'));
  }
  if (shortlist.unreadable.length > 0) {
    lines.push('Not read:', '');
    for (const entry of shortlist.unreadable)
      lines.push(`  ${printable(entry.file)}: ${entry.message} ${entry.nextStep}`);
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What each part of the order holds. */
const headings: Record<0 | 1, string> = {
  0: 'Must-haves met, or to be checked from "possible" on, by points:',
  1: 'Everyone else, by points:',
};

function entryLines(entry: ShortlistEntry, mark: string): string[] {
  const review = entry.reviewReasons.map(
    (reason) => `      ! ${reviewSteps[reason].message} ${reviewSteps[reason].nextStep}`,
  );
  const shown = [...entry.verdicts].sort((a, b) => b.weight - a.weight).slice(0, 6);
  const possible = entry.possible > entry.score ? ` (up to ${entry.possible.toFixed(2)})` : '';
  const missedOf = (near: boolean) =>
    entry.gates
      .filter((gate) => gate.status === 'not_met' && (gate.near === true) === near)
      .map((gate) => gate.criterion);
  const [missed, near] = [missedOf(false), missedOf(true)];
  return [
    `${mark.padStart(5)}  ${entry.score.toFixed(2)}${possible}  ${entry.band}${missed.length > 0 ? `, must-have not met: ${missed.join(', ')}` : ''}${near.length > 0 ? `, must-have just missed: ${near.join(', ')}` : ''}  ${entry.candidate.name ?? '(no name)'} – ${entry.current.title ?? '(no title)'}${entry.current.company ? `, ${entry.current.company}` : ''}`,
    `       ${printable(entry.file)}`,
    ...review,
    ...entry.samePersonAs.map(({ file }) => `      = may be the same person as ${printable(file)}`),
    ...entry.doubts.map((doubt) => `      ? ${doubt.detail}`),
    ...shown.map((verdict) => `         ${verdict.explanation}`),
    '',
  ];
}
