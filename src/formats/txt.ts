import type { Format, Limits, ReadOutcome } from './format.ts';
import { pageDocument } from './html.ts';
import { cleanText } from './text/clean.ts';
import { decode } from './text/decode.ts';
import { isMarkdown, pageOfMarkdown } from './text/markdown.ts';
import { plainDocument } from './text/plain.ts';

export const txt: Format = {
  id: 'txt',
  mimes: ['text/plain'],
  read,
};

/** True for the source of a PDF whose header is lost: objects, one after another (ISO 32000-1, 7.3.10). */
export function looksLikePdf(start: string): boolean {
  return /(?:^|[\r\n])\d{1,7} \d{1,5} obj\b/.test(start) && /\bendobj\b|\bstream\r?\n/.test(start);
}

/** True for bytes that read like words rather than like a program's data. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const start = decode(bytes.subarray(0, 4096));
  if (start === null || start.trim() === '' || looksLikePdf(start)) return false;
  const strange = (start.match(/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/g) ?? []).length;
  return strange < start.length * 0.01 && /\p{L}{2}/u.test(start);
}

/** True for text that is a program's data (JSON) and nobody's words. */
export function looksLikeData(bytes: Uint8Array): boolean {
  const text = (decode(bytes) ?? '').trim();
  if (!/^[{[]/.test(text) || !/[}\]]$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Plain text and Markdown in any encoding. */
async function read(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  const decoded = decode(bytes);
  if (decoded === null) return { ok: false, reason: 'unsupported_type' };
  if (decoded.length > limits.characters) return { ok: false, reason: 'too_large' };
  const words = cleanText(decoded);
  if (isMarkdown(words)) return pageDocument(pageOfMarkdown(words), 'md', limits);
  return { ok: true, document: plainDocument('txt', [words], false) };
}
