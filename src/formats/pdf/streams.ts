import { inflateRawSync, inflateSync } from 'node:zlib';

/** Streams that are looked at, and bytes that they may inflate to together: more would cost more than reading them. */
const mostStreams = 2000;
const mostBytes = 64 * 1024 * 1024;
const longestDictionary = 64 * 1024;
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
    const length = Number(/\/Length\s+(\d+)(?!\d|\s+\d+\s+R)/.exec(dictionary)?.[1] ?? end - start);
    // The length that is said counts where the stream does end there; it may be wrong by a few bytes.
    const said = start + length <= end && end - start - length <= slack ? start + length : end;
    const most = mostBytes - inflated;
    const size =
      wholeSize(unpacked(buffer.subarray(start, said), dictionary), most) ??
      inflatedSize(unpacked(withoutLineEnd(buffer.subarray(start, end)), dictionary), most);
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
  const end = buffer.toString('latin1', Math.max(0, keyword - slack), keyword).trimEnd();
  if (!end.endsWith('>>')) return null;
  const start = buffer.lastIndexOf('obj', keyword);
  return start === -1 || keyword - start > longestDictionary
    ? null
    : buffer.toString('latin1', start, keyword);
}

/** True for a stream whose bytes are Deflate, behind letters or not, and which is no picture, metadata or colour profile. */
function isText(dictionary: string): boolean {
  return (
    /\/Filter\s*\[?\s*(?:\/(?:ASCII85Decode|A85|ASCIIHexDecode|AHx)\s*)?\/(?:FlateDecode|Fl)\b/.test(
      dictionary,
    ) && !/\/Subtype\s*\/(?:Image|XML)\b|\/Alternate\b/.test(dictionary)
  );
}

function afterLine(buffer: Buffer, at: number): number {
  let start = at;
  while (buffer[start] === 0x20) start += 1;
  if (buffer[start] === 0x0d) start += 1;
  return buffer[start] === 0x0a ? start + 1 : start;
}

function withoutLineEnd(content: Buffer): Buffer {
  let end = content.length;
  if (content[end - 1] === 0x0a) end -= 1;
  if (content[end - 1] === 0x0d) end -= 1;
  return content.subarray(0, end);
}

/** A stream's bytes behind the letters that they may be written in. */
function unpacked(content: Buffer, dictionary: string): Buffer {
  if (/\/(?:ASCII85Decode|A85)\b/.test(dictionary)) return fromAscii85(content);
  if (/\/(?:ASCIIHexDecode|AHx)\b/.test(dictionary))
    return Buffer.from(content.toString('latin1').replace(/[^0-9A-Fa-f]/g, ''), 'hex');
  return content;
}

/** Bytes that something inflates to, with its checksum (RFC 1950); null when it does not. */
function wholeSize(packed: Buffer, most: number): number | null {
  if (/^\s*$/.test(packed.toString('latin1', 0, 64))) return 0;
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? most : null;
  }
}

/** The same, also without a checksum, which some writers leave out; one that is there and wrong tells of changed bytes. */
function inflatedSize(packed: Buffer, most: number): number | null {
  const whole = wholeSize(packed, most);
  if (whole !== null) return whole;
  try {
    const { buffer, engine } = inflateRawSync(packed.subarray(2), {
      maxOutputLength: Math.max(1, most),
      info: true,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return packed.length - 2 - engine.bytesWritten < checksumBytes ? buffer.length : null;
  } catch {
    return null;
  }
}

const checksumBytes = 4;

/** Bytes of ASCII base-85 (ISO 32000-1, 7.4.3). */
function fromAscii85(content: Buffer): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  for (const code of content) {
    if (code === 0x7e) break;
    if (code === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    if (code < 0x21 || code > 0x75) continue;
    group.push(code - 0x21);
    if (group.length < 5) continue;
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    out.push((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
    group = [];
  }
  if (group.length > 1) {
    const value = [...group, 84, 84, 84, 84].slice(0, 5).reduce((sum, digit) => sum * 85 + digit, 0);
    for (let at = 0; at < group.length - 1; at++) out.push((value >>> (24 - at * 8)) & 255);
  }
  return Buffer.from(out);
}
