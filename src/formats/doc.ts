import type { Format, Limits, ReadOutcome } from './format.ts';
import { cleanText } from './text/clean.ts';
import { plainDocument } from './text/plain.ts';
import { isLockedDoc } from './word/locked.ts';
import { namesItsSectors } from './word/ole-header.ts';
import { mendLetters } from './word/ole-letters.ts';

export const doc: Format = {
  id: 'doc',
  mimes: ['application/msword'],
  read,
};

const header = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const stream = Buffer.from('WordDocument', 'utf16le');

/** True for a compound file that holds a Word document ([MS-CFB], [MS-DOC]): spreadsheets and messages are compound files too. */
export function looksLikeDoc(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.subarray(0, 8).equals(header) && buffer.includes(stream);
}

/** Word 97–2003: text of headers, body, text boxes and footers; the format of letters is not told. */
async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  if (isLockedDoc(bytes)) return { ok: false, reason: 'encrypted' };
  if (!namesItsSectors(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
    return { ok: false, reason: 'corrupt' };
  try {
    const { default: WordExtractor } = await import('word-extractor');
    const { default: OleExtractor } = await import('word-extractor/lib/word-ole-extractor.js');
    mendLetters(OleExtractor);
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    const parts = [
      document.getHeaders({ includeFooters: false }),
      document.getBody(),
      document.getTextboxes({ includeHeadersAndFooters: false }),
      document.getFooters(),
    ];
    const text = cleanText(
      parts
        .map((part) => part.replaceAll('\u0007', '\t').trim())
        .filter((part) => part !== '')
        .join('\n\n'),
    );
    if (text.length > limits.characters) return { ok: false, reason: 'too_large' };
    return { ok: true, document: plainDocument('doc', [text], false) };
  } catch {
    return { ok: false, reason: 'corrupt' };
  }
}
