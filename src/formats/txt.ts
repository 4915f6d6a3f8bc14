import iconv from 'iconv-lite';
import jschardet from 'jschardet';
import type { Document } from '#domain/document.ts';
import type { Format, Limits, ReadOutcome } from './format.ts';
import { cleanText } from './text/clean.ts';
import { plainDocument } from './text/plain.ts';

export const txt: Format = {
  id: 'txt',
  mimes: ['text/plain'],
  read,
};

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
  return {
    ok: true,
    document: isMarkdown(words) ? markdownDocument(words) : plainDocument('txt', [words], false),
  };
}

const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/;

function isMarkdown(words: string): boolean {
  return (
    words.split('\n').some((line) => heading.test(line)) ||
    /^\s{0,3}\[[^\]]+\]: |\]\(https?:|\*\*\S/m.test(words)
  );
}

const longestMarked = 4000;

/** Markdown without its marks: headings and bold lines keep their look, links their words. */
function markdownDocument(words: string): Document {
  const looks: { bold: boolean; size: number }[] = [];
  const links: string[] = [];
  // A break within a paragraph: "<br/>", or a backslash at the end of a line (CommonMark, 6.7).
  const broken = words.replace(/<br *\/?>|\\(?=\r?\n|\r|$)/giu, (mark) => (mark === '\\' ? '' : '\n'));
  const lines = broken.split(/\r\n|\r|\n/).flatMap((raw) => {
    // Marks are for lines that people write: on longer ones their patterns would take long.
    if (raw.length > longestMarked) {
      looks.push({ bold: false, size: 10 });
      return [raw];
    }
    if (/^\s*(?:[-*_]\s*){3,}$/.test(raw) || /^\s*\|?\s*:?-{2,}/.test(raw)) return [''];
    const title = heading.exec(raw);
    const bare = (title?.[2] ?? raw)
      .replace(/!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, (_whole, label: string, target: string) => {
        links.push(target);
        return label;
      })
      .replace(/<((?:https?:|mailto:)?[^>\s]+)>/g, '$1')
      .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
      .replace(/(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])/g, '$2')
      .replace(/`([^`]+)`/g, '$1')
      .replace(/^\s*\|(.*)\|\s*$/, (_whole, cells: string) =>
        cells
          .split('|')
          .map((cell) => cell.trim())
          .join('\t'),
      )
      .replace(/^\s*>\s?/, '')
      .trimEnd();
    if (bare.trim() !== '')
      looks.push({
        bold: title !== null || /^\s*(\*\*|__).+\1\s*$/.test(raw),
        size: title ? 20 - 2 * (title[1] as string).length : 10,
      });
    return [bare];
  });
  const document = plainDocument('md', [lines.join('\n')], false);
  for (const [index, line] of document.lines.entries()) Object.assign(line, looks[index]);
  return { ...document, links: links.filter((link) => /^(?:https?:|mailto:)/i.test(link)).slice(0, 500) };
}
