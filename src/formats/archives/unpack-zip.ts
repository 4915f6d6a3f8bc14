import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { isKnownMethod } from '../word/unzip.ts';
import type { Unpacked, UnpackFailure, UnpackLimits } from './archive.ts';

const maxRatio = 150;
/** What systems put into archives beside people's files. */
const litter = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i;

/**
 * Hands over the files of a zip in the order of its directory. The directory is looked through first: too many entries, or
 * more bytes than may be, refuse the whole before anything is inflated. Gives why the rest was not unpacked, or null.
 */
export async function zipFiles(
  path: string,
  limits: UnpackLimits,
  known: Set<number>,
  give: (file: Unpacked) => Promise<void>,
): Promise<UnpackFailure | null> {
  let declared = 0;
  let count = 0;
  const readable = await eachEntry(path, async (entry) => {
    count += 1;
    declared += entry.uncompressedSize <= limits.fileBytes ? entry.uncompressedSize : 0;
    return count <= limits.entries;
  });
  if (!readable) return 'corrupt';
  if (count > limits.entries) return 'too_many_entries';
  if (declared > limits.bytes) return 'bomb';
  let files = 0;
  const whole = await eachEntry(path, async (entry, number, zip) => {
    const name = yauzl.getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileName as unknown as Buffer,
      entry.extraFields,
      false,
    );
    if (name.endsWith('/') || litter.test(name)) return true;
    files += 1;
    if (known.has(number)) return true;
    await give({ number, name, size: sizeOf(entry), ...(await contentOf(zip, entry, limits)) });
    return true;
  });
  if (!whole) return 'corrupt';
  return files === 0 ? 'empty' : null;
}

/** The size that a directory says of an entry, in bytes. It may say anything (APPNOTE 4.5.3): 64 bits are cut to what a number holds. */
function sizeOf({ uncompressedSize }: yauzl.Entry): number {
  return Math.min(uncompressedSize, Number.MAX_SAFE_INTEGER);
}

type Content = { bytes: Buffer; refused: null } | { bytes: null; refused: string };

/** The kind of a Unix file in the upper half of an entry's attributes: a plain file, or none told (APPNOTE 4.5.7). A link is no file. */
function isFile({ externalFileAttributes }: yauzl.Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & 0xf000;
  return kind === 0 || kind === 0x8000;
}

/** The bytes of an entry, or why they are not given. Nested archives are refused by whoever looks at the bytes. */
function contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry, limits: UnpackLimits): Promise<Content> {
  const refuse = (refused: string): Content => ({ bytes: null, refused });
  if (!isFile(entry)) return Promise.resolve(refuse('unsupported_type'));
  if (entry.uncompressedSize > limits.fileBytes) return Promise.resolve(refuse('too_large'));
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > 1 << 20 && ratio > maxRatio) return Promise.resolve(refuse('bomb'));
  if ((entry.generalPurposeBitFlag & 1) === 1) return Promise.resolve(refuse('encrypted'));
  if (!isKnownMethod(entry.compressionMethod)) return Promise.resolve(refuse('unsupported_compression'));
  return new Promise((resolve) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return resolve(refuse('corrupt'));
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > entry.uncompressedSize) stream.destroy(new Error('more than its directory says'));
        else chunks.push(chunk);
      });
      stream.on('error', () => resolve(refuse('corrupt')));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const whole = size === entry.uncompressedSize && crc32(bytes) === entry.crc32;
        resolve(whole ? { bytes, refused: null } : refuse('corrupt'));
      });
    });
  });
}

/** Visits the entries of a zip until `visit` says false. Gives false when the zip is damaged. */
function eachEntry(
  path: string,
  visit: (entry: yauzl.Entry, number: number, zip: yauzl.ZipFile) => Promise<boolean>,
): Promise<boolean> {
  return new Promise((resolve) => {
    // What one entry says of its size is looked at with its content: it is no reason to leave the others.
    yauzl.open(path, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false }, (error, zip) => {
      if (error) return resolve(false);
      let number = -1;
      const end = (whole: boolean) => {
        zip.close();
        resolve(whole);
      };
      zip.on('error', () => end(false));
      zip.on('end', () => end(true));
      zip.on('entry', (entry: yauzl.Entry) => {
        number += 1;
        visit(entry, number, zip).then(
          (more) => (more ? zip.readEntry() : end(true)),
          () => end(false),
        );
      });
      zip.readEntry();
    });
  });
}
