/*
 * The process that opens one file at a time: bytes in, a reading out. Its parent kills it past a limit; the kernel, or a
 * thread of its own, ends it when the parent is gone, even while the main thread is busy.
 */

import type { Lexicon } from '#domain/words/lexicon.ts';
import {
  childChannel,
  coverOf,
  drawFile,
  endWithParent,
  knowLanguages,
  openOccupations,
  pdfium,
  readFile,
  resumeReader,
} from './reader-code.ts';
import {
  type ChildReply,
  type ChildRequest,
  type DrawnOutcome,
  type DrawOfFile,
  longestReply,
  type PoolOutcome,
} from './request.ts';

const channel = childChannel();
endWithParent(channel);

// Nearly every résumé needs it; it starts while the words are on their way. Who needs one that failed is told then.
pdfium().catch(() => {});

/** Files under way: one at most. */
let underWay = 0;
// What a library throws behind the back of its caller is no reason to take a file along: who waits is told by what it waits for.
process.on('unhandledRejection', () => {});
let read: ReturnType<typeof resumeReader> | null = null;

// Between files such an error harms nobody. Beside a file it may have cost that file's answer: then another reader tries it. Before the
// first one it may have cost the answer that it is ready, for which its parent would wait for ever.
process.on('uncaughtException', () => {
  if (underWay > 0 || read === null) process.exit(1);
});

channel.hear((request: ChildRequest | { lexicon: Lexicon }) => {
  if ('lexicon' in request) {
    read = resumeReader(request.lexicon, openOccupations(request.lexicon));
    knowLanguages(request.lexicon.languages);
    channel.send({ ready: true });
    return;
  }
  void answer(request);
});

async function answer(request: ChildRequest): Promise<void> {
  const { id, bytes, limits, anyKind, draw } = request;
  underWay += 1;
  const work = draw === null ? readingOf(bytes, limits, anyKind) : drawingOf(bytes, limits, draw);
  const reply = await work.catch((): PoolOutcome => {
    // What throws here would throw again: another try would only cost time.
    return { ok: false, reason: 'crashed' };
  });
  const picture = reply.ok && 'picture' in reply ? reply.picture : null;
  const beside = picture?.bytes ?? new Uint8Array();
  const told = picture ? { ...reply, picture: { mime: picture.mime } } : reply;
  const fits = !reply.ok || Buffer.byteLength(JSON.stringify(told)) + beside.length <= longestReply;
  underWay -= 1;
  if (fits) channel.send({ id, ...told }, beside);
  else channel.send({ id, ok: false, reason: 'too_large' } satisfies ChildReply);
}

async function readingOf(
  bytes: Uint8Array,
  limits: ChildRequest['limits'],
  anyKind: boolean,
): Promise<PoolOutcome> {
  const outcome = await readFile(bytes, limits);
  if (!outcome.ok) return outcome;
  const { document, ...reading } = (read as NonNullable<typeof read>)(outcome.document);
  if (reading.kind !== 'resume' && !anyKind) return { ok: false, reason: 'not_a_resume' };
  const { format, pages, text, notes } = document;
  return { ok: true, read: { reading, format, pages, text, notes } };
}

async function drawingOf(
  bytes: Uint8Array,
  limits: ChildRequest['limits'],
  { page, pixelsPerPoint, hide }: DrawOfFile,
): Promise<DrawnOutcome> {
  if (hide === null) return drawFile(bytes, { page, pixelsPerPoint, cover: null }, limits);
  const outcome = await readFile(bytes, limits);
  if (!outcome.ok) return { ok: false, reason: 'not_located' };
  const { document } = (read as NonNullable<typeof read>)(outcome.document);
  const cover = coverOf(document, hide.text, hide.spans, page);
  if (cover === null) return { ok: false, reason: 'not_located' };
  return drawFile(bytes, { page, pixelsPerPoint, cover }, limits);
}
