import type { PoolOutcome } from '../guarded/request.ts';

/** True for a file whose text, or a part of it, stands in pictures: reading it with recognition may give more. */
export function isScan(outcome: PoolOutcome): boolean {
  return outcome.ok ? outcome.read.notes.includes('scanned_pages') : outcome.reason === 'no_text';
}

/** What counts after recognition: its outcome, unless it failed where the text alone could be read. */
export function afterRecognition(first: PoolOutcome, recognised: PoolOutcome): PoolOutcome {
  return recognised.ok || !first.ok ? recognised : first;
}
