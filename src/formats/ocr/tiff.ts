/*
 * The pages of a TIFF (TIFF 6.0, section 2): directories that follow one another. The engine that recognises text opens the
 * first one; so each page is the file with another first one.
 */
const newSubfileType = 254;
const reduced = 1;
const entryBytes = 12;

/** A page of a TIFF as a file of its own, made when it is asked for: each is a copy of the whole. */
type TiffPage = () => Uint8Array;

/**
 * Up to `most` pages of a TIFF, and whether more may be lost: its chain of directories leads out of the file, or in a circle, or
 * it is a BigTIFF, of which the engine opens the first page alone. Null for any other file. Small copies of pages are none.
 */
export function tiffPages(bytes: Uint8Array, most: number): { pages: TiffPage[]; broken: boolean } | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = file.toString('latin1', 0, 2);
  if (file.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const short = (at: number) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const long = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  if (short(2) === 43) return { pages: [() => bytes], broken: true };
  if (short(2) !== 42) return null;
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  let at = long(4);
  while (at !== 0 && pages.length < most) {
    if (seen.has(at) || at + 2 > file.length) break;
    seen.add(at);
    const end = at + 2 + short(at) * entryBytes;
    if (end + 4 > file.length) break;
    let small = false;
    for (let entry = at + 2; entry < end; entry += entryBytes)
      if (short(entry) === newSubfileType) small = (long(entry + 8) & reduced) !== 0;
    if (!small) pages.push(startingAt(file, at, little));
    at = long(end);
  }
  if (pages.length === 0) pages.push(() => bytes);
  return { pages, broken: at !== 0 && pages.length < most };
}

function startingAt(file: Buffer, at: number, little: boolean): TiffPage {
  return () => {
    const page = Buffer.from(file);
    if (little) page.writeUInt32LE(at, 4);
    else page.writeUInt32BE(at, 4);
    return page;
  };
}
