import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Drawn, drawVerdicts, readMarks, verdictSheet } from '#domain/accuracy/verdict-check.ts';
import { score } from '#domain/judging/score.ts';
import { asOf, role } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const { resume } = read(
  ...['Robin Example', 'Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2019 – Present'],
  ...['- Built Jenkins pipelines', '- REST APIs in Java'],
);
const all = ['a', 'b', 'c'].flatMap((name) =>
  score(resume, role, asOf).verdicts.map(
    (verdict): Drawn => ({ file: `${name}.txt`, sha256: digest(name), role: role.id, resume, verdict }),
  ),
);
const ids = (drawn: Drawn[]) => drawn.map(({ sha256, verdict }) => `${sha256} ${verdict.criterion}`);

describe('a sheet of verdicts', () => {
  test('is the same whatever the order of the files, and another for another seed', () => {
    const drawn = drawVerdicts(all, 10, 7, digest);
    expect(drawn).toHaveLength(10);
    expect(ids(drawVerdicts([...all].reverse(), 10, 7, digest))).toEqual(ids(drawn));
    expect(ids(drawVerdicts(all, 10, 8, digest))).not.toEqual(ids(drawn));
  });

  test('shows the sentence and every quote, and takes marks back into figures by kind', () => {
    const sheet = verdictSheet(drawVerdicts(all, 6, 7, digest));
    expect(sheet.match(/^\[ \] \d/gm)).toHaveLength(6);
    expect(verdictSheet(all)).toContain('CI/CD: met. “Built Jenkins pipelines”, Northwind Ltd 2019–now');
    let at = 0;
    const marked = sheet.replace(/^\[ \]/gm, () => `[${['r', 'w', 'q', ' ', 'R', 'r'][at++]}]`);
    const figures = readMarks(marked);
    expect(figures).toMatchObject({ marked: 5, wrong: 1, badlyQuoted: 1, open: 1 });
    const kinds = Object.values(figures.byKind);
    expect(kinds.reduce((sum, one) => sum + one.marked, 0)).toBe(5);
  });

  test('a mark that is none is named by its line', () => {
    const sheet = verdictSheet(all.slice(0, 1)).replace('[ ]', '[x]');
    expect(() => readMarks(sheet)).toThrow(/^line 3: \[x\] is no mark$/);
  });
});
