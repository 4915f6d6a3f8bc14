import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'doubts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tool = (...options: string[]) =>
  execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts/doubts.ts'), folder, ...options],
    {
      encoding: 'utf8',
    },
  );

test('lists the documents by their doubts, with the share flagged and no word of them', () => {
  cpSync(join(root, 'fixtures/resumes/one-column/document.pdf'), join(folder, 'sure.pdf'));
  writeFileSync(
    join(folder, 'unsure.txt'),
    [
      'Jane Doe',
      'jane.doe@example.com',
      'Experience',
      '2015 – 2017',
      '- Looked after the place and its people',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'empty.txt'), '');
  const said = tool();
  expect(said).toContain('unsure.txt  job_without_title\n');
  expect(said).toContain('1 of 2 documents read are doubted (50.0%)');
  expect(said).toContain('1 files were not read');
  expect(said).not.toMatch(/Jane|Looked|sure\.pdf {2}/);
  expect(JSON.parse(tool('--json'))).toEqual({
    file: 'unsure.txt',
    doubts: [{ kind: 'job_without_title', places: 1 }],
  });
});
