import { fileTypeFromBuffer } from 'file-type';
import { doc, looksLikeDoc } from './doc.ts';
import { docx } from './docx.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import { html, looksLikeHtml } from './html.ts';
import { odt } from './odt.ts';
import { pdf } from './pdf.ts';
import { picture } from './picture.ts';
import { rtf } from './rtf.ts';
import { looksLikeText, txt } from './txt.ts';

/** Every format that is read. One more is a file here, a line, and a fixture. */
export const formats: Format[] = [pdf, docx, doc, odt, rtf, html, picture, txt];

/** The format of a file by its content, never by its name; null when it is none of ours. */
export async function detect(bytes: Uint8Array): Promise<Format | null> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  // Some writers put junk before the header; the PDF specification lets readers look within 1,024 bytes (ISO 32000-1, H.3).
  if (start.includes('%PDF-')) return pdf;
  if (start.toString('latin1').startsWith('{\\rtf')) return rtf;
  if (looksLikeDoc(bytes)) return doc;
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const type = marked ? undefined : await fileTypeFromBuffer(bytes);
  if (type) return formats.find((format) => format.mimes.includes(type.mime)) ?? null;
  if (looksLikeHtml(bytes)) return html;
  return looksLikeText(bytes) ? txt : null;
}

const weakWords = 30;

/**
 * A file to a Document: the format by content, the second reader when the first refuses or what it read is weak.
 * Gives the reason when neither can; throws only on a bug.
 */
export async function readFile(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  if (bytes.byteLength === 0) return { ok: false, reason: 'empty' };
  const format = await detect(bytes);
  if (format === null) return { ok: false, reason: 'unsupported_type' };
  const first = await format.read(bytes, limits);
  if (!first.ok && first.reason !== 'corrupt') return first;
  if (first.ok && !isWeak(first)) return first;
  const second = await format.readAgain?.(bytes, limits);
  const best = second?.ok && wordsOf(second) > wordsOf(first) * 1.2 ? noted(second) : first;
  if (best.ok && wordsOf(best) === 0)
    return { ok: false, reason: best.document.pages === null ? 'empty' : 'no_text' };
  return best;
}

function wordsOf(outcome: ReadOutcome): number {
  return outcome.ok ? (outcome.document.text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length : 0;
}

function isWeak(outcome: ReadOutcome & { ok: true }): boolean {
  return wordsOf(outcome) < weakWords || outcome.document.notes.includes('unmapped_glyphs');
}

function noted(outcome: ReadOutcome & { ok: true }): ReadOutcome {
  outcome.document.notes.push('second_reader');
  return outcome;
}
