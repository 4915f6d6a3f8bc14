import { open } from 'node:fs/promises';
import yauzl from 'yauzl';
import type { UnreadableReason } from '#errors.ts';

/** Files that hold other files: a zip that is no document itself, and e-mails. */
export type ArchiveKind = 'zip' | 'eml' | 'msg';

/**
 * What becomes of a file in an archive: messages in a zip are opened, as mail programs save folders so; any other archive in an
 * archive is refused; all else is a document. `inner` is what kind of archive it is itself, if any.
 */
export function insideArchive(
  outer: ArchiveKind,
  inner: ArchiveKind | null,
): 'document' | 'opened' | 'refused' {
  if (inner === null) return 'document';
  return outer === 'zip' && inner !== 'zip' ? 'opened' : 'refused';
}

/** One file of an archive: its bytes, or why they were not unpacked. `number` is its place in the archive, from 0. */
export type Unpacked = { number: number; name: string; size: number } & (
  | { bytes: Uint8Array; refused: null }
  | { bytes: null; refused: string }
);

/** Why an archive, or the rest of it, could not be unpacked. */
export type UnpackFailure = Extract<
  UnreadableReason,
  | 'empty'
  | 'corrupt'
  | 'bomb'
  | 'too_many_entries'
  | 'no_document'
  | 'encrypted'
  | 'timeout'
  | 'memory'
  | 'crashed'
>;

export interface UnpackLimits {
  entries: number;
  /** Bytes of one file, and of all together. */
  fileBytes: number;
  bytes: number;
  /** For one file. */
  cpuSeconds: number;
  wallSeconds: number;
  memoryBytes: number;
}

export interface UnpackRequest {
  path: string;
  kind: ArchiveKind;
  limits: UnpackLimits;
  /** Numbers of files that are known already: they are not inflated again. */
  known: number[];
}

const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const messageProperties = Buffer.from('__properties_version1.0', 'utf16le');
/** Entries of packages that are one document or program: Office, OpenDocument, EPUB, Java, Apple's iWork. */
const ofPackage =
  /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/(?:MANIFEST\.MF|container\.xml)|Index\/\w+\.iwa|Index\.zip)$/;
/** Fields that begin a message (RFC 5322, 3.6); one that says so and another make it one. */
const field =
  /^(?:received|return-path|delivered-to|message-id|mime-version|from|to|subject|date|content-type|x-[\w-]+|dkim-signature|authentication-results|arc-[\w-]+|reply-to|sender|cc|thread-[\w-]+|references|in-reply-to|user-agent|list-[\w-]+|content-transfer-encoding|content-language|accept-language|importance):/i;
const certain = /^(?:received|return-path|delivered-to|message-id|mime-version|dkim-signature):/im;

/** What kind of archive a file is by its content; null for any other file. Reads a zip's directory only, inflates nothing. */
export async function archiveKind(path: string): Promise<ArchiveKind | null> {
  const handle = await open(path, 'r');
  let start: Buffer;
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    start = buffer.subarray(0, bytesRead);
    if (start.subarray(0, 8).equals(compound)) return (await holds(handle, messageProperties)) ? 'msg' : null;
  } finally {
    await handle.close();
  }
  if (start.subarray(0, 2).toString('latin1') === 'PK') return (await isPackage(path)) ? null : 'zip';
  return isMessage(start) ? 'eml' : null;
}

function isMessage(start: Buffer): boolean {
  const lines = start.toString('latin1').split(/\r?\n/);
  const head = lines.slice(0, Math.max(1, lines.indexOf('') === -1 ? lines.length - 1 : lines.indexOf('')));
  if (!head.every((line) => /^[ \t]/.test(line) || /^[!-9;-~]+:/.test(line))) return false;
  const named = new Set(
    head.filter((line) => field.test(line)).map((line) => line.split(':')[0]?.toLowerCase()),
  );
  return named.size >= 3 && certain.test(head.join('\n'));
}

/** True when bytes stand in a file, of which 64 MiB are looked through. */
async function holds(handle: Awaited<ReturnType<typeof open>>, wanted: Buffer): Promise<boolean> {
  const size = 1 << 20;
  const buffer = Buffer.alloc(size + wanted.length);
  for (let at = 0; at < 64 * size; at += size) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (buffer.subarray(0, bytesRead).includes(wanted)) return true;
    if (bytesRead < buffer.length) return false;
  }
  return false;
}

/** True for one document or program in a zip, and for a zip whose directory cannot be read: its reader says why. */
function isPackage(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    yauzl.open(path, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false }, (error, zip) => {
      if (error) return resolve(true);
      let looked = 0;
      const end = (found: boolean) => {
        zip.close();
        resolve(found);
      };
      zip.on('error', () => end(true));
      zip.on('end', () => end(false));
      zip.on('entry', (entry) => {
        looked += 1;
        if (ofPackage.test((entry.fileName as unknown as Buffer).toString('latin1'))) return end(true);
        if (looked >= 4000) return end(false);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}
