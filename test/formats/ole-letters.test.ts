import { expect, test } from 'vitest';
import { onlyDeletions, withoutHyphens } from '#formats/word/ole-letters.ts';

/** A stream of a document with one page of properties ([MS-DOC] 2.9.33), of which each run has its own. */
function streams(runs: number[][]): { text: Buffer; tables: Buffer } {
  const text = Buffer.alloc(1024);
  text.writeUInt32LE(0, 0x00fa);
  text.writeUInt32LE(12, 0x00fe);
  const page = 512;
  text.writeUInt8(runs.length, page + 511);
  let at = (runs.length + 1) * 5 + (runs.length % 2);
  for (const [run, bytes] of runs.entries()) {
    at += at % 2;
    text.writeUInt8(at / 2, page + (runs.length + 1) * 4 + run);
    text.writeUInt8(bytes.length, page + at);
    text.set(bytes, page + at + 1);
    at += bytes.length + 1;
  }
  const tables = Buffer.alloc(12);
  tables.writeUInt32LE(1, 8);
  return { text, tables };
}

const spacing = [0x40, 0x88, 0x15, 0x00];
const deleted = [0x00, 0x08, 0x01];
const bold = [0x35, 0x08, 0x01];

test.each([
  ['a spacing of letters', [...spacing], [0x40, 0x88, 0x14, 0x00]],
  ['a deletion', [...deleted], deleted],
  ['a deletion behind a spacing', [...spacing, ...deleted], [0x40, 0x88, 0x14, 0x00, ...deleted]],
  ['bold letters', [...bold], bold],
])('only deletions look like one: %s', (_name, given, kept) => {
  const { text, tables } = streams([given, bold]);
  const before = Buffer.from(text);
  const made = onlyDeletions(text, tables);
  expect(text.equals(before)).toBe(true);
  expect(made.includes(Buffer.from([kept.length, ...kept]))).toBe(true);
});

test('optional hyphens are left out, and the text keeps its length', () => {
  const made = withoutHyphens('Soft\u001fware\u001fentwickler');
  expect([made.replaceAll('\u0000', ''), made.length]).toEqual(['Softwareentwickler', 20]);
});
