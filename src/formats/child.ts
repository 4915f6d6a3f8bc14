/*
 * The process that opens one file at a time: bytes in, a reading out. Its parent kills it past a limit; the kernel, or a
 * thread of its own, ends it when the parent is gone, even while the main thread is busy.
 */
import type { Lexicon } from '#domain/lexicon.ts';
import { resumeReader } from '#domain/read-resume.ts';
import { readFile } from './index.ts';
import { endWithParent } from './orphan.ts';
import type { ChildReply, ChildRequest } from './pool.ts';
import { knowLanguages } from './recognise.ts';

endWithParent();

let read: ReturnType<typeof resumeReader> | null = null;

process.on('message', (request: ChildRequest | { lexicon: Lexicon }) => {
  if ('lexicon' in request) {
    read = resumeReader(request.lexicon);
    knowLanguages(request.lexicon.languages);
    process.send?.({ ready: true });
    return;
  }
  void answer(request);
});

async function answer({ id, bytes, limits }: ChildRequest): Promise<void> {
  const outcome = await readFile(bytes, limits);
  if (!outcome.ok) {
    process.send?.({ id, ok: false, reason: outcome.reason } satisfies ChildReply);
    return;
  }
  const { document } = outcome;
  const reading = (read as NonNullable<typeof read>)(document);
  if (reading.kind !== 'resume') {
    process.send?.({ id, ok: false, reason: 'not_a_resume' } satisfies ChildReply);
    return;
  }
  const { format, pages, text, notes } = document;
  process.send?.({ id, ok: true, read: { reading, format, pages, text, notes } } satisfies ChildReply);
}
