import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { resumeReader } from '#domain/readers/read-resume.ts';
import { openOccupations } from '#formats/guarded/occupations.ts';
import { readFile } from '#formats/index.ts';
import { cleanText } from '#formats/text/clean.ts';
import { rules } from '../support/corpus.ts';

/* Files that once ended a reader, or took it minutes. */
const { limits } = readConfig({});
const open = (bytes: Uint8Array | string) =>
  readFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, limits);
const read = resumeReader(rules.lexicon, openOccupations(rules.lexicon));
const page = '<h1>Ada Example</h1><p>Backend Engineer, Fjordline Ltd</p><p>2015 - 2020</p>';

describe('crashes', () => {
  test('control words that JavaScript objects have by themselves', async () => {
    for (const word of [
      'constructor',
      'toString',
      'valueOf',
      'hasOwnProperty',
      'isPrototypeOf',
      '__proto__',
    ]) {
      const outcome = await open(
        `{\\rtf1\\ansi \\${word} Ada Example worked here and there for a while\\par}`,
      );
      expect(outcome.ok && outcome.document.text, word).toContain('Ada Example');
    }
  });

  test('tables in tables in tables', async () => {
    const outcome = await open(
      `<html><body>${'<table><tr><td>'.repeat(5000)}deep${'</td></tr></table>'.repeat(5000)}${page}</body></html>`,
    );
    expect(outcome.ok && outcome.document.text).toContain('Ada Example');
  });

  test('more cells in a row and more letters in a line than a call takes arguments', async () => {
    const row = await open(`{\\rtf1\\ansi Ada Example\\par\\trowd ${'x\\cell '.repeat(200_000)}\\row}`);
    expect(row.ok || row.reason).toBe(true);
    const made = new PDFDocument({ compress: false });
    const chunks: Buffer[] = [];
    made.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((done) => made.on('end', done));
    made.fontSize(1).text('ab '.repeat(70_000), { lineBreak: false });
    made.end();
    await ended;
    const line = await open(Buffer.concat(chunks));
    expect(line.ok || line.reason).toBe(true);
  });
});

describe('time and size', () => {
  const within = async (text: string, seconds: number) => {
    const began = process.cpuUsage();
    const outcome = await open(text);
    if (!outcome.ok) throw new Error(outcome.reason);
    const reading = read(outcome.document);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6, text.slice(0, 40)).toBeLessThan(seconds);
    return reading;
  };

  test('lists and marks that repeat without end cost no more than their length', async () => {
    const head = 'Ada Example\n\nSkills\n';
    for (const piece of ['http://', 'java · ', 'go; ', 'java\t'])
      await within(head + piece.repeat(16_000), 4);
    for (const piece of [' ', '[', '[a](b ', '![', '<a', '**a', '__'])
      await within(`# Ada Example\n\n${piece.repeat(60_000)}x\n`, 4);
  });

  test('a quote is short, however long the clause, and an answer small', async () => {
    const reading = await within(
      `Ada Example\n\nExperience\nEngineer, Foo Ltd\n2015 - 2016\n${'led a team of 9 '.repeat(700)}${'and more '.repeat(50_000)}\n`,
      8,
    );
    for (const fact of reading.resume.leadership) expect(fact.evidence.quote.length).toBeLessThanOrEqual(600);
    expect(JSON.stringify(reading).length).toBeLessThan(3_000_000);
  });
});

test('marks that turn the direction of writing, and tags that no page shows, are dropped', () => {
  expect(cleanText('a\u2066b\u2069c\u061cd\u{e0041}e\u001bf')).toBe('abcdef');
});

describe('damage', () => {
  async function pages(...texts: string[]): Promise<Buffer> {
    const made = new PDFDocument({ autoFirstPage: false, compress: false });
    const chunks: Buffer[] = [];
    made.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((done) => made.on('end', done));
    for (const text of texts) {
      made.addPage();
      for (const line of text.split('\n')) made.text(line);
    }
    made.end();
    await ended;
    return Buffer.concat(chunks);
  }
  const one =
    'Ada Example\nExperience\nBackend Engineer, Fjordline Ltd\nMarch 2015 - present\nServices in Java that handle many payments every day for customers';

  test('a PDF behind whose end something is appended is whole', async () => {
    const outcome = await open(Buffer.concat([await pages(one), Buffer.alloc(20_000)]));
    expect(outcome.ok && outcome.document.notes).toEqual([]);
  });

  test('a PDF that lost its end is read as far as it goes, and says so', async () => {
    const whole = await pages(one, one.replaceAll('Ada', 'Eda'), one);
    expect((await open(whole)).ok && ((await open(whole)) as any).document.notes).toEqual([]);
    const catalogue = whole.indexOf('/Type /Catalog');
    for (const end of [
      whole.length - 40,
      whole.lastIndexOf('xref'),
      catalogue > 0 ? catalogue : whole.length - 400,
    ]) {
      const outcome = await open(whole.subarray(0, end));
      if (!outcome.ok) throw new Error(`${end} ${outcome.reason}`);
      expect(outcome.document.text).toContain('Fjordline');
      expect(outcome.document.notes).toContain('damaged');
      const reading = read(outcome.document);
      expect(reading.resume.damaged).toBe(true);
    }
  });

  test('a page that is lost leaves its number', async () => {
    const whole = (await pages(one, 'lost page', `Eda Example\n${one}`)).toString('latin1');
    const kids = /\/Kids \[(\d+) 0 R (\d+) 0 R (\d+) 0 R\]/.exec(whole) as RegExpExecArray;
    const outcome = await open(
      Buffer.from(whole.replace(`${kids[2]} 0 obj`, `9${kids[2]?.slice(1) ?? ''} 0 obj`), 'latin1'),
    );
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.document.notes).toContain('damaged');
    expect(outcome.document.lines.at(-1)?.page).toBe(3);
  });

  test('RTF that ends inside its groups, and a PDF without its header', async () => {
    const rtf = await open(
      `{\\rtf1\\ansi Ada Example worked for Fjordline Ltd from 2015 to 2020\\par {\\b more`,
    );
    expect(rtf.ok && rtf.document.notes).toEqual(['damaged']);
    const headless = (await pages(one)).subarray(20);
    expect(((await open(headless)) as any).document?.format ?? 'corrupt').toMatch(/^(?:pdf|corrupt)$/);
    const talk = await open(
      'I wrote the parser for %PDF-1.7 files at Fjordline Ltd, where I worked from 2015 to 2020.',
    );
    expect(talk.ok && talk.document.format).toBe('txt');
  });

  test('parts of containers are damaged, not of an unknown kind', async () => {
    expect(await open(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 7)]))).toEqual({
      ok: false,
      reason: 'corrupt',
    });
    expect(
      await open(
        Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
      ),
    ).toEqual({ ok: false, reason: 'corrupt' });
  });
});
