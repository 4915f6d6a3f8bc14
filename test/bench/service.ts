/*
 * `npm run bench:service <what>`: how long the whole service takes, started as the processes that run in production:
 * `mixed` (good files beside bombs, hanging files and scans), `hostile` (how long each good file takes, and a shortlist,
 * while 60 hostile ones are read), `receive` (memory while gigabytes come in), `rescore` (a
 * changed role over many applications, also with a worker killed in the middle), `priority` (one batch before another, and
 * a stop), `list` (what a page asks of a long list), `scale` (the same of 1,000, 10,000 and 100,000 applications),
 * `flow` (files from upload to scorecard, with one and two workers), `memory` (what the processes hold meanwhile), `held` (one and two
 * workers, each held to a part of a core). On the Postgres of DATABASE_URL, in fresh databases, or on one of its own. FILES changes how many files are sent.
 */

import { randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { deflateSync } from 'node:zlib';
import yazl from 'yazl';
import { type EmbeddedServer, startEmbedded } from '#storage/server/embedded.ts';
import { zipOf } from '../support/archives.ts';
import { startBrowser } from '../support/browser.ts';
import { asOf, cases } from '../support/corpus.ts';
import { damagedPdfs, lateRejection } from '../support/damaged-pdfs.ts';
import { nested } from '../support/nested.ts';
import { call, ended, type Service, testKey, until } from '../support/servers.ts';
import { flow, memory } from './flow.ts';
import { held } from './held.ts';
import { multiply, scale } from './scale.ts';
import {
  ask,
  batchOf,
  finished,
  fresh,
  kindOf,
  many,
  type NamedFile,
  roleId,
  say,
  seconds,
  send,
  tailed,
  texts,
} from './setting.ts';

const mebibyte = 1024 * 1024;
const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

/** Distinct files that are read: fixtures of three formats, without those that are recognised. */
function goodFiles(count: number): NamedFile[] {
  const models = cases
    .filter(({ path, name }) => ['pdf', 'docx', 'txt'].includes(kindOf(path)) && name !== 'pdf-scan')
    .map(({ path }) => ({ kind: kindOf(path), bytes: readFileSync(path) }));
  return Array.from({ length: count }, (_, index) => {
    const { kind, bytes } = models[index % models.length] as (typeof models)[number];
    return { name: `good-${index}.${kind}`, bytes: tailed(bytes, kind, String(index)) };
  });
}

/** A PDF whose pages share one packed content. */
function packedPdf(content: Buffer, filter: string, pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => index + 5);
  const font = '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources ${font} >>`;
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n',
    `2 0 obj\n<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${pages} >>\nendobj\n`,
    ...kids.map((id) => `${id} 0 obj\n${page}\nendobj\n`),
  ];
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n${objects.join('')}`),
    Buffer.from(`4 0 obj\n<< /Length ${content.length} /Filter ${filter} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
  ]);
}

/** Files that inflate without end, that cost more CPU than a file may, and scans: `count` of each. */
async function badFiles(count: number): Promise<NamedFile[]> {
  const words = `BT /F1 1 Tf ${'1 0 0 1 9 9 Tm (ab cd) Tj\n'.repeat(600_000)} ET`;
  const models = [
    { kind: 'pdf', name: 'hanging', bytes: packedPdf(deflateSync(words), '/FlateDecode', 60) },
    {
      kind: 'pdf',
      name: 'bomb',
      bytes: packedPdf(deflateSync(deflateSync(Buffer.alloc(500 * mebibyte, ' '))), filterTwice, 1),
    },
    { kind: 'docx', name: 'bomb', bytes: await bombDocx() },
    {
      kind: 'pdf',
      name: 'scan',
      bytes: readFileSync(cases.find(({ name }) => name === 'pdf-scan')?.path ?? ''),
    },
  ];
  const of = (name: string, index: number): NamedFile => {
    const own = models.filter((model) => model.name === name);
    const { kind, bytes } = own[index % own.length] as (typeof models)[number];
    return { name: `${name}-${index}.${kind}`, bytes: tailed(bytes, kind, `${name} ${index}`) };
  };
  return Array.from({ length: count }, (_, index) => [
    of('hanging', index),
    of('bomb', index),
    of('scan', index),
  ]).flat();
}

const filterTwice = '[/FlateDecode /FlateDecode]';

/** A Word file that inflates to more than a file may. */
function bombDocx(): Promise<Buffer> {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  return zipOf([
    { name: '[Content_Types].xml', bytes: Buffer.from(types) },
    { name: 'word/document.xml', bytes: Buffer.alloc(200 * mebibyte, 'x') },
  ]);
}

/** Puts the few among the many, evenly. */
function spread(some: NamedFile[], few: NamedFile[]): NamedFile[] {
  const gap = Math.max(1, Math.floor(some.length / Math.max(1, few.length)));
  const mixed = some.flatMap((file, index) => {
    const own = index % gap === 0 ? few[index / gap] : undefined;
    return own ? [own, file] : [file];
  });
  return mixed;
}

/** Sends JSON or nothing and gives the answer's JSON. Throws for anything but success. */
/** Uploads files and waits until the good ones are screened; then, when it may, until all have an outcome. */
async function screenAll(server: string, files: NamedFile[], good: number, waitForAll: boolean) {
  return fresh(server, async ({ start }) => {
    const api = await start('api');
    const url = api.url as string;
    await start('worker');
    const from = performance.now();
    const id = await send(url, files);
    const received = seconds(from);
    // Scans are read too, one after the other: what counts is when the names of good files are done.
    const done = async () => {
      const { counts } = await batchOf(url, id);
      if (counts.screened < good) return false;
      return (await outcomes(url, id)).get('good screened') === good;
    };
    await until(done, (value) => value, 3600);
    const took = seconds(from);
    say('good ones done', { took });
    if (waitForAll) await finished(url, id, 1500).catch((error) => say('not all', { error: error.message }));
    const all = seconds(from);
    return {
      received,
      took,
      all,
      apiPeakMiB: peakOf(api),
      outcomes: Object.fromEntries(await outcomes(url, id)),
    };
  });
}

/** How often a kind of file (the beginning of its name) had an outcome. */
async function outcomes(url: string, id: string): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await ask(url, `/v1/batches/${id}/files?limit=500${query}`);
    for (const { file, outcome, reason } of page.files) {
      const key = `${file.split('-')[0]} ${outcome}${reason ? ` ${reason}` : ''}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    cursor = page.nextCursor;
  }
  return counted;
}

/**
 * Good files alone, then beside bad ones. ROUNDS pairs, of which only the first waits for the bad ones'
 * outcomes; ALONE says what the former took, when that is known.
 */
async function mixed(server: string): Promise<void> {
  const good = goodFiles(many(5000));
  const bad = await badFiles(Math.max(1, Math.round(good.length / 250)));
  for (let round = 0; round < Number(process.env.ROUNDS ?? 1); round++) {
    const known = Number(process.env.ALONE ?? 0);
    const alone = known > 0 ? { took: known } : await screenAll(server, good, good.length, false);
    say('alone', alone);
    const beside = await screenAll(
      server,
      spread(good, bad),
      good.length,
      round === 0 && process.env.WAIT !== 'false',
    );
    say('beside', { ...beside, ratio: Math.round((beside.took / alone.took) * 100) / 100 });
  }
}

/** Files made to break readers: `count` in all, in turn. With `hogs` also those that take all the CPU and memory they get. */
async function hostileFiles(count: number, hogs: boolean): Promise<NamedFile[]> {
  const bad = (await badFiles(2)).filter(({ name }) => !name.startsWith('scan'));
  const models: NamedFile[] = [{ name: 'late.pdf', bytes: lateRejection() }];
  for (const [kind, make] of Object.entries(nested))
    models.push({ name: `nested.${kind.split(',')[0]?.toLowerCase()}`, bytes: await make(100_000) });
  for (const { name, bytes } of damagedPdfs().slice(0, 8))
    models.push({ name: `damaged-${name.length}.pdf`, bytes });
  models.push(...(hogs ? bad : bad.filter(({ name }) => name.endsWith('.docx'))));
  return Array.from({ length: count }, (_, index) => {
    const { name, bytes } = models[index % models.length] as NamedFile;
    // A zip says how long its comment is; behind anything else more may stand.
    const kind = /docx|odt/.test(name) ? 'docx' : 'pdf';
    return { name: `hostile-${index}-${name}`, bytes: tailed(bytes, kind, `hostile ${index}`) };
  });
}

/** Milliseconds from the sending of each file, alone in its batch, to its result. */
async function timesOf(url: string, files: NamedFile[]): Promise<number[]> {
  const times: number[] = [];
  for (const file of files) {
    const from = performance.now();
    const form = new FormData();
    form.set('as_of', asOf);
    form.append('files', new Blob([new Uint8Array(file.bytes)]), file.name);
    const { id } = await ask(url, `/v1/roles/${roleId}/batches`, { method: 'POST', body: form });
    while ((await batchOf(url, id)).state !== 'finished') await pause(10);
    times.push(Math.round(performance.now() - from));
  }
  if (process.env.TIMES) say('times', { times });
  return times.sort((a, b) => a - b);
}

/**
 * Good files one by one, alone and then while 60 hostile ones are read, with the shortlist asked for all the while; then the
 * same beside hanging files and bombs.
 */
async function hostile(server: string): Promise<void> {
  for (const hogs of [false, true]) await besideHostile(server, hogs);
}

async function besideHostile(server: string, hogs: boolean): Promise<void> {
  await fresh(server, async ({ start }) => {
    const url = (await start('api')).url as string;
    await start('worker');
    const count = many(60);
    const good = goodFiles(count * 2 + 60);
    // A reader's first fifty files cost double.
    await finished(url, await send(url, good.slice(0, 60)));
    // Made before anything is timed: this process is busy meanwhile.
    const bad = await hostileFiles(count, hogs);
    // Somebody looks at the shortlist all the while, in both.
    let [running, slowest] = [true, 0];
    const watching = (async () => {
      while (running) {
        const from = performance.now();
        await ask(url, `/v1/roles/${roleId}/shortlist?limit=50`);
        slowest = Math.max(slowest, performance.now() - from);
        await pause(200);
      }
    })();
    const alone = await timesOf(url, good.slice(60, 60 + count));
    slowest = 0;
    const id = await send(url, bad);
    const beside = await timesOf(url, good.slice(60 + count));
    running = false;
    await watching;
    const median = (times: number[]) => times[Math.floor(times.length / 2)] ?? 0;
    const { counts } = await batchOf(url, id);
    say(hogs ? 'hostile, and hogs' : 'hostile', {
      medianAloneMs: median(alone),
      medianBesideMs: median(beside),
      ratio: Math.round((median(beside) / median(alone)) * 100) / 100,
      worstAloneMs: alone.at(-1),
      worstBesideMs: beside.at(-1),
      slowestShortlistMs: Math.round(slowest),
      hostileThen: counts,
    });
    if (process.env.WAIT === 'true') {
      await finished(url, id);
      say('outcomes', Object.fromEntries(await outcomes(url, id)));
    }
  });
}

/** Largest resident memory of a process so far, MiB. */
function peakOf({ process: { pid } }: Service): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
}

/** Lets the peak begin anew. */
const resetPeak = ({ process: { pid } }: Service) => writeFile(`/proc/${pid}/clear_refs`, '5');

/** Bytes that no format begins with and nothing packs, in chunks. */
function* noise(size: number): Generator<Buffer> {
  for (let left = size; left > 0; left -= mebibyte) {
    const chunk = randomFillSync(Buffer.allocUnsafe(Math.min(left, mebibyte)));
    if (left === size) chunk.fill(1, 0, Math.min(4, chunk.length));
    yield chunk;
  }
}

/** Sizes from 10 to 20 MiB that add up to a total. */
function sizesOf(total: number): number[] {
  const sizes: number[] = [];
  for (let left = total; left > 0; ) {
    const size = Math.min(left, (10 + ((sizes.length * 7) % 11)) * mebibyte);
    sizes.push(size);
    left -= size;
  }
  return sizes;
}

/** A form whose files are made while they are sent. */
function* formOf(boundary: string, sizes: number[]): Generator<Buffer> {
  for (const [index, size] of sizes.entries()) {
    yield Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${index}.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    );
    yield* noise(size);
    yield Buffer.from('\r\n');
  }
  yield Buffer.from(`--${boundary}--\r\n`);
}

/** A form with one zip of files that are made while they are sent. */
async function* zipForm(boundary: string, sizes: number[]): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [index, size] of sizes.entries())
    zip.addReadStreamLazy(`${index}.bin`, { compress: false }, (take) =>
      take(null as never, Readable.from(noise(size))),
    );
  zip.end();
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="all.zip"\r\nContent-Type: application/zip\r\n\r\n`,
  );
  for await (const chunk of zip.outputStream) yield chunk as Buffer;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

/** Sends a body as it is made and gives the answer. */
async function stream(url: string, boundary: string, body: Iterable<Buffer> | AsyncIterable<Buffer>) {
  const sending = request(`${url}/v1/roles/${roleId}/batches`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKey}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  });
  const answered = new Promise<{ status: number; text: string }>((done, failed) => {
    sending.on('error', failed);
    sending.on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text: text.slice(0, 400) }));
    });
  });
  await pipeline(Readable.from(body), sending);
  return answered;
}

/** Memory of the API while 2 GiB come in as files, then 5,000 small files, then 1.9 GiB as one zip. */
async function receive(server: string): Promise<void> {
  await fresh(server, async ({ start }) => {
    const api = await start('api');
    const url = api.url as string;
    say('started', { peak: peakOf(api) });
    const bodies = {
      files: (boundary: string) => formOf(boundary, sizesOf(2048 * mebibyte)),
      small: (boundary: string) => formOf(boundary, Array(5000).fill(40 * 1024)),
      zip: (boundary: string) => zipForm(boundary, sizesOf(Math.round(1.9 * 1024) * mebibyte)),
    };
    for (const [name, body] of Object.entries(bodies)) {
      await resetPeak(api);
      const from = performance.now();
      const { status, text } = await stream(url, 'border-of-parts', body('border-of-parts'));
      say(name, { seconds: seconds(from), peakMiB: peakOf(api), status, text: text.slice(0, 300) });
    }
  });
}

/** Every answer of the shortlist while `act` runs, checked: one evaluation each, and complete. */
async function watched<T>(url: string, total: number, versions: number[], act: () => Promise<T>) {
  const seen = { answers: 0, wrong: [] as string[], slowestMs: 0, versions: {} as Record<string, number> };
  let running = true;
  const weights = new Map<number, Set<number>>();
  const watching = (async () => {
    while (running) {
      const from = performance.now();
      const list = await ask(url, `/v1/roles/${roleId}/shortlist?limit=50`);
      seen.slowestMs = Math.max(seen.slowestMs, Math.round(performance.now() - from));
      seen.answers += 1;
      const { version } = list.role;
      seen.versions[version] = (seen.versions[version] ?? 0) + 1;
      const { ranked, needsReview, pending } = list.counts;
      const ofLeadership = new Set<number>(
        [...list.shortlist, ...list.needsReview].flatMap((entry: any) =>
          entry.verdicts
            .filter((verdict: any) => verdict.criterion === 'leadership')
            .map((verdict: any) => verdict.weight),
        ),
      );
      weights.set(version, new Set([...(weights.get(version) ?? []), ...ofLeadership]));
      if (!versions.includes(version)) seen.wrong.push(`version ${version}`);
      if (ofLeadership.size !== 1) seen.wrong.push(`weights ${[...ofLeadership]} in one answer`);
      if (!list.complete || pending > 0 || ranked + needsReview !== total)
        seen.wrong.push(JSON.stringify(list.counts));
      await pause(200);
    }
  })();
  // A watch that fails is told at once.
  const value = await Promise.race([act(), watching.then(() => act())]);
  running = false;
  await watching;
  const weightsSeen = Object.fromEntries([...weights].map(([version, set]) => [version, [...set]]));
  return { value, seen: { ...seen, wrong: seen.wrong.slice(0, 5), weights: weightsSeen } };
}

/** Changes the weight of leadership; gives the version that this made. */
async function reweigh(url: string, weight: number): Promise<number> {
  const { version: _before, ...role } = await ask(url, `/v1/roles/${roleId}`);
  for (const criterion of role.criteria) if (criterion.id === 'leadership') criterion.weight = weight;
  const saved = await ask(url, `/v1/roles/${roleId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(role),
  });
  return saved.version;
}

const shown = async (url: string) =>
  (await ask(url, `/v1/roles/${roleId}/shortlist?limit=1&top=1`)).role.version as number;

/** Applications that come in as files; of more than so many the others are copies of a thousand, made in the database. */
const mostSent = 10_000;

/** A changed weight over many applications (FILES), then again with the worker killed when half are scored. */
async function rescore(server: string): Promise<void> {
  await fresh(server, async ({ start, environment }) => {
    const url = (await start('api')).url as string;
    let worker = await start('worker');
    const count = many(mostSent);
    const files = texts(count > mostSent ? 1000 : count);
    const loading = performance.now();
    for (let at = 0; at < files.length; at += 5000)
      await finished(url, await send(url, files.slice(at, at + 5000)));
    if (count > files.length) await multiply(environment.DATABASE_URL as string, count / files.length - 1);
    say('loaded', { files: count, seconds: seconds(loading), shown: await shown(url) });
    const progress = async (version: number) =>
      ask(url, `/v1/roles/${roleId}/versions/${version}/changes?limit=1`);
    for (const kill of [false, true]) {
      const old = await shown(url);
      const from = performance.now();
      const { seen, value } = await watched(url, count, [old, old + 1], async () => {
        const version = await reweigh(url, kill ? 10 : 18);
        if (kill) {
          await until(
            () => progress(version),
            (now) => now.progress.scored > count / 2,
            600,
          );
          await ended(worker.process, 'SIGKILL');
          say('killed', { at: seconds(from), ...(await progress(version)).progress });
          worker = await start('worker');
        }
        await until(
          () => shown(url),
          (now) => now === version,
          1200,
        );
        const took = seconds(from);
        await pause(2000);
        return { version, took };
      });
      const { state, compared, up, down, bands } = await progress(value.version);
      say(kill ? 'rescored over a kill' : 'rescored', {
        ...value,
        rowsASecond: Math.round(count / value.took),
        changes: { state, compared, up, down, bands },
        seen,
      });
    }
  });
}

/** A small urgent batch alone, then behind a large one of low priority; then a stop in the middle of a batch. */
async function priority(server: string): Promise<void> {
  await fresh(server, async ({ start }) => {
    const url = (await start('api')).url as string;
    await start('worker');
    const all = goodFiles(2150);
    await finished(url, await send(url, all.slice(0, 50)));
    const timed = async (files: NamedFile[]) => {
      const from = performance.now();
      await finished(url, await send(url, files, 'high'));
      return seconds(from);
    };
    const alone = await timed(all.slice(50, 100));
    const low = await send(url, all.slice(100, 1100), 'low');
    await until(
      () => batchOf(url, low),
      ({ counts }) => counts.screened > 50,
    );
    const high = await timed(all.slice(1100, 1150));
    const { counts } = await batchOf(url, low);
    say('priority', { alone, high, lowQueuedThen: counts.queued });
    await finished(url, low);
    const stopped = await send(url, all.slice(1150));
    await until(
      () => batchOf(url, stopped),
      (batch) => batch.counts.screened > 300,
    );
    const from = performance.now();
    const atOnce = await ask(url, `/v1/batches/${stopped}/cancel`, { method: 'POST' });
    const ms = Math.round(performance.now() - from);
    await pause(5000);
    const later = await batchOf(url, stopped);
    const list = await ask(url, `/v1/roles/${roleId}/shortlist?limit=1`);
    const listed = Object.fromEntries(await outcomes(url, stopped));
    say('cancelled', { ms, atOnce: atOnce.counts, later: later.counts, state: later.state, listed });
    say('role', { counts: list.counts, complete: list.complete });
  });
}

/** What a page asks of a long list: its first rows, the whole entries, words, news; the median of seven each. */
async function list(server: string): Promise<void> {
  await fresh(server, async ({ start }) => {
    const url = (await start('api')).url as string;
    await start('worker');
    const count = many(10_000);
    const files = texts(count);
    for (let at = 0; at < files.length; at += 5000)
      await finished(url, await send(url, files.slice(at, at + 5000)));
    const role = `/v1/roles/${roleId}`;
    const timed = async (path: string) => {
      const times: number[] = [];
      let bytes = 0;
      for (let run = 0; run < 7; run++) {
        const from = performance.now();
        const answer = await call(url, path);
        const reader = answer.body?.getReader();
        // Of a stream the first words are what is waited for.
        for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
          bytes = run === 0 ? bytes + part.value.length : bytes;
          if (path.endsWith('/events')) break;
        }
        await reader?.cancel();
        times.push(performance.now() - from);
      }
      return { ms: Math.round(times.sort((a, b) => a - b)[3] as number), kib: Math.round(bytes / 1024) };
    };
    say('applications', { count });
    for (const path of [
      ...[
        `${role}/shortlist?limit=100`,
        `${role}/shortlist/compact?limit=100`,
        `${role}/shortlist/compact?limit=50`,
      ],
      ...[`${role}/shortlist/compact?limit=100&q=zzz-nothing`, `${role}/shortlist/compact?limit=100&q=java`],
      ...[`${role}/events`, '/v1/roles?counts=true&limit=500', `${role}/shortlist?format=csv`],
    ])
      say(path, await timed(path));
    const { shortlist } = (await (await call(url, `${role}/shortlist/compact?limit=1`)).json()) as any;
    say('a preview of the role, 2,000 scored', await timedPreview(url, role));
    say('the page', await visited(url, shortlist.length));
  });
}

/** A role with another weight, previewed. */
async function timedPreview(url: string, role: string) {
  const { version: _version, ...content } = (await (await call(url, role)).json()) as any;
  const [first, ...rest] = content.criteria;
  const body = JSON.stringify({ ...content, criteria: [{ ...first, weight: first.weight + 9 }, ...rest] });
  const from = performance.now();
  const answer = await call(url, `${role}/preview?most=2000`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  const { compared } = (await answer.json()) as any;
  return { ms: Math.round(performance.now() - from), compared };
}

/** Marks when the first row of the list stands in the page, and when the frame with it was drawn. */
const watchFirstRow = `new MutationObserver((_, watch) => {
  if (document.querySelector('section[aria-labelledby="h-shortlist"] tbody th') === null) return;
  watch.disconnect();
  performance.mark('row');
  requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')));
}).observe(document, { childList: true, subtree: true })`;

/**
 * Somebody looks at the list: until its first row stands there and until it is drawn, from the beginning of the visit, by the page's own clock
 * as the bare request is; and the longest task while they scroll through it.
 */
async function visited(url: string, rows: number) {
  const browser = await startBrowser();
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await page.addInitScript(watchFirstRow);
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('API key').fill(testKey);
  await page.getByRole('button', { name: 'Sign in with the key' }).click();
  await page.getByRole('heading', { name: 'Roles' }).waitFor();
  const stands: number[] = [];
  const drawn: number[] = [];
  for (let run = 0; run < 15; run++) {
    await page.goto(`${url}/roles/${roleId}`);
    // A function, not its text: the page's policy evaluates none.
    await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0);
    const at = (name: string) =>
      page.evaluate(`performance.getEntriesByName('${name}')[0].startTime`) as Promise<number>;
    stands.push(await at('row'));
    drawn.push(await at('drawn'));
  }
  // The same browser asks for the JSON alone.
  const bare = async (path: string) => {
    const times: number[] = [];
    for (let run = 0; run < 15; run++)
      times.push(
        (await page.evaluate(
          `(async () => { const from = performance.now(); await (await fetch('${path}')).json(); return performance.now() - from; })()`,
        )) as number,
      );
    return median(times);
  };
  const [wholeMs, listMs] = [
    await bare(`/v1/roles/${roleId}/shortlist?limit=100`),
    await bare(`/v1/roles/${roleId}/shortlist/compact?limit=100`),
  ];
  const searched: number[] = [];
  for (const word of ['java', 'redis', 'jenkins']) {
    await page.getByRole('searchbox').fill(word);
    const asked = (answer: { url(): string }) => answer.url().includes(`q=${word}`);
    const answer = await page.waitForResponse(asked);
    await answer.finished();
    searched.push(answer.request().timing().responseEnd);
    await page.waitForTimeout(800);
  }
  await page.goto(`${url}/roles/${roleId}`);
  await page.locator('section[aria-labelledby="h-shortlist"] tbody th').first().waitFor();
  const scrolls = {
    wheel: await scrolled(page, 120, 16),
    fast: await scrolled(page, 300, 25),
    flung: await scrolled(page, 700, 25),
  };
  await browser.close();
  return {
    ...{ known: rows, firstRowMs: median(stands), drawnMs: median(drawn) },
    ...{ bareWholeMs: wholeMs, bareListMs: listMs },
    ...{ searchMs: median(searched), ...scrolls },
  };
}

const median = (times: number[]) => Math.round(times.sort((a, b) => a - b)[times.length >> 1] as number);

/** Tasks over 50 ms while somebody scrolls so many pixels each time, so often: more rows are fetched meanwhile. */
function scrolled(page: { evaluate(text: string): Promise<unknown> }, pixels: number, everyMs: number) {
  return page.evaluate(`new Promise((done) => {
    const tasks = [];
    new PerformanceObserver((list) => { for (const one of list.getEntries()) tasks.push(Math.round(one.duration)); }).observe({ type: 'longtask' });
    let steps = 0;
    const step = () => {
      scrollBy(0, ${pixels});
      steps += 1;
      if (steps < 400) setTimeout(step, ${everyMs});
      else setTimeout(() => done({ pixelsASecond: ${Math.round((pixels * 1000) / everyMs)}, longTasks: tasks.length, longestMs: Math.max(0, ...tasks), nodes: document.querySelectorAll('*').length }), 300);
    };
    scrollTo(0, 0);
    document.querySelector('section[aria-labelledby="h-shortlist"] p button')?.click();
    setTimeout(step, 1500);
  })`);
}

const measures: Record<string, (server: string) => Promise<void>> = {
  mixed,
  hostile,
  receive,
  rescore,
  priority,
  list,
  scale,
  flow,
  memory,
  held,
};

const measure = measures[process.argv[2] ?? ''];
if (!measure) {
  console.error(`give one of: ${Object.keys(measures).join(', ')}`);
  process.exit(2);
}
let own: EmbeddedServer | null = null;
const folder = await mkdtemp(join(tmpdir(), 'prescreen-bench-server-'));
if (!process.env.DATABASE_URL) own = await startEmbedded(folder, () => {});
try {
  await measure(process.env.DATABASE_URL ?? (own as EmbeddedServer).url);
} finally {
  await own?.stop();
  if (own) await rm(join(own.folder, '..'), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
