import iconv from 'iconv-lite';
import jschardet from 'jschardet';

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
    const { encoding, confidence } = jschardet.detect(buffer.subarray(0, 65_536));
    const likely =
      encoding !== null && confidence > 0.5 && iconv.encodingExists(encoding) ? encoding : 'windows-1252';
    return iconv.decode(buffer, likely);
  }
}
