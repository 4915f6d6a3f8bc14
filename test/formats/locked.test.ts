import { readFileSync } from 'node:fs';
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import { describe, expect, test } from 'vitest';
import { readFile } from '#formats/index.ts';
import { unzip } from '#formats/unzip.ts';
import { cases, limits } from '../support/corpus.ts';
import { hostileZip } from '../support/hostile-zip.ts';

/* Office documents behind a password, and kinds that are the same inside as others. */
const fileOf = (name: string) => readFileSync(cases.find((one) => one.name === name)?.path as string);
const outcomeOf = async (bytes: Uint8Array) => {
  const outcome = await readFile(bytes, limits);
  return outcome.ok ? outcome.document.text.length > 100 : outcome.reason;
};
/** The same package with some of its parts changed. */
async function changed(bytes: Uint8Array, change: (name: string, text: string) => string): Promise<Buffer> {
  const zip = await unzip(bytes, 1e8, () => true);
  if (!zip.ok) throw new Error(zip.reason);
  // The part that tells the kind comes first, as writers have it.
  const names = [...zip.files.keys()].sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype'));
  return hostileZip(
    names.map((name) => {
      const own = zip.files.get(name) as Buffer;
      const text = own.toString('utf8');
      const put = change(name, text);
      return { name, bytes: put === text ? own : Buffer.from(put) };
    }),
  );
}

describe('behind a password', () => {
  test('a DOCX, which is a compound file then', async () => {
    const content = Buffer.alloc(5000, 7);
    const entry = (name: string, type: number, children: number[], data?: Buffer) => ({
      ...{ name, type, children, length: data?.length ?? 0 },
      ...(data ? { binaryProvider: () => Uint8Array.from(data) } : {}),
    });
    const [root, stream] = [5, 2];
    const bytes = burn([
      entry('Root Entry', root, [1, 2]),
      entry('EncryptionInfo', stream, [], Buffer.alloc(248, 1)),
      entry('EncryptedPackage', stream, [], content),
    ] as Parameters<typeof burn>[0]);
    expect(await outcomeOf(bytes)).toBe('encrypted');
  });

  test('a DOC, whose head says so', async () => {
    const bytes = Buffer.from(fileOf('doc-plain'));
    expect(await outcomeOf(bytes)).toBe(true);
    let at = 512;
    while (bytes.readUInt16LE(at) !== 0xa5ec) at += 512;
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 10) | 0x0100, at + 10);
    expect(await outcomeOf(bytes)).toBe('encrypted');
  });

  test('an ODT, whose manifest says so', async () => {
    const bytes = await changed(fileOf('odt-plain'), (name, text) =>
      name === 'content.xml' ? 'scrambled' : text,
    );
    expect(await outcomeOf(bytes)).toBe('corrupt');
    const zip = await unzip(bytes, 1e8, () => true);
    const parts = zip.ok ? [...zip.files].filter(([name]) => name !== 'META-INF/manifest.xml') : [];
    const manifest =
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>';
    const locked = hostileZip([
      ...parts.map(([name, own]) => ({ name, bytes: own })),
      { name: 'META-INF/manifest.xml', bytes: Buffer.from(manifest) },
    ]);
    expect(await outcomeOf(locked)).toBe('encrypted');
  });
});

test.each([
  ['.dotx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'],
  ['.docm', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
  ['.dotm', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml'],
])('%s is read like a DOCX', async (_kind, type) => {
  const bytes = await changed(fileOf('docx-plain'), (name, text) =>
    name === '[Content_Types].xml'
      ? text.replace('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', type)
      : text,
  );
  expect(bytes.includes(type)).toBe(true);
  expect(await outcomeOf(bytes)).toBe(true);
});

test('.ott is read like an ODT', async () => {
  const bytes = await changed(fileOf('odt-plain'), (name, text) =>
    name === 'mimetype' ? `${text}-template` : text,
  );
  expect(await outcomeOf(bytes)).toBe(true);
});
