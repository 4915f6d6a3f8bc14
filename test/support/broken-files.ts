import { readFileSync } from 'node:fs';
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';
import { unzip } from '#formats/word/unzip.ts';
import { mailOf, zipOf } from './archives.ts';
import { cases } from './corpus.ts';
import { damages } from './damaged-pdfs.ts';
import { hostileZip, type Lies } from './hostile-zip.ts';
import { madePdf, resumeLines, streamOf, written } from './made-pdf.ts';
import { tiffOf } from './made-tiff.ts';

/** A kind of file with something wrong in it, and what becomes of it: one outcome for each file that comes out of it. */
interface BrokenFile {
  kind: string;
  wrong: string;
  bytes(): Buffer | Promise<Buffer>;
  /** `read`, with findings or reasons for review behind a comma; or the reason why not. */
  outcome: string | string[];
}

const fileOf = (name: string) => readFileSync(cases.find((one) => one.name === name)?.path as string);
const page = written(resumeLines);
const field = '/Type /Annot /Subtype /Widget /FT /Tx /DA (/F1 11 Tf 0 g)';
const form = '/AcroForm << /Fields [100 0 R] /DA (/F1 11 Tf 0 g) /DR << /Font << /F1 3 0 R >> >> >>';
const xfa =
  '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"/></xdp:xdp>';

/** A package with some of its parts changed. */
async function changed(
  bytes: Buffer,
  change: (name: string, text: string) => string | null,
  lies: Lies = {},
): Promise<Buffer> {
  const zip = await unzip(bytes, 1e8, () => true);
  if (!zip.ok) throw new Error(zip.reason);
  // The part that tells the kind comes first, as writers have it.
  const names = [...zip.files.keys()].sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype'));
  return hostileZip(
    names.flatMap((name) => {
      const own = zip.files.get(name) as Buffer;
      const put = change(name, own.toString('utf8'));
      if (put === null) return [];
      const isMain = name === 'word/document.xml' || name === 'content.xml';
      return [
        { name, bytes: put === own.toString('utf8') ? own : Buffer.from(put), ...(isMain ? { lies } : {}) },
      ];
    }),
  );
}

const typed = (type: string) => (name: string, text: string) =>
  name === '[Content_Types].xml'
    ? text.replace('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', type)
    : text;

const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.6));
const hole = (bytes: Buffer) =>
  Buffer.from(bytes).fill(0, Math.floor(bytes.length * 0.2), Math.floor(bytes.length * 0.4));

function lockedDocx(): Buffer {
  const entry = (name: string, type: number, children: number[], data?: Buffer) => ({
    ...{ name, type, children, length: data?.length ?? 0 },
    ...(data ? { binaryProvider: () => Uint8Array.from(data) } : {}),
  });
  const [root, stream] = [5, 2];
  return Buffer.from(
    burn([
      entry('Root Entry', root, [1, 2]),
      entry('EncryptionInfo', stream, [], Buffer.alloc(248, 1)),
      entry('EncryptedPackage', stream, [], Buffer.alloc(5000, 7)),
    ] as Parameters<typeof burn>[0]),
  );
}

function lockedDoc(): Buffer {
  const bytes = Buffer.from(fileOf('doc-plain'));
  let at = 512;
  while (bytes.readUInt16LE(at) !== 0xa5ec) at += 512;
  bytes.writeUInt16LE(bytes.readUInt16LE(at + 10) | 0x0100, at + 10);
  return bytes;
}

const manifest =
  '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>';

async function lockedOdt(): Promise<Buffer> {
  const zip = await unzip(fileOf('odt-plain'), 1e8, (name) => name !== 'META-INF/manifest.xml');
  if (!zip.ok) throw new Error(zip.reason);
  const parts = [...zip.files].map(([name, bytes]) => ({
    name,
    bytes: name === 'content.xml' ? Buffer.from('scrambled') : bytes,
  }));
  return hostileZip([...parts, { name: 'META-INF/manifest.xml', bytes: Buffer.from(manifest) }]);
}

const packed = (name: string, lies?: Lies) => ({
  name,
  bytes: fileOf('txt-pasted-mail'),
  ...(lies ? { lies } : {}),
});
const sideways = '0 1 -1 0 60 50';

/** What `docs/outcomes.md` lists. */
export const brokenFiles: BrokenFile[] = [
  {
    kind: 'PDF',
    wrong: 'junk before its header',
    bytes: () => Buffer.concat([Buffer.from('From the scanner\n'), madePdf([{ content: page }])]),
    outcome: 'read',
  },
  {
    kind: 'PDF',
    wrong: 'cut off',
    bytes: () => damages['cut off']?.(fileOf('one-column')) as Buffer,
    outcome: 'read, damaged',
  },
  {
    kind: 'PDF',
    wrong: 'line ends changed on its way',
    bytes: () => damages['line ends made LF']?.(fileOf('one-column')) as Buffer,
    outcome: 'read, damaged',
  },
  {
    kind: 'PDF',
    wrong: 'every byte changed on its way',
    bytes: () => damages['read as UTF-8 and written']?.(fileOf('one-column')) as Buffer,
    outcome: 'corrupt',
  },
  {
    kind: 'PDF',
    wrong: 'no words and no picture',
    bytes: () => madePdf([{ content: '0 0 0 RG 50 50 m 200 50 l S' }]),
    outcome: 'empty',
  },
  {
    kind: 'PDF',
    wrong: 'words in the fields of a form',
    bytes: () =>
      madePdf([{ content: written(['Application', 'Name:']), entries: '/Annots [100 0 R]' }], {
        catalogue: form,
        objects: {
          100: `<< ${field} /T (name) /V (${resumeLines.slice(0, 9).join('\\r')}) /Ff 4096 /Rect [50 100 560 700] >>`,
        },
      }),
    outcome: 'read',
  },
  {
    kind: 'PDF',
    wrong: 'words written on top of the page',
    bytes: () =>
      madePdf([{ content: written(['Curriculum vitae']), entries: '/Annots [100 0 R]' }], {
        objects: {
          100: `<< /Type /Annot /Subtype /FreeText /DA (/F1 11 Tf 0 g) /Contents (${resumeLines.slice(0, 9).join('\\r')}) /Rect [50 100 560 700] >>`,
        },
      }),
    outcome: 'read',
  },
  {
    kind: 'PDF',
    wrong: 'a page that stands sideways',
    bytes: () =>
      madePdf([
        { content: page },
        { content: written(['Projects', ...resumeLines.slice(5, 9)], { matrix: sideways }) },
      ]),
    outcome: 'read',
  },
  {
    kind: 'PDF',
    wrong: 'much sideways text beside upright text',
    bytes: () => madePdf([{ content: `${page}\n${written(resumeLines.slice(3, 8), { matrix: sideways })}` }]),
    outcome: 'read, unread_text',
  },
  {
    kind: 'PDF',
    wrong: 'letters of which nobody can tell whether they are seen',
    bytes: () =>
      madePdf([
        {
          content: `q 595 0 0 300 0 0 cm\nBI /W 1 /H 1 /CS /G /BPC 8 ID \u00f0\nEI\nQ\n${page}\nBT 7 Tr /F1 10 Tf 50 200 Td (${'a word that draws nothing '.repeat(4)}) Tj ET`,
        },
      ]),
    outcome: 'read, unread_text',
  },
  {
    kind: 'PDF',
    wrong: 'a form of Adobe’s XFA that asks to wait',
    bytes: () =>
      madePdf(
        [
          {
            content: written([
              'Please wait...',
              'If this message is not eventually replaced by the proper contents of the document, your viewer may not show it.',
            ]),
          },
        ],
        {
          catalogue: '/AcroForm << /Fields [] /XFA 100 0 R >> /NeedsRendering true',
          objects: { 100: streamOf('', Buffer.from(xfa)) },
        },
      ),
    outcome: 'dynamic_form',
  },
  {
    kind: 'PDF',
    wrong: 'a portfolio of other files',
    bytes: () =>
      madePdf(
        [{ content: written(['For the best experience, open this PDF portfolio in Acrobat X or later.']) }],
        {
          catalogue:
            '/Collection << /Type /Collection >> /Names << /EmbeddedFiles << /Names [(cv.pdf) 100 0 R] >> >>',
          objects: {
            100: '<< /Type /Filespec /F (cv.pdf) /UF (cv.pdf) /EF << /F 101 0 R >> >>',
            101: streamOf('/Type /EmbeddedFile', madePdf([{ content: page }])),
          },
        },
      ),
    outcome: 'portfolio',
  },
  {
    kind: 'PDF',
    wrong: 'more pages than the limit',
    bytes: () => madePdf(Array.from({ length: 61 }, () => ({ content: page }))),
    outcome: 'too_many_pages',
  },
  { kind: 'DOCX', wrong: 'behind a password', bytes: lockedDocx, outcome: 'encrypted' },
  { kind: 'DOCX', wrong: 'cut off', bytes: () => cut(fileOf('docx-plain')), outcome: 'corrupt' },
  {
    kind: 'DOCX',
    wrong: 'bytes changed in the middle',
    bytes: () => hole(fileOf('docx-plain')),
    outcome: 'corrupt',
  },
  {
    kind: 'DOCX',
    wrong: 'packed by Deflate64',
    bytes: () => changed(fileOf('docx-plain'), (_name, text) => text, { method: 9 }),
    outcome: 'unsupported_compression',
  },
  {
    kind: 'DOCX',
    wrong: 'without its document',
    bytes: () => changed(fileOf('docx-plain'), (name, text) => (name === 'word/document.xml' ? null : text)),
    outcome: 'corrupt',
  },
  {
    kind: 'DOCM',
    wrong: 'a document with macros',
    bytes: () =>
      changed(fileOf('docx-plain'), typed('application/vnd.ms-word.document.macroEnabled.main+xml')),
    outcome: 'read',
  },
  {
    kind: 'DOTX',
    wrong: 'a template',
    bytes: () =>
      changed(
        fileOf('docx-plain'),
        typed('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'),
      ),
    outcome: 'read',
  },
  { kind: 'DOC', wrong: 'behind a password', bytes: lockedDoc, outcome: 'encrypted' },
  { kind: 'DOC', wrong: 'cut off', bytes: () => cut(fileOf('doc-plain')), outcome: 'corrupt' },
  { kind: 'ODT', wrong: 'behind a password', bytes: lockedOdt, outcome: 'encrypted' },
  { kind: 'ODT', wrong: 'cut off', bytes: () => cut(fileOf('odt-plain')), outcome: 'corrupt' },
  {
    kind: 'ODT',
    wrong: 'packed by LZMA',
    bytes: () => changed(fileOf('odt-plain'), (_name, text) => text, { method: 14 }),
    outcome: 'unsupported_compression',
  },
  {
    kind: 'OTT',
    wrong: 'a template',
    bytes: () =>
      changed(fileOf('odt-plain'), (name, text) => (name === 'mimetype' ? `${text}-template` : text)),
    outcome: 'read',
  },
  {
    kind: 'RTF',
    wrong: 'cut off',
    bytes: () => fileOf('rtf-plain').subarray(0, -40),
    outcome: 'read, damaged',
  },
  { kind: 'HTML', wrong: 'cut off', bytes: () => cut(fileOf('html-plain')), outcome: 'read' },
  { kind: 'text', wrong: 'no bytes', bytes: () => Buffer.alloc(0), outcome: 'empty' },
  {
    kind: 'text',
    wrong: 'a program’s data',
    bytes: () => Buffer.from('{"status": "ok"}'),
    outcome: 'unsupported_type',
  },
  {
    kind: 'picture',
    wrong: 'cut off at its head',
    bytes: () => fileOf('photo-skewed').subarray(0, 400),
    outcome: 'corrupt',
  },
  {
    kind: 'picture',
    wrong: 'two pages in one TIFF',
    bytes: () =>
      tiffOf(
        madePdf([{ content: written(resumeLines.slice(0, 9)) }, { content: written(resumeLines.slice(9)) }]),
      ),
    outcome: 'read',
  },
  {
    kind: 'zip',
    wrong: 'cut off',
    bytes: async () => cut(await zipOf([packed('a.txt')])),
    outcome: 'corrupt',
  },
  { kind: 'zip', wrong: 'nothing in it', bytes: () => zipOf([]), outcome: 'empty' },
  {
    kind: 'zip',
    wrong: 'one entry behind a password, one packed by Deflate64, one by LZMA, one that lies of its size',
    bytes: () =>
      hostileZip([
        packed('a.txt', { flags: 1 }),
        packed('b.txt', { method: 9 }),
        packed('c.txt', { method: 14 }),
        packed('d.txt', { size: 1n << 63n }),
        packed('e.txt'),
      ]),
    outcome: ['encrypted', 'unsupported_compression', 'unsupported_compression', 'too_large', 'read'],
  },
  {
    kind: 'zip',
    wrong: 'a zip in it',
    bytes: async () => zipOf([{ name: 'inner.zip', bytes: await zipOf([packed('a.txt')]) }]),
    outcome: 'nested_archive',
  },
  {
    kind: 'e-mail',
    wrong: 'an attachment without a byte, beside a text',
    bytes: () => mailOf('See my résumé.', [{ name: 'cv.pdf', bytes: Buffer.alloc(0) }]),
    outcome: ['empty', 'read'],
  },
];
