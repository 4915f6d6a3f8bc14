import { readFileSync } from 'node:fs';
import { cases } from './corpus.ts';
import { madePdf, written } from './made-pdf.ts';

/* PDFs that a mail gateway, an editor or a bad disk changed: bytes made by us from the fixtures. */

/** A generator of numbers from 0 to 1, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

const asLatin = (bytes: Buffer, change: (text: string) => string) =>
  Buffer.from(change(bytes.toString('latin1')), 'latin1');

/** Ways in which bytes are changed on their way, by name. */
export const damages: Record<string, (bytes: Buffer) => Buffer> = {
  'line ends made CR LF': (bytes) => asLatin(bytes, (text) => text.replace(/\n/g, '\r\n')),
  'line ends made LF': (bytes) => asLatin(bytes, (text) => text.replace(/\r\n?/g, '\n')),
  'read as UTF-8 and written': (bytes) => Buffer.from(bytes.toString('utf8'), 'utf8'),
  'zero bytes dropped': (bytes) => Buffer.from(bytes.filter((byte) => byte !== 0)),
  'eighth bits dropped': (bytes) => Buffer.from(bytes.map((byte) => byte & 0x7f)),
  'bytes changed here and there': (bytes) => {
    const next = numbers(7);
    return Buffer.from(bytes.map((byte) => (next() < 0.002 ? Math.floor(next() * 256) : byte)));
  },
  'a hole of zeros': (bytes) =>
    Buffer.from(bytes).fill(0, Math.floor(bytes.length * 0.3), Math.floor(bytes.length * 0.5)),
  'cut off': (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.7)),
};

const sources = [
  'one-column',
  'german',
  'date-rail',
  'interleaved-columns',
  'right-aligned-dates',
  'overlapping-jobs',
];

/** 48 damaged PDFs: six documents, each with every damage. */
export function damagedPdfs(): { name: string; whole: Buffer; bytes: Buffer }[] {
  return sources.flatMap((source) => {
    const whole = readFileSync(cases.find(({ name }) => name === source)?.path as string);
    return Object.entries(damages).map(([damage, change]) => ({
      name: `${source}, ${damage}`,
      whole,
      bytes: change(whole),
    }));
  });
}

/**
 * A PDF on which pdf.js rejects a promise that nobody waits for, after it has given its text: a page that breaks off, and a table
 * that names a wrong place.
 */
export function lateRejection(): Buffer {
  const whole = madePdf([{ content: written(['Ada Example']) }, { content: written(['page two']) }], {
    compress: false,
  });
  return asLatin(whole, (text) =>
    text
      .replace('842] /Contents 11', '842\u00c4 /Contents 11')
      .replace(
        /(\d)( 00000 n \n\d{10} 00000 n \ntrailer)/,
        (_all, digit: string, rest: string) => `${(Number(digit) + 1) % 10}${rest}`,
      ),
  );
}
