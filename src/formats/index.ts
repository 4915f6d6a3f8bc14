import { doc, looksLikeDoc } from './doc.ts';
import { docx } from './docx.ts';
import type { DrawAsked, DrawOutcome, Format, Limits, ReadOutcome } from './format.ts';
import { html, looksLikeHtml } from './html.ts';
import { odt } from './odt.ts';
import { pdf } from './pdf.ts';
import { picture } from './picture.ts';
import { rtf } from './rtf.ts';
import { looksLikeData, looksLikePdf, looksLikeText, txt } from './txt.ts';
import { isLockedPackage } from './word/locked.ts';
import { zipNames } from './word/unzip.ts';

/** Every format that is read. One more is a file here, a line, and a fixture. */
export const formats: Format[] = [pdf, docx, doc, odt, rtf, html, picture, txt];

/** The format of a file by its content, never by its name; null when it is none of ours. */
export async function detect(bytes: Uint8Array): Promise<Format | null> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  const words = start.toString('latin1');
  if (isPdf(words, bytes)) return pdf;
  if (words.startsWith('{\\rtf') || (words.match(/\\(?:pard|par|fs\d+|cf\d+|f\d+)\b/g) ?? []).length >= 8)
    return rtf;
  if (looksLikeDoc(bytes)) return doc;
  const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  const type = marked ? undefined : await kindOf(bytes);
  // XHTML declares itself as XML first.
  if (type && looksLikeHtml(bytes)) return html;
  if (type)
    return formats.find((format) => format.mimes.includes(type.mime)) ?? (await packed(type.mime, bytes));
  if (looksLikeHtml(bytes)) return html;
  return looksLikeText(bytes) && !looksLikeData(bytes) ? txt : null;
}

/** What the first bytes say; what knows the signatures is opened for files that are no PDF. */
async function kindOf(bytes: Uint8Array): Promise<{ mime: string } | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  return fileTypeFromBuffer(bytes);
}

/** The format of a zip by the names in its directory, where its first part does not tell. */
async function packed(mime: string, bytes: Uint8Array): Promise<Format | null> {
  const names = mime === 'application/zip' ? ((await zipNames(bytes)) ?? []) : [];
  if (names.some((name) => /^word\/document2?\.xml$/.test(name))) return docx;
  return names.includes('content.xml') && names.includes('mimetype') ? odt : null;
}

/**
 * True for a PDF. Some writers put junk before the header; the specification lets readers look within 1,024 bytes (ISO
 * 32000-1, H.3). Text may speak of the header, and a damaged file may have lost it: objects tell.
 */
function isPdf(start: string, bytes: Uint8Array): boolean {
  const at = start.indexOf('%PDF-');
  if (at === 0) return true;
  if (at === -1) return looksLikePdf(start);
  const more = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536));
  return /\d obj\b/.test(more.toString('latin1'));
}

/** True for a container that was cut or damaged: a zip without its directory, a compound file that ends within a sector. */
async function isBroken(bytes: Uint8Array): Promise<boolean> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(4, bytes.byteLength));
  if (start.equals(Buffer.from('PK\u0003\u0004'))) return (await zipNames(bytes)) === null;
  return start.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])) && bytes.byteLength % 512 !== 0;
}

const weakWords = 30;

/**
 * A file to a Document: the format by content, the second reader when the first refuses or what it read is weak.
 * Gives the reason when neither can; throws only on a bug.
 */
export async function readFile(bytes: Uint8Array, limits: Limits): Promise<ReadOutcome> {
  if (bytes.byteLength === 0) return { ok: false, reason: 'empty' };
  const format = await detect(bytes);
  if (format === null) {
    const broken = await isBroken(bytes);
    const reason = isLockedPackage(bytes) ? 'encrypted' : broken ? 'corrupt' : 'unsupported_type';
    return { ok: false, reason };
  }
  const first = await format.read(bytes, limits);
  if (!first.ok && first.reason !== 'corrupt') return first;
  if (first.ok && !isWeak(first)) return first;
  const second = await format.readAgain?.(bytes, limits);
  const best = second?.ok && wordsOf(second) > wordsOf(first) * 1.2 ? noted(second, first) : first;
  if (!best.ok || wordsOf(best) > 0) return best;
  // A damaged scan has no words either; what is in its pictures may be recognised.
  const { notes } = best.document;
  if (notes.includes('damaged') && !notes.includes('scanned_pages')) return { ok: false, reason: 'corrupt' };
  return { ok: false, reason: best.document.pages === null ? 'empty' : 'no_text' };
}

/** Sizes of a file's pages and the picture of one; `no_pages` for a format without. */
export async function drawFile(bytes: Uint8Array, asked: DrawAsked, limits: Limits): Promise<DrawOutcome> {
  const format = await detect(bytes);
  return (await format?.draw?.(bytes, asked, limits)) ?? { ok: false, reason: 'no_pages' };
}

function wordsOf(outcome: ReadOutcome): number {
  return outcome.ok ? (outcome.document.text.match(/[\p{L}\p{N}]{2,}/gu) ?? []).length : 0;
}

function isWeak(outcome: ReadOutcome & { ok: true }): boolean {
  return wordsOf(outcome) < weakWords || outcome.document.notes.includes('unmapped_glyphs');
}

/** Notes of the first reader that hold whoever reads the file. */
const ofTheFile = new Set(['damaged', 'scanned_pages', 'unread_fields']);

/** Notes that the second reader read; what the first one refused is damaged. */
function noted(outcome: ReadOutcome & { ok: true }, first: ReadOutcome): ReadOutcome {
  const before = first.ok ? first.document.notes.filter((note) => ofTheFile.has(note)) : ['damaged'];
  outcome.document.notes.push('second_reader', ...before);
  return outcome;
}
