import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '#config.ts';
import { memoryBound } from '#formats/guarded/memory-bound.ts';
import { readerPool } from '#formats/guarded/pool.ts';
import { usage } from '#formats/guarded/process.ts';
import type { PoolOutcome, ReaderPool } from '#formats/guarded/request.ts';
import { cases, rules } from '../support/corpus.ts';
import { lateRejection } from '../support/damaged-pdfs.ts';
import { until } from '../support/servers.ts';

// Hanging files take their limits of CPU, on a busy machine several times as long.
vi.setConfig({ testTimeout: 240_000 });
const good = readFileSync(cases.find(({ name }) => name === 'one-column')?.path as string);
let pool: ReaderPool | null = null;
afterEach(async () => {
  await pool?.close();
  pool = null;
});

function open(size: number, environment: Record<string, string> = {}): ReaderPool {
  const { limits } = readConfig(environment);
  pool = readerPool({ size, limits, lexicon: rules.lexicon });
  return pool;
}

/** Kills every reader, from outside. */
function endAll(readers: ReaderPool): void {
  for (const pid of readers.pids()) {
    // One may have ended a moment before.
    try {
      process.kill(pid, 'SIGKILL');
    } catch {}
  }
}

const made = new Map<number, Buffer>();

/** A small PDF whose page inflates to many text operators: it costs seconds of CPU. Made once: that takes its time too. */
function heavyPdf(operators: number): Buffer {
  const known = made.get(operators) ?? newHeavyPdf(operators);
  made.set(operators, known);
  return known;
}

function newHeavyPdf(operators: number): Buffer {
  const content = deflateSync(
    Buffer.from(`BT /F1 1 Tf ${'1 0 0 1 9 9 Tm (ab cd) Tj\n'.repeat(operators)} ET`),
  );
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
  ];
  const head = objects.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`).join('');
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n${head}4 0 obj\n<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
  ]);
}

test('reads files in parallel and says why others cannot be read', async () => {
  const readers = open(2);
  const outcomes = await Promise.all(
    [
      good,
      Buffer.alloc(0),
      Buffer.from('MZ\u0090\u0000not a résumé'),
      good.subarray(0, 900),
      Buffer.alloc(21 << 20),
    ].map((bytes) => readers.read(async () => bytes)),
  );
  expect(outcomes.map((one) => (one.ok ? one.read.format : one.reason))).toEqual([
    'pdf',
    'empty',
    'unsupported_type',
    'corrupt',
    'too_large',
  ]);
  // And one or two for what a busy machine makes slow.
  expect(readers.pids().length).toBeLessThanOrEqual(4);
});

// Time alone is to end it: on a fast machine such a file comes to its memory first.
test('a file past its CPU limit costs its process only, and the next is read', async () => {
  const readers = open(1, { READ_CPU_SECONDS: '2', READ_MEMORY_MIB: '3000' });
  const [slow, next] = await Promise.all([
    readers.read(async () => heavyPdf(4_000_000)),
    readers.read(async () => good),
  ]);
  expect(slow).toEqual({ ok: false, reason: 'timeout' });
  expect(next.ok).toBe(true);
});

test('files that hang hold up no others, and each gets its outcome after all of them', async () => {
  const readers = open(1, { READ_CPU_SECONDS: '2', READ_MEMORY_MIB: '3000' });
  const order: string[] = [];
  const hanging = Array.from({ length: 2 }, () =>
    readers
      .read(async () => heavyPdf(4_000_000))
      .then((outcome) => order.push(outcome.ok ? 'read' : outcome.reason)),
  );
  const quick = Array.from({ length: 12 }, () =>
    readers.read(async () => good).then(() => order.push('quick')),
  );
  await Promise.all([...hanging, ...quick]);
  // A quick one that a busy machine makes slow is tried once more, behind the others.
  expect(order.slice(0, 9)).toEqual(Array(9).fill('quick'));
  expect(order.toSorted()).toEqual([...Array(12).fill('quick'), ...Array(2).fill('timeout')]);
  // One a lane, and one that stands by since others were lost.
  expect(readers.pids().length).toBeLessThanOrEqual(4);
});

test('a caller that can come back later is told when too many slow files wait', async () => {
  const readers = readerPool({ size: 1, limits: readConfig({}).limits, lexicon: rules.lexicon, most: 1 });
  pool = readers;
  const asked = Array.from({ length: 5 }, () => readers.tryRead(async () => heavyPdf(2_000_000)));
  const busy = asked.map(async (one) => {
    if ((await one) !== 'busy') throw new Error('it was read');
  });
  await Promise.any(busy);
  await readers.close();
  await Promise.allSettled(asked);
});

test('of files that wait the ones with the smaller turn are read first', async () => {
  const readers = open(1);
  await readers.read(async () => good);
  const order: number[] = [];
  await Promise.all(
    [37, 33, 35, 32, 36, 33].map((turn) =>
      readers.tryRead(async () => {
        order.push(turn);
        return good;
      }, turn),
    ),
  );
  // The first is begun before the others are there.
  expect(order).toEqual([37, 32, 33, 33, 35, 36]);
});

test('a slow file stands still while fast ones are read, and has its result all the same', async () => {
  const cores = availableParallelism();
  const readers = open(cores);
  const many = () => Array.from({ length: cores * 20 }, () => readers.read(async () => good));
  await Promise.all(many());
  const stopped = () =>
    readers.pids().filter((pid) => {
      try {
        return /^\d+ \(.*\) T/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      } catch {
        return false;
      }
    }).length;
  let outcome: PoolOutcome | null = null;
  let slow = Promise.resolve();
  let stood = 0;
  // On a machine that others use too a slow file may end before it was seen to stand: a slower one is tried.
  let size = 0;
  for (let tries = 1; stood === 0 && tries <= 3; tries++) {
    outcome = null;
    size = 150_000 * tries;
    slow = readers
      .read(async () => heavyPdf(size))
      .then((found) => {
        outcome = found;
      });
    await watch();
  }
  async function watch() {
    while (outcome === null && stood === 0) {
      let read = false;
      const some = Promise.all(many()).then(() => {
        read = true;
      });
      while (!read && stood === 0) {
        await new Promise((next) => setTimeout(next, 10));
        stood = stopped();
      }
      await some;
    }
  }
  expect(stood).toBeGreaterThan(0);
  await slow;
  expect(outcome).toEqual(await readers.read(async () => heavyPdf(size)));
  expect(stopped()).toBe(0);
});

test('a file that ends its readers is given up after it ran alone', async () => {
  const readers = open(1);
  let loads = 0;
  const outcome = readers.read(async () => {
    loads += 1;
    // Something ends the reader each time it has the file.
    setTimeout(() => {
      endAll(readers);
    }, 30);
    return heavyPdf(2_000_000);
  });
  expect(await outcome).toEqual({ ok: false, reason: 'crashed' });
  expect(loads).toBe(4);
});

test('a file past its memory limit is stopped', async () => {
  const readers = open(1, { READ_MEMORY_MIB: '200' });
  expect(await readers.read(async () => heavyPdf(3_000_000))).toEqual({ ok: false, reason: 'memory' });
});

test('a reader that is killed costs no file', async () => {
  const readers = open(1);
  await readers.read(async () => good);
  const [pid] = readers.pids();
  const reading = readers.read(async () => good);
  process.kill(pid as number, 'SIGKILL');
  expect((await reading).ok).toBe(true);
});

test('a file whose reading fails behind its back, after its answer, takes no reader and no other file with it', async () => {
  // Such a rejection ends a process that does not look out for it: pdf.js still does it, or this shows nothing.
  const script = `
    import { readFile } from '#formats/index.ts';
    import { lateRejection } from './test/support/damaged-pdfs.ts';
    await readFile(lateRejection(), { pages: 60, inflatedBytes: 1e8, characters: 5e5 });
    await new Promise((next) => setTimeout(next, 300));
  `;
  const bare = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: process.cwd() });
  expect(bare.status).toBe(1);
  const readers = open(1);
  await readers.read(async () => good);
  const before = readers.pids();
  for (let turn = 0; turn < 5; turn++) {
    await readers.read(async () => lateRejection());
    expect((await readers.read(async () => good)).ok).toBe(true);
  }
  await new Promise((next) => setTimeout(next, 300));
  expect(readers.pids()).toEqual(expect.arrayContaining(before));
});

test('a lost reader costs no start-up: another one stands by and takes its place', async () => {
  const readers = open(1);
  await readers.read(async () => good);
  endAll(readers);
  // The first loss has to start one, and starts the one that stands by as well.
  await readers.read(async () => good);
  await until(
    async () => readers.pids().length,
    (count) => count === 2,
  );
  const [working, spare] = readers.pids() as [number, number];
  const used = () => usage(spare)?.cpuSeconds ?? 0;
  // Once it is ready it does nothing more.
  await until(
    async () => {
      const before = used();
      await new Promise((next) => setTimeout(next, 300));
      return before > 0.2 && used() === before;
    },
    (still) => still,
  );
  const before = used();
  process.kill(working, 'SIGKILL');
  expect((await readers.read(async () => good)).ok).toBe(true);
  expect(used()).toBeGreaterThan(before);
});

test('all readers together hold no more than they may, and what a file gives does not depend on it', async () => {
  const files = [heavyPdf(300_000), heavyPdf(250_000), good];
  const alone = open(1);
  const expected: unknown[] = [];
  for (const bytes of files) expected.push((await alone.read(async () => bytes)).ok);
  await alone.close();
  const [most, nodeBytes] = [600, 30 << 20];
  const readers = readerPool({
    size: 2,
    limits: readConfig({}).limits,
    lexicon: rules.lexicon,
    bound: memoryBound(most << 20),
  });
  pool = readers;
  const started = new Set<number>();
  let highest = 0;
  const watch = setInterval(() => {
    const held = readers.pids().map((pid) => {
      const bytes = usage(pid)?.bytes ?? 0;
      // What makes a reader's root before it starts has ids of its own, and is no reader.
      if (bytes > nodeBytes) started.add(pid);
      return bytes;
    });
    // One that is alone may hold what it may hold.
    if (held.length > 1) highest = Math.max(highest, held.reduce((sum, one) => sum + one, 0) >> 20);
  }, 20);
  const outcomes = await Promise.all(files.map((bytes) => readers.read(async () => bytes)));
  clearInterval(watch);
  expect(outcomes.map((one) => one.ok)).toEqual(expected);
  // Between two looks it grows on for a moment.
  expect(highest).toBeLessThan(most * 2.5);
  // And none is started over and over only to be ended.
  expect(started.size).toBeLessThan(15);
});

describe('a bound of memory', () => {
  const holder = (mebibytes: number, work: { alone: boolean } | null) => ({
    ...{ bytes: mebibytes << 20, work, ready: true },
  });
  const released = (limit: number, ...pools: ReturnType<typeof holder>[][]) => {
    const bound = memoryBound(limit << 20);
    const gone: number[] = [];
    const owners = pools.map(() => ({ release: (one: { bytes: number }) => gone.push(one.bytes >> 20) }));
    for (const [at, own] of pools.entries()) bound.hold(owners[at] as never, own);
    return gone;
  };

  test('gives up the largest idle one first, then the largest at work, never one that is alone', () => {
    expect(released(500, [holder(200, null), holder(250, { alone: false })])).toEqual([]);
    expect(released(400, [holder(200, null), holder(250, { alone: false })])).toEqual([200]);
    expect(released(400, [holder(200, { alone: false }), holder(250, { alone: false })])).toEqual([250]);
    expect(released(400, [holder(450, { alone: true })])).toEqual([]);
  });

  test('says whether there is room for another one, and never keeps the first away', () => {
    const bound = memoryBound(600 << 20);
    expect(bound.hasRoom()).toBe(true);
    bound.hold({ release() {} }, [holder(300, null)]);
    expect(bound.hasRoom()).toBe(true);
    bound.hold({ release() {} }, [{ ...holder(0, null), ready: false }]);
    expect(bound.hasRoom()).toBe(false);
    expect(memoryBound(1).hasRoom()).toBe(true);
  });

  test('counts the readers of every pool, and each gives up its own', () => {
    expect(released(400, [holder(150, { alone: false })], [holder(300, { alone: false })])).toEqual([300]);
    expect(released(400, [holder(300, { alone: false })], [holder(150, { alone: false })])).toEqual([]);
  });
});

test('no reader outlives its parent, even one that is busy', async () => {
  const { spawn } = await import('node:child_process');
  const script = `
    import { readerPool } from '#formats/guarded/pool.ts';
    import { readConfig } from '#config.ts';
    import { loadRules } from '#rules.ts';
    const pool = readerPool({ size: 1, limits: readConfig({}).limits, lexicon: loadRules().lexicon });
    pool.read(async () => Buffer.alloc(0)).then(() => console.log(pool.pids().join()));
    setInterval(() => {}, 1000);
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: process.cwd(),
  });
  const pid = await new Promise<number>((done) =>
    parent.stdout.once('data', (text: Buffer) => done(Number(text.toString().trim()))),
  );
  parent.kill('SIGKILL');
  const alive = async () => {
    try {
      process.kill(pid, 0);
      return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  };
  expect(await until(alive, (value) => !value)).toBe(false);
});

describe('DOCX', () => {
  test('half characters and a word repeated ten thousand times are read, as text that a database takes', async () => {
    const { Packer, Document, Paragraph } = await import('docx');
    const paragraphs = [
      new Paragraph('Ann \ud83d\ude00 and \ue000 Lee'),
      new Paragraph('Kubernetes '.repeat(13_600)),
    ];
    const outcome = await open(1).read(() =>
      Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] })),
    );
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.read.text.isWellFormed()).toBe(true);
    expect(outcome.read.text).toContain('Ann 😀 and');
    expect(JSON.stringify(outcome.read.reading).length).toBeLessThan(1_000_000);
  });

  test('a zip bomb is refused before it inflates', async () => {
    const { Packer, Document, Paragraph } = await import('docx');
    const bytes = await Packer.toBuffer(
      new Document({ sections: [{ children: [new Paragraph('x'.repeat(30_000_000))] }] }),
    );
    expect(bytes.length).toBeLessThan(200_000);
    expect(await open(1).read(async () => bytes)).toEqual({ ok: false, reason: 'bomb' });
  });
});

test('readers that end before they are ready are given up, and whoever waits is told', async () => {
  const readers = open(1);
  const kill = setInterval(() => {
    endAll(readers);
  }, 5);
  await expect(readers.read(async () => good)).rejects.toThrow('cannot be started');
  clearInterval(kill);
  await new Promise((next) => setTimeout(next, 1100));
  expect((await readers.read(async () => good)).ok).toBe(true);
});

test('a reader that throws before it is ready ends, so that nobody waits for it for ever', async () => {
  const lexicon = { ...rules.lexicon, languages: [{}] } as unknown as typeof rules.lexicon;
  pool = readerPool({ size: 1, limits: readConfig({}).limits, lexicon });
  await expect(pool.read(async () => good)).rejects.toThrow('cannot be started');
});
