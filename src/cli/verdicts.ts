import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Drawn,
  drawVerdicts,
  readMarks,
  type VerdictFigures,
  verdictSheet,
} from '#domain/accuracy/verdict-check.ts';
import type { Role } from '#domain/judging/role.ts';
import { score } from '#domain/judging/score.ts';
import { openWork } from '#formats/guarded/work-fields.ts';
import type { Rules } from '#rules.ts';
import { listFiles, WrongUse } from './files.ts';
import { printable } from './printable.ts';
import { readAll } from './read-all.ts';

/** `prescreen eval --verdicts`: a sheet of verdicts drawn from the documents of a folder. Gives the exit code. */
export async function drawCommand(
  folder: string,
  role: Role,
  { count, seed, asOf }: { count: number; seed: number; asOf: string },
  rules: Rules,
): Promise<number> {
  const documents = join(folder, 'documents');
  const files = await listFiles([existsSync(documents) ? documents : folder]);
  const all: Drawn[] = [];
  for await (const { path, sha256, outcome } of readAll(
    files,
    rules.lexicon,
    openWork(rules.lexicon).book().ofRole(role),
  )) {
    if (!outcome.ok) continue;
    const { resume } = outcome.read.reading;
    for (const verdict of score(resume, role, asOf).verdicts)
      all.push({ file: path, sha256, role: role.id, resume, verdict });
  }
  process.stdout.write(
    `${verdictSheet(drawVerdicts(all, count, seed, digest))
      .split('\n')
      .map(printable)
      .join('\n')}`,
  );
  return 0;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** `prescreen eval --marked`: the figures of a sheet that somebody has marked. Gives the exit code. */
export function marksCommand(path: string, json: boolean): number {
  if (!existsSync(path)) throw new WrongUse(`${path}: no such file`);
  let figures: VerdictFigures;
  try {
    figures = readMarks(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new WrongUse(`${path}: ${(error as Error).message}`);
  }
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : textOf(figures));
  return 0;
}

function textOf({ byKind, open, ...all }: VerdictFigures): string {
  const share = (part: number, of: number) => (of === 0 ? '–' : `${((part * 100) / of).toFixed(1)}%`);
  const line = (name: string, { marked, wrong, badlyQuoted }: typeof all) =>
    `  ${name.padEnd(14)} ${String(marked).padStart(6)} ${share(wrong, marked).padStart(8)} ${share(badlyQuoted, marked).padStart(13)}`;
  return [
    '                 marked    wrong  badly quoted',
    line('all', all),
    ...Object.entries(byKind).map(([kind, own]) => line(kind, own)),
    ...(open > 0 ? [`  ${open} without a mark`] : []),
    '',
  ].join('\n');
}
