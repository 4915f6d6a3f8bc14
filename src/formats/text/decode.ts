import { createRequire } from 'node:module';
import iconv from 'iconv-lite';

/** Guesses encodings; opened for the first text that is not in UTF-8: few are, and it is large. */
const detector = () => createRequire(import.meta.url)('jschardet') as typeof import('jschardet');

const marks: [number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Bytes as text: by the byte order mark, as strict UTF-8, else by the likeliest encoding; null when they are no text. */
export function decode(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [mark, encoding] of marks) {
    if (mark.every((byte, index) => buffer[index] === byte)) return iconv.decode(buffer, encoding);
  }
  if (buffer.subarray(0, 4096).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer);
  } catch {
    const { encoding, confidence } = detector().detect(buffer.subarray(0, 65_536));
    const likely =
      encoding !== null && confidence > 0.5 && iconv.encodingExists(encoding) ? encoding : 'windows-1252';
    return iconv.decode(buffer, likely);
  }
}
