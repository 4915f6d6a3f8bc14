import { inflateSync } from 'node:zlib';

/** Streams that are looked at, and bytes that they may inflate to together: more would cost more than reading them. */
const mostStreams = 2000;
const mostBytes = 64 * 1024 * 1024;
const dictionaryBytes = 2000;
/** What an end of line may have added behind a stream. */
const slack = 4;

/**
 * How many streams of a PDF that are compressed by Deflate do not inflate (ISO 32000-1, 7.3.8 and 7.4.4): an engine reads them
 * as far as they go and says nothing. Pictures, metadata and colour profiles hold no words and are left out, and so is a file
 * whose streams are encrypted. One pass.
 */
export function brokenStreams(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes('/Encrypt')) return 0;
  let broken = 0;
  let inflated = 0;
  let at = 0;
  for (let looked = 0; looked < mostStreams && inflated < mostBytes; looked++) {
    const found = buffer.indexOf('stream', at);
    if (found === -1) break;
    at = found + 'stream'.length;
    if (buffer.toString('latin1', found - 3, found) === 'end') continue;
    const dictionary = dictionaryBefore(buffer, found);
    if (dictionary === null || !isText(dictionary)) continue;
    const start = afterLine(buffer, at);
    const end = buffer.indexOf('endstream', start);
    if (end === -1) return broken + 1;
    at = end + 'endstream'.length;
    const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? end - start);
    // The length that is said counts where the stream does end there: bytes behind it are none of its own.
    const stop = start + length <= end && end - start - length <= slack ? start + length : end;
    const content = buffer.subarray(start, stop);
    const size = inflatedSize(content, mostBytes - inflated);
    if (size === null) broken += 1;
    else inflated += size;
  }
  return broken;
}

/** How often an engine may look through a whole file for the ends of its streams. */
const mostLooks = 50;
const leastBytes = 1024 * 1024;

/**
 * True for a file of streams without ends: an engine that rebuilds its table looks for the end of each through all that
 * follows, and a megabyte of them costs minutes. In one pass.
 */
export function hasEndlessStreams(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let looked = 0;
  let end = 0;
  for (let at = buffer.indexOf('stream'); at !== -1; at = buffer.indexOf('stream', at + 'stream'.length)) {
    if (buffer.toString('latin1', at - 3, at) === 'end') continue;
    if (
      !buffer
        .toString('latin1', Math.max(0, at - 8), at)
        .trimEnd()
        .endsWith('>>')
    )
      continue;
    if (end !== -1 && end < at) end = buffer.indexOf('endstream', at);
    looked += (end === -1 ? buffer.length : end) - at;
    if (looked > Math.max(buffer.length, leastBytes) * mostLooks) return true;
  }
  return false;
}

/** The dictionary that ends right before a stream's keyword; null where there is none. */
function dictionaryBefore(buffer: Buffer, keyword: number): string | null {
  const text = buffer.toString('latin1', Math.max(0, keyword - dictionaryBytes), keyword).trimEnd();
  if (!text.endsWith('>>')) return null;
  return text.slice(text.lastIndexOf('obj') + 1);
}

/** True for a stream whose first filter is Deflate and which is no picture, metadata or colour profile. */
function isText(dictionary: string): boolean {
  return (
    /\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\b/.test(dictionary) &&
    !/\/Subtype\s*\/(?:Image|XML)\b|\/Alternate\b|\/DecodeParms\s*\[/.test(dictionary)
  );
}

function afterLine(buffer: Buffer, at: number): number {
  const start = buffer[at] === 0x0d ? at + 1 : at;
  return buffer[start] === 0x0a ? start + 1 : start;
}

/** Bytes that a stream inflates to; null when it is broken. */
function inflatedSize(content: Buffer, most: number): number | null {
  if (content.length === 0) return 0;
  try {
    return inflateSync(content, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? most : null;
  }
}
