/* What every measurement of the service is made with: a fresh database, the parts as processes of their own, files of invented people. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOf } from '../support/corpus.ts';
import { call, databaseOn, ended, type Service, startPart, testKey, until } from '../support/servers.ts';

export interface NamedFile {
  name: string;
  bytes: Buffer;
}

interface Setting {
  environment: Record<string, string>;
  /** Starts a part, which ends with the measurement. */
  start(part: 'api' | 'worker'): Promise<Service>;
}

export const roleId = 'backend-practice-lead';
export const many = (usual: number) => Number(process.env.FILES ?? usual);
export const seconds = (since: number) => Math.round((performance.now() - since) / 100) / 10;
export const say = (what: string, values: Record<string, unknown>) =>
  console.log(what, JSON.stringify(values));

/** A fresh database, data folder and key for one measurement; all of it goes afterwards. */
export async function fresh<T>(server: string, act: (setting: Setting) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-bench-'));
  const database = await databaseOn(server, 'bench');
  const { REDIS_URL, READERS = '2' } = process.env;
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    FIRST_KEY: testKey,
    READERS,
    MAX_BATCH_FILES: '6000',
  };
  const all: Record<string, string> = { ...environment, ...(REDIS_URL ? { REDIS_URL } : {}) };
  const parts: Service[] = [];
  const start: Setting['start'] = async (part) => {
    const service = await startPart(part, all);
    parts.push(service);
    return service;
  };
  try {
    return await act({ environment: all, start });
  } finally {
    await Promise.all(parts.map((part) => ended(part.process, 'SIGTERM')));
    const output = parts.map((part) => part.output()).join('');
    const warnings = output.split('\n').filter((line) => line.startsWith('{'));
    if (warnings.length > 0) say('log', { lines: warnings.length, first: warnings[0] });
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function ask(url: string, path: string, init: RequestInit = {}): Promise<any> {
  const answer = await call(url, path, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return answer.json();
}

/** Uploads files in requests of `slice` to one batch and closes it; gives its id. */
export async function send(
  url: string,
  files: NamedFile[],
  priority = 'normal',
  slice = 500,
): Promise<string> {
  const opening = new FormData();
  opening.set('as_of', asOf);
  const { id } = await ask(url, `/v1/roles/${roleId}/batches?close=false&priority=${priority}`, {
    method: 'POST',
    body: opening,
  });
  for (let at = 0; at < files.length; at += slice) {
    const form = new FormData();
    for (const { name, bytes } of files.slice(at, at + slice))
      form.append('files', new Blob([new Uint8Array(bytes)]), name);
    await ask(url, `/v1/batches/${id}/files`, { method: 'POST', body: form });
  }
  await ask(url, `/v1/batches/${id}/close`, { method: 'POST' });
  return id;
}

export const batchOf = (url: string, id: string) => ask(url, `/v1/batches/${id}`);
export const finished = (url: string, id: string, most = 3600) =>
  until(
    () => batchOf(url, id),
    ({ state }) => state === 'finished',
    most,
  );

/** The last part of a file's name, which tells its format here. */
export const kindOf = (name: string) => name.split('.').at(-1) as string;

/** The same bytes to a reader and others to a store: a comment in a PDF, a zip's comment (DOCX), a line of text. */
export function tailed(bytes: Buffer, kind: string, tail: string): Buffer {
  if (kind === 'pdf') return Buffer.concat([bytes, Buffer.from(`\n% ${tail}\n`)]);
  if (kind !== 'docx' && kind !== 'zip')
    return Buffer.concat([bytes, Buffer.from(`\n\nReference ${tail}\n`)]);
  const changed = Buffer.concat([bytes, Buffer.from(tail)]);
  changed.writeUInt16LE(tail.length, bytes.length - 2);
  return changed;
}

/** Short distinct texts, of people with more and less of what the role asks. */
export function texts(count: number): NamedFile[] {
  const syllables = [
    'ba',
    'de',
    'fi',
    'go',
    'hu',
    'ja',
    'ke',
    'li',
    'mo',
    'nu',
    'pa',
    're',
    'si',
    'to',
    'vu',
    'za',
  ];
  const word = (n: number) => {
    const made = [n % 16, (n >> 4) % 16, (n >> 8) % 16].map((at) => syllables[at]).join('');
    return `${made[0]?.toUpperCase()}${made.slice(1)}n`;
  };
  const lines = [
    '- Lead a team of six engineers building Java and Spring Boot microservices with REST APIs on AWS',
    '- Built Jenkins pipelines and introduced code review and unit tests',
    '- Designed the architecture of a PostgreSQL and Redis platform; cut response time from 400 ms to 90 ms',
    '- Wrote Python services on MongoDB; mentored two juniors; used Git and Docker',
  ];
  return Array.from({ length: count }, (_, index) => {
    const kept = lines.filter((_line, bit) => ((index + 1) >> bit) % 2 === 1);
    const text = [
      `Robin ${word(index)}`,
      `robin${index}@example.com`,
      'Experience',
      'Backend Engineer, Northwind Ltd',
      `Jan ${2008 + (index % 15)} - Present`,
      ...kept,
      `- Kept the services of customer ${index} running in production`,
    ];
    return { name: `${index}.txt`, bytes: Buffer.from(`${text.join('\n')}\n`) };
  });
}
