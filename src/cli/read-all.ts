import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Config, readConfig, unpackLimits } from '#config.ts';
import { type Placer, placer } from '#domain/judging/place.ts';
import type { Resume } from '#domain/resume.ts';
import type { Field, Lexicon } from '#domain/words/lexicon.ts';
import type { UnreadableReason } from '#errors.ts';
import { type ArchiveKind, archiveKind, insideArchive } from '#formats/archives/archive.ts';
import { unpack } from '#formats/archives/unpack.ts';
import { requireIsolation } from '#formats/guarded/isolation.ts';
import { memoryBound } from '#formats/guarded/memory-bound.ts';
import { readerPool } from '#formats/guarded/pool.ts';
import { type ComingLexicon, type PoolOutcome, type ReaderPool, wholeOf } from '#formats/guarded/request.ts';
import { afterRecognition, isScan } from '#formats/ocr/scans.ts';
import { standardInput } from './files.ts';

export interface FileOutcome {
  path: string;
  file: string;
  /** Empty when the bytes could not be read. */
  sha256: string;
  outcome: PoolOutcome;
}

type Hand = (outcome: FileOutcome) => unknown;

/**
 * Reads files in reader processes, in parallel, and hands the outcomes on in the order of the paths. Zips and e-mails give
 * an outcome for each file in them, under the archive's path. Jobs are placed in the fields of the rules and in those given; a
 * lexicon that is to come is loaded while the first reader starts.
 */
export async function* readAll(
  paths: string[],
  lexicon: Lexicon | ComingLexicon,
  fields: Field[] = [],
): AsyncGenerator<FileOutcome> {
  const config = readConfig(process.env);
  const { readers, limits, ocr } = config;
  requireIsolation(config.readerIsolation);
  const bound = memoryBound(config.readerMemoryBytes);
  const pool = readerPool({ size: Math.min(readers, paths.length), limits, lexicon, bound });
  const scans =
    ocr &&
    readerPool({
      size: Math.min(ocr.readers, paths.length),
      limits: ocr.limits,
      lexicon,
      niceness: 10,
      bound,
    });
  let placing: Placer | null = null;
  const progress = progressBar(paths.length);
  const read = readerOf(config, pool, scans);
  try {
    const reads = new Map<number, Promise<FileOutcome[]>>();
    const start = (index: number) => {
      const path = paths[index];
      if (path === undefined) return;
      const own = read(path).finally(progress.step);
      // Nobody waits for it when the caller stops early.
      own.catch(() => {});
      reads.set(index, own);
    };
    const ahead = readers * 4;
    for (let index = 0; index < ahead; index++) start(index);
    for (let index = 0; index < paths.length; index++) {
      const outcomes = (await reads.get(index)) as FileOutcome[];
      placing ??= placer(await wholeOf(lexicon));
      const { place } = placing;
      reads.delete(index);
      start(index + ahead);
      for (const one of outcomes) yield placed(one, (resume) => place(resume, fields));
    }
  } finally {
    progress.end();
    await Promise.all([pool.close(), scans?.close()]);
  }
}

/** An outcome as it is judged and shown: with its jobs placed. */
function placed(one: FileOutcome, place: (resume: Resume) => Resume): FileOutcome {
  if (!one.outcome.ok) return one;
  const { read } = one.outcome;
  const reading = { ...read.reading, resume: place(read.reading.resume) };
  return { ...one, outcome: { ok: true, read: { ...read, reading } } };
}

/** Makes a function from a path to its outcomes: one, or one for each file of an archive. */
function readerOf(config: Config, pool: ReaderPool, scans: ReaderPool | null) {
  const outcomeOf = async (bytes: Uint8Array): Promise<PoolOutcome> => {
    const first = await pool.read(async () => bytes);
    return scans && isScan(first) ? afterRecognition(first, await scans.read(async () => bytes)) : first;
  };
  const refused = (path: string, reason: UnreadableReason): FileOutcome => ({
    path,
    file: basename(path),
    sha256: '',
    outcome: { ok: false, reason },
  });
  const done = async (path: string, bytes: Uint8Array): Promise<FileOutcome> => ({
    path,
    file: basename(path),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    outcome: await outcomeOf(bytes),
  });

  /** Hands over the files of an archive, with messages in a zip opened; gives why the rest was not unpacked. */
  async function fromArchive(
    path: string,
    label: string,
    kind: ArchiveKind,
    hand: Hand,
  ): Promise<UnreadableReason | null> {
    return inFolder(async (folder) => {
      const own = join(folder, 'file');
      return unpack({ path: resolve(path), kind, known: [] }, unpackLimits(config), async (file) => {
        const name = `${label}/${file.name}`;
        if (file.bytes === null) {
          hand(refused(name, file.refused as UnreadableReason));
          return;
        }
        await writeFile(own, file.bytes);
        const inner = await archiveKind(own);
        const becomes = insideArchive(kind, inner);
        if (becomes === 'refused') hand(refused(name, 'nested_archive'));
        else if (inner === null) hand(await done(name, file.bytes));
        else {
          const failure = await fromArchive(own, name, inner, hand);
          if (failure !== null) hand(refused(name, failure));
        }
      });
    });
  }

  /** Outcomes of the file at `own`, told of under its `label`. */
  async function outcomesOf(own: string, label: string): Promise<FileOutcome[]> {
    const info = await stat(own);
    if (!info.isFile()) return [refused(label, info.isDirectory() ? 'unopenable' : 'not_a_file')];
    const kind = await archiveKind(own);
    if (kind !== null) {
      const outcomes: FileOutcome[] = [];
      const failure = await fromArchive(own, label, kind, (outcome) => outcomes.push(outcome));
      return failure === null ? outcomes : [...outcomes, refused(label, failure)];
    }
    if (info.size > config.limits.bytes) return [refused(label, 'too_large')];
    return [await done(label, await readFile(own))];
  }

  return async (path: string): Promise<FileOutcome[]> => {
    try {
      if (path !== standardInput) return await outcomesOf(path, path);
      return await inFolder(async (folder) => {
        const own = join(folder, 'stdin');
        const most = Math.max(config.limits.bytes, config.maxBatchBytes);
        if (!(await keepInput(own, most))) return [refused(path, 'too_large')];
        return outcomesOf(own, path);
      });
    } catch (error) {
      if ((error as { code?: unknown }).code === undefined) throw error;
      return [refused(path, 'unopenable')];
    }
  };
}

/** Writes the standard input into a file, up to `most` bytes; false when there are more. */
async function keepInput(path: string, most: number): Promise<boolean> {
  let bytes = 0;
  async function* within(): AsyncGenerator<Buffer> {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) return;
      yield chunk;
    }
  }
  await writeFile(path, within());
  return bytes <= most;
}

/** Hands a new folder to `act` that is gone afterwards, also when the command is ended meanwhile. */
async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await act(folder);
  } finally {
    remove();
    process.off('exit', remove);
  }
}

/** A bar on a terminal's error stream; silent in a pipe. */
function progressBar(total: number): { step(): void; end(): void } {
  if (!process.stderr.isTTY || total < 2) return { step() {}, end() {} };
  let done = 0;
  const width = 30;
  return {
    step() {
      done += 1;
      const filled = Math.round((done / total) * width);
      process.stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}`);
    },
    end() {
      process.stderr.write('\r\u001b[K');
    },
  };
}
