import msgreader from '@kenjiuno/msgreader';
import PostalMime from 'postal-mime';
import type { Unpacked, UnpackFailure, UnpackLimits } from './archive.ts';

/** Smaller pictures in a message are logos of signatures. */
const leastPictureBytes = 60 * 1024;
/** Files that come with messages and are nobody's résumé. */
const beside = /\.(?:ics|vcf|p7s|p7m|asc|sig|winmail|html?)$|^winmail\.dat$/i;

interface Part {
  name: string;
  mime: string;
  inline: boolean;
  bytes: Buffer;
}

/**
 * Hands over the files attached to a message (RFC 5322 or [MS-OXMSG]); when none is attached, its text as one file, for
 * people also write their résumé into the message. Gives why the rest was not given, or null.
 */
export async function messageFiles(
  bytes: Buffer,
  kind: 'eml' | 'msg',
  limits: UnpackLimits,
  known: Set<number>,
  give: (file: Unpacked) => Promise<void>,
): Promise<UnpackFailure | null> {
  const { parts, text } = kind === 'eml' ? await fromMime(bytes) : fromOutlook(bytes);
  if (parts.length > limits.entries) return 'too_many_entries';
  const files = parts.filter(isDocument);
  // Mail servers add files without a byte: the text may be the résumé beside them.
  if (files.every((file) => file.bytes.length === 0) && text.trim() !== '')
    files.push({ name: 'message.txt', mime: 'text/plain', inline: false, bytes: Buffer.from(text, 'utf8') });
  for (const [number, { name, bytes: content }] of files.entries()) {
    if (known.has(number)) continue;
    const refused = content.length > limits.fileBytes ? 'too_large' : null;
    await give({
      number,
      name,
      size: content.length,
      ...(refused ? { bytes: null, refused } : { bytes: content, refused: null }),
    });
  }
  return files.length === 0 ? 'no_document' : null;
}

function isDocument({ name, mime, inline, bytes }: Part): boolean {
  if (beside.test(name)) return false;
  const picture = mime.startsWith('image/') || /\.(?:png|jpe?g|gif|bmp|webp|tiff?)$/i.test(name);
  return !picture || (!inline && bytes.length >= leastPictureBytes);
}

async function fromMime(bytes: Buffer): Promise<{ parts: Part[]; text: string }> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  const parts = mail.attachments.map((attachment, index) => ({
    name: attachment.filename ?? `attachment-${index + 1}`,
    mime: attachment.mimeType,
    inline: attachment.disposition === 'inline' || attachment.related === true,
    bytes: Buffer.from(attachment.content as ArrayBuffer),
  }));
  return { parts, text: mail.text ?? (mail.html ?? '').replace(/<[^>]{0,2000}>/g, ' ') };
}

function fromOutlook(bytes: Buffer): { parts: Part[]; text: string } {
  const own = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const reader = new msgreader.default(own);
  const mail = reader.getFileData();
  const parts = (mail.attachments ?? []).flatMap((attachment, index): Part[] => {
    if (attachment.innerMsgContent) return [];
    const { fileName, content } = reader.getAttachment(attachment);
    return [
      {
        name: fileName || attachment.fileName || `attachment-${index + 1}`,
        mime: attachment.attachMimeTag ?? '',
        inline: attachment.pidContentId !== undefined && attachment.attachmentHidden === true,
        bytes: Buffer.from(content),
      },
    ];
  });
  return { parts, text: mail.body ?? '' };
}
