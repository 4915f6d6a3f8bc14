/* The header of a compound file ([MS-CFB], 2.2), as far as a damaged one would cost more than the file: its library makes room for as many as it says. */

/** Bytes of a header, and where it says how large its sectors are (as a power of two) and how many of them hold tables. */
const length = 512;
const sectorShift = 0x1e;
const counts = [0x2c, 0x40, 0x48];
/** The largest sector: 4,096 bytes. */
const largestShift = 12;

/** True where a header names no more sectors than the file has. */
export function namesItsSectors(bytes: Buffer): boolean {
  if (bytes.length < length) return false;
  const shift = bytes.readUInt16LE(sectorShift);
  if (shift > largestShift) return false;
  const sectors = Math.ceil(bytes.length / 2 ** shift);
  return counts.every((at) => bytes.readUInt32LE(at) <= sectors);
}
