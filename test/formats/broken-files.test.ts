import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingsOf } from '#domain/judging/findings.ts';
import { readFile } from '#formats/index.ts';
import { type FileOutcome, readAll } from '../../src/cli/read-all.ts';
import { brokenFiles } from '../support/broken-files.ts';
import { asOf, limits, rules } from '../support/corpus.ts';
import { damagedPdfs } from '../support/damaged-pdfs.ts';

/* One file of each kind with each thing that may be wrong, read by real readers; and PDFs changed on their way. */
const wordsOf = (text: string) => (text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length;
let folder: string;
const outcomes = new Map<string, FileOutcome[]>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prescreen-broken-'));
  const paths: string[] = [];
  for (const [at, file] of brokenFiles.entries()) {
    const path = join(folder, String(at).padStart(3, '0'));
    writeFileSync(path, await file.bytes());
    paths.push(path);
  }
  for await (const outcome of readAll(paths, rules.lexicon)) {
    const path =
      paths.find((one) => outcome.path === one || outcome.path.startsWith(`${one}/`)) ?? outcome.path;
    outcomes.set(path, [...(outcomes.get(path) ?? []), outcome]);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function shortly({ outcome }: FileOutcome): string {
  if (!outcome.ok) return outcome.reason;
  const told = findingsOf(outcome.read.reading.resume, asOf).map(({ kind }) => kind);
  return [
    'read',
    ...['damaged', 'unread_text', 'hidden_text'].filter((kind) => told.includes(kind as never)),
  ].join(', ');
}

test.each(brokenFiles.map((file, at) => ({ ...file, at })))('$kind, $wrong: $outcome', ({ at, outcome }) => {
  const found = outcomes.get(join(folder, String(at).padStart(3, '0'))) ?? [];
  expect(found.map(shortly)).toEqual([outcome].flat());
});

test('docs/outcomes.md lists them all', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/outcomes.md'), 'utf8');
  const section = text.slice(text.indexOf('## What each kind of file gives'));
  const rows = [...section.matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)]
    .map(([, ...cells]) => cells.join(' | '))
    .filter((row) => !/^(?:kind \||-+ )/.test(row));
  expect(rows).toEqual(
    brokenFiles.map(({ kind, wrong, outcome }) => `${kind} | ${wrong} | ${[outcome].flat().join('; ')}`),
  );
});

test.each(damagedPdfs())('$name: no word is lost in silence', async ({ whole, bytes }) => {
  const before = await readFile(whole, limits);
  const outcome = await readFile(bytes, limits);
  if (!before.ok) throw new Error(before.reason);
  const { text } = before.document;
  if (!outcome.ok) return expect(['corrupt', 'empty']).toContain(outcome.reason);
  if (wordsOf(outcome.document.text) < wordsOf(text) * 0.9)
    expect(outcome.document.notes).toContain('damaged');
});
