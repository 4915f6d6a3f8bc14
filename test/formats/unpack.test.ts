import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig, unpackLimits } from '#config.ts';
import { archiveKind, type Unpacked, type UnpackLimits } from '#formats/archives/archive.ts';
import { unpack } from '#formats/archives/unpack.ts';
import { zipFiles } from '#formats/archives/unpack-zip.ts';
import { mailOf, type Packed, zipOf } from '../support/archives.ts';
import { cases } from '../support/corpus.ts';
import { hostileZip } from '../support/hostile-zip.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prescreen-unpack-'));
});
afterAll(() => rm(folder, { recursive: true }));

const usual = unpackLimits(readConfig({}));
let written = 0;
async function place(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `archive-${written++}`);
  await writeFile(path, bytes);
  return path;
}
async function all(bytes: Uint8Array, limits: Partial<UnpackLimits> = {}, known: number[] = []) {
  const path = await place(bytes);
  const kind = await archiveKind(path);
  if (kind === null) throw new Error('no archive');
  const files: Unpacked[] = [];
  const end = await unpack(
    { path, kind, known },
    { ...usual, ...limits },
    async (file) => void files.push(file),
  );
  return {
    kind,
    end,
    files: files.map(({ name, bytes: content, refused }) => [name, content?.length ?? refused]),
  };
}
const text = (name: string, content = name): Packed => ({ name, bytes: Buffer.from(content) });

describe('kinds by content', () => {
  test('documents that are zips or compound files inside are no archives, and neither is text about mail', async () => {
    for (const one of cases) expect(await archiveKind(one.path), one.name).toBeNull();
    for (const words of [
      'From: me\nTo: you\nSubject: hello\n\nno message of a mail program',
      'Subject: work\nExperience: much\n\nwords',
      'Date: 2020\n',
      '',
    ])
      expect(await archiveKind(await place(Buffer.from(words))), words).toBeNull();
  });

  test('a zip cut off in the middle is left to the readers, which say that it is damaged', async () => {
    const zip = await zipOf([text('a.txt', 'x'.repeat(5000))]);
    expect(await archiveKind(await place(zip.subarray(0, zip.length - 40)))).toBeNull();
  });
});

describe('a directory that says anything', () => {
  const bits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  const lies = fc.record(
    {
      name: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      flags: fc.integer({ min: 0, max: 0xffff }),
      method: fc.constantFrom(0, 8, 9, 14, 99, 0xffff),
      size: bits,
      compressedSize: bits,
      crc: fc.integer({ min: 0, max: 0xffffffff }),
      extra: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
    },
    { requiredKeys: [] },
  );

  test('every size is a whole number that a row can hold; the files before it are given', async () => {
    await fc.assert(
      fc.asyncProperty(lies, async (one) => {
        const path = await place(hostileZip([text('a.txt'), { ...text('b.txt'), lies: one }, text('c.txt')]));
        const given: Unpacked[] = [];
        const end = await zipFiles(path, usual, new Set(), async (file) => void given.push(file));
        for (const { size } of given) expect(Number.isSafeInteger(size) && size >= 0).toBe(true);
        const named = given.map(({ name }) => name);
        if (end === null) expect(named).toEqual(expect.arrayContaining(['a.txt', 'c.txt']));
        else expect(['corrupt', 'bomb']).toContain(end);
      }),
      { numRuns: 300 },
    );
  });
});

describe('zip', () => {
  test('files in their order, with folders in their names, without what systems add', async () => {
    const zip = await zipOf([
      text('b.txt'),
      text('folder/a.txt'),
      text('__MACOSX/._b.txt'),
      text('folder/.DS_Store'),
      text('Grüße/Lebenslauf.txt'),
    ]);
    expect(await all(zip)).toEqual({
      kind: 'zip',
      end: null,
      files: [
        ['b.txt', 5],
        ['folder/a.txt', 12],
        ['Grüße/Lebenslauf.txt', 22],
      ],
    });
    expect((await all(zip, {}, [0, 1])).files).toEqual([['Grüße/Lebenslauf.txt', 22]]);
  });

  test('a path that leads out is a label', async () => {
    const zip = await zipOf([text('aa/bb/cc.txt')]);
    const evil = Buffer.from(zip.toString('latin1').replaceAll('aa/bb/cc.txt', '../../cc.txt'), 'latin1');
    expect((await all(evil)).files).toEqual([['../../cc.txt', 12]]);
  });

  test('an entry over the limit, one that is a bomb and one that is protected are refused alone', async () => {
    const zip = await zipOf([
      text('large.txt', 'ab'.repeat(600)),
      text('bomb.txt', 'x'.repeat(2_000_000)),
      text('fine.txt'),
    ]);
    expect((await all(zip, { fileBytes: 1000 })).files).toEqual([
      ['large.txt', 'too_large'],
      ['bomb.txt', 'too_large'],
      ['fine.txt', 8],
    ]);
    expect((await all(zip)).files).toEqual([
      ['large.txt', 1200],
      ['bomb.txt', 'bomb'],
      ['fine.txt', 8],
    ]);
    // The flag of encryption in both headers of the one entry.
    const one = await zipOf([text('secret.txt')]);
    one[6] = (one[6] as number) | 1;
    const directory = one.indexOf(Buffer.from('PK\u0001\u0002'));
    one[directory + 8] = (one[directory + 8] as number) | 1;
    expect((await all(one)).files).toEqual([['secret.txt', 'encrypted']]);
  });

  test('a link in a zip is no file and is refused alone', async () => {
    const zip = await zipOf([text('link.txt', '/etc/passwd'), text('fine.txt')]);
    const directory = zip.indexOf(Buffer.from('PK\u0001\u0002'));
    zip.writeUInt32LE(0o120777 * 0x10000, directory + 38);
    expect((await all(zip)).files).toEqual([
      ['link.txt', 'unsupported_type'],
      ['fine.txt', 8],
    ]);
  });

  test('too many entries, or too many bytes, refuse the whole before anything is inflated', async () => {
    const zip = await zipOf(
      Array.from({ length: 30 }, (_, index) => text(`${index}.txt`, `${index}`.repeat(100))),
    );
    expect(await all(zip, { entries: 29 })).toMatchObject({ end: 'too_many_entries', files: [] });
    expect(await all(zip, { bytes: 3000 })).toMatchObject({ end: 'bomb', files: [] });
    expect((await all(zip, { entries: 30 })).files).toHaveLength(30);
  });

  test('time and memory are bounded from outside', async () => {
    const zip = await zipOf([text('a.txt', 'abcdefgh'.repeat(100_000))]);
    expect((await all(zip, { memoryBytes: 20 << 20 })).end).toBe('memory');
    expect((await all(zip, { wallSeconds: 0.001 })).end).toBe('timeout');
  });

  test('damaged bytes give an outcome, never an exception', async () => {
    const zip = await zipOf([
      text('a.txt', Array.from({ length: 500 }, (_, index) => `word${index * 7}`).join(' ')),
      text('b.txt'),
    ]);
    const damaged = Buffer.from(zip);
    damaged.fill(0xff, 60, 90);
    expect((await all(damaged)).files).toEqual([
      ['a.txt', 'corrupt'],
      ['b.txt', 5],
    ]);
  });
});

describe('mail', () => {
  test('attached documents, without calendars and logos', async () => {
    const mail = mailOf('Dear all, here is my CV.', [
      text('cv.pdf', '%PDF-1.4 …'),
      text('invite.ics'),
      text('logo.png', 'x'.repeat(2000)),
    ]);
    expect(await all(mail)).toEqual({ kind: 'eml', end: null, files: [['cv.pdf', 12]] });
  });

  test('the text itself when nothing is attached', async () => {
    expect(await all(mailOf('Ida Quarrell, nurse since 2010.', []))).toEqual({
      kind: 'eml',
      end: null,
      files: [['message.txt', 32]],
    });
    expect(await all(mailOf('  ', []))).toMatchObject({ end: 'no_document', files: [] });
  });

  test('a message of Outlook', async () => {
    const bytes = outlookMessage('cv.txt', Buffer.from('words of a résumé'));
    expect(await all(bytes)).toEqual({ kind: 'msg', end: null, files: [['cv.txt', 19]] });
  });
});

/** The least compound file that Outlook's format asks for: one attachment by value ([MS-OXMSG] 2.2.2). */
function outlookMessage(name: string, content: Buffer): Uint8Array {
  const long = Buffer.from(name, 'utf16le');
  const [root, storage, stream] = [5, 1, 2];
  const entry = (label: string, type: number, children: number[], data?: Buffer) => ({
    name: label,
    type,
    children,
    length: data?.length ?? 0,
    ...(data ? { binaryProvider: () => Uint8Array.from(data) } : {}),
  });
  return burn([
    entry('Root Entry', root, [1, 2]),
    entry('__properties_version1.0', stream, [], Buffer.alloc(32)),
    entry('__attach_version1.0_#00000000', storage, [3, 4, 5]),
    entry('__substg1.0_37010102', stream, [], content),
    entry('__substg1.0_3707001F', stream, [], long),
    entry('__properties_version1.0', stream, [], Buffer.alloc(8)),
  ] as Parameters<typeof burn>[0]);
}
