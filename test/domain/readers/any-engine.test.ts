import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/*
 * V8 stops optimising patterns once a process holds much compiled code, so that a reading must not depend on it: groups with modifiers
 * ("(?i:…)") are read otherwise then.
 */
const root = join(import.meta.dirname, '../../..');
const documents = globSync('fixtures/resumes/*/document.{md,html,txt,rtf,docx,odt,pdf}', {
  cwd: root,
}).sort();

/** What a process of its own reads of the documents. */
function readBy(...given: string[]): string {
  const options = given.filter((one) => one.startsWith('--'));
  const files = [...documents, ...given.filter((one) => !one.startsWith('--'))];
  const script = join(root, 'test/support/read-all-in-process.ts');
  return execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...options, script, ...files],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
}

/** Names before which words stand in any letters. */
const own = [
  'Ada Quellmann',
  'ada@example.com',
  '',
  'Expérience professionnelle',
  '2019 – 2021',
  'Développeur chez l’Agence Web Contosa',
];

test('a reading is the same whether the engine optimises its patterns or not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prescreen-engine-'));
  try {
    const file = join(folder, 'own.txt');
    writeFileSync(file, own.join('\n'));
    const plain = readBy(file);
    expect(plain.trim().split('\n').length).toBe(documents.length + 1);
    expect(readBy('--no-regexp-optimization', file) === plain).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no pattern has a group with modifiers', () => {
  const sources = globSync('src/**/*.ts', { cwd: root });
  expect(
    sources.filter((file) => /\(\?[ims]*-?[ims]+:/.test(readFileSync(join(root, file), 'utf8'))),
  ).toEqual([]);
});
