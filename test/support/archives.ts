import type { Buffer as NodeBuffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

export interface Packed {
  name: string;
  bytes: Uint8Array;
}

/** A zip of files, in their order. */
export async function zipOf(files: Packed[]): Promise<NodeBuffer> {
  const zip = new yazl.ZipFile();
  for (const { name, bytes } of files)
    zip.addBuffer(Buffer.from(bytes), name, { mtime: new Date('2026-01-01T00:00:00Z') });
  zip.end();
  return buffer(zip.outputStream);
}

/** A message with attached files (RFC 2045, 2183). */
export function mailOf(text: string, files: Packed[]): Buffer {
  const boundary = 'border-of-parts';
  const head = [
    'Received: from mx.example.com by mail.example.com; Mon, 2 Nov 2026 09:00:00 +0000',
    'Message-ID: <1@example.com>',
    'From: Ida Quarrell <ida@example.com>',
    'To: jobs@example.com',
    'Subject: Application',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
    ...files.map(
      ({ name, bytes }) =>
        `Content-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${(
          Buffer.from(bytes)
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        ).join('\r\n')}`,
    ),
  ];
  return Buffer.from(
    `${head.join('\r\n')}\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`,
  );
}
