/*
 * `npm run doubts -- <folder> [--json]`: reads every file of a folder and its folders, and lists those whose reading left something
 * unexplained, most doubts first, with the share flagged. What is listed holds no words of the documents.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

interface Line {
  file: string;
  status: string;
  reason?: string;
  meta?: { doubts: { kind: string; evidence: unknown[] }[] };
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) {
  console.error('give a folder: npm run doubts -- resumes/');
  process.exit(2);
}
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const lines: Line[] = [];
/** Files of one command: their names have to fit its line. */
const together = 400;
for (let at = 0; at < files.length; at += together) lines.push(...read(files.slice(at, at + together)));
const opened = lines.filter((line) => line.status === 'read');
const flagged = opened
  .filter((line) => (line.meta?.doubts.length ?? 0) > 0)
  .sort((a, b) => weight(b) - weight(a) || (a.file < b.file ? -1 : 1));
if (options.includes('--json')) {
  for (const line of flagged)
    console.log(JSON.stringify({ file: relative(folder, line.file), doubts: shown(line) }));
} else {
  for (const line of flagged) {
    const doubts = shown(line).map(({ kind, places }) => (places > 1 ? `${kind} ×${places}` : kind));
    console.log(`${relative(folder, line.file)}  ${doubts.join(', ')}`);
  }
  const share = opened.length === 0 ? 0 : (flagged.length / opened.length) * 100;
  console.log(`\n${flagged.length} of ${opened.length} documents read are doubted (${share.toFixed(1)}%)`);
  for (const [kind, count] of tally()) console.log(`  ${kind.padEnd(22)} ${count}`);
  if (lines.length > opened.length) console.log(`  ${lines.length - opened.length} files were not read`);
}

/** What the command line says of some files. */
function read(some: string[]): Line[] {
  const args = ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../bin/prescreen.js')];
  const output = run([...args, 'read', '--json', ...some]);
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** The output of a command that ends with 1 when a file was not read. */
function run(args: string[]): string {
  try {
    return execFileSync(process.execPath, args, {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    if (status === 1) return stdout;
    throw error;
  }
}

function shown(line: Line): { kind: string; places: number }[] {
  return (line.meta?.doubts ?? []).map(({ kind, evidence }) => ({ kind, places: evidence.length }));
}

function weight(line: Line): number {
  return shown(line).reduce((sum, { places }) => sum + Math.max(1, places), 0);
}

function tally(): [string, number][] {
  const counts = new Map<string, number>();
  for (const line of flagged)
    for (const { kind } of shown(line)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
