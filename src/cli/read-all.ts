import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readConfig } from '#config.ts';
import { type PoolOutcome, readerPool } from '#formats/pool.ts';
import { afterRecognition, isScan } from '#formats/scans.ts';
import type { Rules } from '#rules.ts';

export interface FileOutcome {
  path: string;
  file: string;
  sha256: string;
  outcome: PoolOutcome;
}

/** Reads files in reader processes, in parallel, and hands the outcomes on in the order of the paths. */
export async function* readAll(paths: string[], rules: Rules): AsyncGenerator<FileOutcome> {
  const { readers, limits, ocr } = readConfig(process.env);
  const pool = readerPool(Math.min(readers, paths.length), limits, rules.lexicon);
  const scans = ocr && readerPool(Math.min(ocr.readers, paths.length), ocr.limits, rules.lexicon, 10);
  const progress = progressBar(paths.length);
  try {
    const reads: Promise<FileOutcome>[] = [];
    const start = (path: string) => {
      const read = readOne(path).finally(progress.step);
      // Nobody waits for it when the caller stops early.
      read.catch(() => {});
      return read;
    };
    const readOne = async (path: string): Promise<FileOutcome> => {
      const bytes = await readFile(path);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const first = await pool.read(async () => bytes);
      const outcome =
        scans && isScan(first) ? afterRecognition(first, await scans.read(async () => bytes)) : first;
      return { path, file: basename(path), sha256, outcome };
    };
    const ahead = readers * 4;
    for (const [index, path] of paths.entries()) {
      reads.push(start(path));
      if (index >= ahead) yield await (reads[index - ahead] as Promise<FileOutcome>);
    }
    for (const read of reads.slice(Math.max(0, paths.length - ahead))) yield await read;
  } finally {
    progress.end();
    await Promise.all([pool.close(), scans?.close()]);
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
