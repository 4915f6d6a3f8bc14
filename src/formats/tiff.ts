/*
 * The pages of a TIFF (TIFF 6.0, section 2): directories that follow one another. The engine that recognises text opens the
 * first one; so each page is the file with another first one.
 */
const newSubfileType = 254;
const reduced = 1;
const entryBytes = 12;

/** Up to `most` pages of a TIFF, each as a file of its own; null for any other file. Small copies of pages are none. */
export function tiffPages(bytes: Uint8Array, most: number): Uint8Array[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = file.toString('latin1', 0, 2);
  if (file.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const short = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const long = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  if (short(2) !== 42) return null;
  const pages: Uint8Array[] = [];
  const seen = new Set<number>();
  for (let at = long(4); at !== 0 && at + 2 <= file.length && !seen.has(at) && pages.length < most; ) {
    seen.add(at);
    const entries = short(at);
    const end = at + 2 + entries * entryBytes;
    if (end + 4 > file.length) break;
    let small = false;
    for (let entry = at + 2; entry < end; entry += entryBytes)
      if (short(entry) === newSubfileType) small = (long(entry + 8) & reduced) !== 0;
    if (!small) {
      const page = Buffer.from(file);
      if (little) page.writeUInt32LE(at, 4);
      else page.writeUInt32BE(at, 4);
      pages.push(page);
    }
    at = long(end);
  }
  return pages.length > 0 ? pages : null;
}
