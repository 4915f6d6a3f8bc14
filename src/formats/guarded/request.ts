import type { Reading } from '#domain/resume.ts';
import type { UnreadableReason } from '#errors.ts';
import type { Limits } from '../format.ts';

/* What is asked of a reader, and what it answers. */

/** What one file gave: the facts, and the text that their spans index. */
interface FileRead {
  reading: Reading;
  format: string;
  pages: number | null;
  text: string;
  notes: string[];
}

export type PoolOutcome = { ok: true; read: FileRead } | { ok: false; reason: UnreadableReason };

export interface ChildRequest {
  id: number;
  bytes: Uint8Array;
  limits: Limits;
  /** Reads what is no résumé too, such as an advert. */
  anyKind: boolean;
}

export type ChildReply = { id: number } & PoolOutcome;

/** Bytes of the longest answer: a parent holds many of them. */
export const longestReply = 16 * 1024 * 1024;
