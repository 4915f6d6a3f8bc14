import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';

type Unzipped =
  | { ok: true; files: Map<string, Buffer> /** True when an entry's checksum is wrong. */; damaged: boolean }
  | { ok: false; reason: UnzipFailure };

type UnzipFailure = 'corrupt' | 'bomb' | 'encrypted' | 'unsupported_compression';

const maxEntries = 4000;
const maxRatio = 150;

/**
 * The wanted entries of a zip, inflated within `inflatedBytes` altogether. Sizes are checked before and while
 * inflating; an entry that inflates more than 150-fold past one MiB is taken for a bomb.
 */
export async function unzip(
  bytes: Uint8Array,
  inflatedBytes: number,
  wanted: (name: string) => boolean,
): Promise<Unzipped> {
  let zip: yauzl.ZipFile;
  try {
    zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    return { ok: false, reason: 'corrupt' };
  }
  if (zip.entryCount > maxEntries) return { ok: false, reason: 'bomb' };
  return new Promise((resolve) => {
    const files = new Map<string, Buffer>();
    let total = 0;
    const fail = (reason: UnzipFailure) => {
      zip.close();
      resolve({ ok: false, reason });
    };
    zip.on('error', () => fail('corrupt'));
    let damaged = false;
    zip.on('end', () => resolve({ ok: true, files, damaged }));
    zip.on('entry', (entry: yauzl.Entry) => {
      if (!wanted(entry.fileName)) return zip.readEntry();
      total += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (total > inflatedBytes || (entry.uncompressedSize > 1 << 20 && ratio > maxRatio))
        return fail('bomb');
      if ((entry.generalPurposeBitFlag & 1) === 1) return fail('encrypted');
      if (!isKnownMethod(entry.compressionMethod)) return fail('unsupported_compression');
      zip.openReadStream(entry, (error, stream) => {
        if (error) return fail('corrupt');
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', () => fail('corrupt'));
        stream.on('end', () => {
          const content = Buffer.concat(chunks);
          damaged ||= crc32(content) !== entry.crc32;
          // A reader of two parts of one name cannot know which one its author saw.
          if (files.has(entry.fileName)) return fail('corrupt');
          files.set(entry.fileName, content);
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}

/** True for what is stored as it is or by Deflate; Deflate64, LZMA and others (APPNOTE 4.4.5) are not unpacked. */
export function isKnownMethod(method: number): boolean {
  return method === 0 || method === 8;
}

/** The names in a zip's directory, 4,000 at most; null when it cannot be read to its end. */
export async function zipNames(bytes: Uint8Array): Promise<string[] | null> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(() => null);
  if (zip === null) return null;
  return new Promise((resolve) => {
    const names: string[] = [];
    zip.on('error', () => resolve(null));
    zip.on('end', () => resolve(names));
    zip.on('entry', (entry: yauzl.Entry) => {
      names.push(entry.fileName);
      if (names.length < maxEntries) return zip.readEntry();
      zip.close();
      resolve(names);
    });
    zip.readEntry();
  });
}

function open(buffer: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}
