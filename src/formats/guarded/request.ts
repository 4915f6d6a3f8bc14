import type { ReadLimits } from '#config.ts';
import type { Span } from '#domain/document.ts';
import type { Reading } from '#domain/resume.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { type UnreadableReason, unreadableReasons } from '#errors.ts';
import { type DrawOutcome, type Limits, noPictures, pictureMimes } from '../format.ts';
import type { MemoryBound } from './memory-bound.ts';

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
  /** Draws it in place of reading it. */
  draw: DrawOfFile | null;
}

/** Which page of a file is drawn. With `hide` what tells who somebody is is covered. */
export interface DrawOfFile {
  page: number | null;
  pixelsPerPoint: number;
  hide: { text: string; spans: Span[] } | null;
}

/** What a drawing gave; a file that cannot be read has no pages either. */
export type DrawnOutcome = DrawOutcome | { ok: false; reason: UnreadableReason };

export type ChildReply = { id: number } & (PoolOutcome | DrawnOutcome);

/** What a reader answered: the bytes of a picture come beside it. */
export function outcomeOf(reply: ChildReply, bytes: Buffer, isDrawing: boolean): PoolOutcome | DrawnOutcome {
  // What a reader says is not believed: it may have been taken over by a file.
  if (!reply.ok) {
    const known = isReason(reply.reason) || (isDrawing && noPictures.some((one) => one === reply.reason));
    return { ok: false, reason: known ? reply.reason : 'crashed' } as PoolOutcome | DrawnOutcome;
  }
  if ('read' in reply) return { ok: true, read: reply.read };
  const mime = pictureMimes.find((one) => one === reply.picture?.mime);
  const picture = mime === undefined ? null : { mime, bytes: bytes.length > 0 ? bytes : null };
  return { ok: true, pages: reply.pages, picture };
}

const isReason = (told: unknown): told is UnreadableReason =>
  typeof told === 'string' && Object.hasOwn(unreadableReasons, told);

/** Bytes of the longest answer: a parent holds many of them. */
export const longestReply = 16 * 1024 * 1024;

/** Gives the bytes of a file when its turn has come, so that those that wait take no memory. */
export type Load = () => Promise<Uint8Array>;

/** How a file is to be read. */
interface OfFile {
  password?: string;
  anyKind?: boolean;
}

/** Processes that read files, each one file at a time. */
export interface ReaderPool {
  /**
   * Reads a file under the limits, a protected one by its `password`, one that is no résumé when it may be of `anyKind`; waits
   * for a free process. Throws what `load` throws,
   * and when the pool is closed; never for what a file does.
   */
  read(load: Load, asked?: OfFile): Promise<PoolOutcome>;
  /**
   * The same, but gives `busy` when the file is slow and too many slow ones wait already: try it again later. Files with a
   * smaller `turn` are read before others that wait.
   */
  tryRead(load: Load, turn?: number): Promise<PoolOutcome | 'busy'>;
  /** Sizes of a file's pages and the picture of one, under the same limits; before files that wait to be read. */
  draw(load: Load, asked: DrawOfFile): Promise<DrawnOutcome>;
  /** Process ids of the readers that are alive, for tests and the doctor. */
  pids(): number[];
  /** Ends every process; reads under way fail: they say nothing about their files. */
  close(): Promise<void>;
}

/** The words of reading, which are loaded beside the start of the first reader: only where those of occupations lie is known. */
export interface ComingLexicon {
  occupations: string;
  /** Gives the same whenever it is asked. */
  load(): Promise<Lexicon>;
}

/** A lexicon that is here, or is loaded now. Throws what loading throws. */
export async function wholeOf(lexicon: Lexicon | ComingLexicon): Promise<Lexicon> {
  return 'load' in lexicon ? lexicon.load() : lexicon;
}

/** What a pool is made with; see `readerPool`. */
export interface PoolOptions {
  size: number;
  limits: ReadLimits & { ocr?: { pages: number } };
  lexicon: Lexicon | ComingLexicon;
  niceness?: number;
  most?: number;
  bound?: MemoryBound | null;
}
