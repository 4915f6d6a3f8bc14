import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText, csvCells, csvStream, csvText } from '#csv.ts';

describe('one place writes tables', () => {
  test('numbers have the mark of decimals that was asked for, words keep theirs', () => {
    const rows = [[8.8, '8.8', 1200]];
    expect(csvCells(rows, { bom: false })).toBe('8.8,"8.8",1200\r\n');
    expect(csvCells(rows, { bom: false, delimiter: 'semicolon', decimal: 'comma' })).toBe(
      '8,8;"8.8";1200\r\n',
    );
  });

  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[\s,;"'=+\-@|\t\r\n\u0000\u2028A-C1-3(]{0,12}$/),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );

  test.each([
    ['comma' as const, ','],
    ['semicolon' as const, ';'],
  ])('any text in any cell gives as many rows and columns back, and no formula: %s', (delimiter, sign) => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 }), (rows) => {
        const written = csvCells([['a', 'b', 'c'], ...rows], { delimiter });
        const back: string[][] = parse(written, { bom: true, delimiter: sign });
        expect(back.length).toBe(rows.length + 1);
        for (const [index, row] of rows.entries()) {
          const shown = back[index + 1] as string[];
          expect(shown.length).toBe(3);
          for (const [at, value] of row.entries()) {
            const expected = typeof value === 'string' ? cellText(value) : String(value ?? '');
            expect(shown[at]).toBe(expected);
            if (typeof value === 'string') {
              expect(shown[at]).not.toMatch(/^\s|[\r\n\t]|\s$/);
              expect(shown[at]).not.toMatch(/^[=+\-@＝＋－＠]/);
            }
          }
        }
        // A line of the file is a row: nothing wraps.
        expect(written.trimEnd().split('\r\n').length).toBe(rows.length + 1);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing is a formula for a program that parts cells by another sign and reads quotes away', () => {
    const odd = fc.stringMatching(/^[a;,|" =@]{0,14}$/);
    fc.assert(
      fc.property(odd, odd, (one, two) => {
        const written = csvCells([[1, one, two]], { bom: false }).trimEnd();
        for (const sign of [';', '|'])
          for (const part of written.split(sign).slice(1))
            expect(part.replace(/^["\s]+/, '')).not.toMatch(/^[=@]/);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    [`cv;"=cmd|'/C calc'!A0;.pdf`, `cv;"'=cmd|'/C calc'!A0;.pdf`],
    ['"=1+1"', `'"=1+1"`],
    ['=1+1', "'=1+1"],
    ['\n=1+1', "'=1+1"],
    ['Built it\n=HYPERLINK("http://example.com")', 'Built it =HYPERLINK("http://example.com")'],
    ['+1 555 0100', "'+1 555 0100"],
    ['cut costs; -20% in a year', 'cut costs; -20% in a year'],
    ['well known;=1+1;', "well known;'=1+1;"],
    ["x,+cmd|' /C calc'!A0", "x,'+cmd|' /C calc'!A0"],
    ['a | @SUM(A1)', "a | '@SUM(A1)"],
    ['C++, C#; a - b', 'C++, C#; a - b'],
    ['  two\r\n\tlines\u00a0here ', 'two lines here'],
  ])('%j', (given, expected) => {
    expect(cellText(given)).toBe(expected);
  });

  test('every text is quoted, numbers are not; a column is named by any text', async () => {
    const rows = [{ 'a.b': 'x', n: -1.5, t: true, none: null }];
    const columns = ['a.b', 'n', 't', 'none'];
    expect(csvText(columns, rows, { bom: false })).toBe('"a.b","n","t","none"\r\n"x",-1.5,true,\r\n');
    expect((await buffer(csvStream(columns, rows))).toString()).toBe(
      `\ufeff${csvText(columns, rows, { bom: false })}`,
    );
  });
});
