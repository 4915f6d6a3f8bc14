import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';

export type Unzipped =
  | { ok: true; files: Map<string, Buffer> /** True when an entry's checksum is wrong. */; damaged: boolean }
  | { ok: false; reason: 'corrupt' | 'bomb' | 'encrypted' };

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
    const fail = (reason: 'corrupt' | 'bomb' | 'encrypted') => {
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

function open(buffer: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}
