import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweep } from '#flows/relay.ts';
import { mailOf, type Packed, zipOf } from '../support/archives.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { hostileZip } from '../support/hostile-zip.ts';
import { startInProcess } from '../support/in-process.ts';
import { call, testKey, until } from '../support/servers.ts';

const role = '/v1/roles/backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess();
});
afterAll(() => service.close());

async function json(method: string, path: string, body?: FormData, headers: Record<string, string> = {}) {
  const answer = await call(service.url, path, { method, headers, ...(body ? { body } : {}) });
  return { status: answer.status, body: (await answer.json()) as any };
}
function form(files: Packed[], fields: Record<string, string> = {}): FormData {
  const made = new FormData();
  for (const { name, bytes } of files) made.append('files', new Blob([Buffer.from(bytes)]), name);
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}
/** A résumé that no other test sends. */
const resume = (name: string): Packed => ({
  name: `${name}.txt`,
  bytes: Buffer.from(
    `${name} Example\n${name}@example.com\n\nExperience\nBackend Engineer, Fjordline Ltd\nMarch 2015 - present\nJava services on AWS, built with Jenkins ${randomUUID()}\n`,
  ),
});
const finished = (id: string) =>
  until(
    async () => (await json('GET', `/v1/batches/${id}`)).body,
    (batch) => batch.finishedAt !== null,
  );
const filesOf = async (id: string) =>
  (await json('GET', `/v1/batches/${id}/files`)).body.files.map((file: any) => [
    file.file,
    file.outcome,
    file.reason,
  ]);

describe('several requests', () => {
  test('add to one open batch, which finishes once it is closed', async () => {
    const opened = await json('POST', `${role}/batches?close=false`, form([], { as_of: asOf }));
    expect(opened.body).toMatchObject({ state: 'receiving', asOf, counts: { received: 0 } });
    const path = `/v1/batches/${opened.body.id}`;
    expect((await json('POST', `${path}/files`, form([resume('Ada')], { as_of: asOf }))).status).toBe(202);
    expect(
      (await json('POST', `${path}/files`, form([resume('Bo'), resume('Cy')]))).body.counts.received,
    ).toBe(3);
    const other = await json('POST', `${path}/files`, form([resume('Dee')], { as_of: '2020-01-01' }));
    expect(other.body.code).toBe('conflict');
    await until(
      async () => (await json('GET', path)).body.counts.screened,
      (screened) => screened === 3,
    );
    expect((await json('GET', path)).body).toMatchObject({ state: 'receiving', asOf });
    expect((await json('POST', `${path}/close`)).body).toMatchObject({ state: 'finished' });
    expect((await json('POST', `${path}/close`)).status).toBe(200);
    expect((await json('POST', `${path}/files`, form([resume('Eve')]))).body.code).toBe('conflict');
  });

  test('its files say which were read and want a person to look', async () => {
    const hidden = readFileSync(
      join(import.meta.dirname, '../../fixtures/resumes/hidden-white-text/document.pdf'),
    );
    const sent = form([resume('Ivo'), { name: 'hidden.pdf', bytes: hidden }]);
    const { id } = (await json('POST', `${role}/batches`, sent)).body;
    await finished(id);
    const { files } = (await json('GET', `/v1/batches/${id}/files`)).body;
    expect(files.map((one: any) => [one.outcome, one.needsReview])).toEqual([
      ['screened', false],
      ['screened', true],
    ]);
  });

  test('one opened empty counts to the day that it was opened, and names no other', async () => {
    const opened = await json('POST', `${role}/batches?close=false`);
    expect(opened.body.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const path = `/v1/batches/${opened.body.id}`;
    const other = await json('POST', `${path}/files`, form([resume('Fay')], { as_of: '2020-01-01' }));
    expect([other.status, other.body.code]).toEqual([409, 'conflict']);
    expect((await json('POST', `${path}/files`, form([resume('Fay')]))).status).toBe(202);
    await json('POST', `${path}/close`);
    expect(await finished(opened.body.id)).toMatchObject({
      asOf: opened.body.asOf,
      counts: { screened: 1, unreadable: 0 },
    });
    const [{ applicationId }] = (await json('GET', `${path}/files`)).body.files;
    expect((await json('GET', `/v1/applications/${applicationId}`)).body.asOf).toBe(opened.body.asOf);
  });

  test('a failure of ours is told as ours, and mended by reading again without another upload', async () => {
    const { database } = service.running.deps;
    const version = () =>
      database.selectFrom('role_versions').selectAll().where('role_id', '=', 'backend-practice-lead');
    const { content } = await version().executeTakeFirstOrThrow();
    const write = (text: string) =>
      database
        .updateTable('role_versions')
        .set({ content: text })
        .where('role_id', '=', 'backend-practice-lead')
        .execute();
    const { id } = (await json('POST', `${role}/batches`, form([resume('Gil')]))).body;
    // What the role has become cannot be scored by: every attempt throws.
    await write(JSON.stringify({ ...content, criteria: null }));
    const { id: second } = (await json('POST', `${role}/batches`, form([resume('Hed')]))).body;
    const failing = async () =>
      (
        await database
          .updateTable('applications')
          .set({ failures: 4 })
          .where('state', '=', 'pending')
          .where('role_id', '=', 'backend-practice-lead')
          .returning('id')
          .execute()
      ).length;
    await failing();
    const batch = await until(
      async () => (await json('GET', `/v1/batches/${second}`)).body,
      (one) => one.finishedAt !== null,
    );
    await write(JSON.stringify(content));
    expect(batch.counts).toMatchObject({ screened: 0, unreadable: 1 });
    const [file] = (await json('GET', `/v1/batches/${second}/files`)).body.files;
    expect(file).toMatchObject({ reason: 'failed', message: expect.stringMatching(/on our side/) });
    await json('POST', `${role}/reread`);
    await until(
      async () => (await json('GET', `/v1/batches/${second}`)).body,
      (one) => one.counts.screened === 1,
    );
    await finished(id);
  });

  test('more files or bytes than the limit are refused, also over several requests', async () => {
    const small = await startInProcess({ MAX_BATCH_FILES: '2', MAX_BATCH_MIB: '1' });
    try {
      const send = async (path: string, body: FormData) =>
        (await (await call(small.url, path, { method: 'POST', body })).json()) as any;
      const opened = await send(`${role}/batches?close=false`, form([resume('Ada')]));
      expect(await send(`/v1/batches/${opened.id}/files`, form([resume('Bo'), resume('Cy')]))).toMatchObject({
        code: 'too_many_files',
      });
      const large = { name: 'large.txt', bytes: Buffer.alloc(1_000_000, 'a ') };
      const more = { name: 'more.txt', bytes: Buffer.alloc(1_000_000, 'b ') };
      expect(await send(`${role}/batches`, form([large, more]))).toMatchObject({ code: 'too_large' });
    } finally {
      await small.close();
    }
  });
});

describe('a repeat with the same Idempotency-Key', () => {
  test('joins the batch of a request that broke off, and adds what is missing', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const files = [resume('Finn'), resume('Gus')];
    await brokenUpload(headers, files[0] as Packed);
    const [first] = (await json('GET', `${role}/batches`)).body.batches;
    expect(first).toMatchObject({ state: 'receiving', counts: { received: 0 } });
    const again = await json('POST', `${role}/batches`, form(files), headers);
    expect([again.status, again.body.id, again.body.counts.received]).toEqual([202, first.id, 2]);
    const third = await json('POST', `${role}/batches`, form(files), headers);
    expect([third.status, third.body.id, third.body.counts.received]).toEqual([202, first.id, 2]);
  });

  test('waits while the first one sends', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const slow = startUpload(headers, resume('Hal'));
    await until(
      () => keyRow(headers),
      (row) => row !== undefined,
    );
    const held = await json('POST', `${role}/batches`, form([resume('Hal')]), headers);
    expect(held.status).toBe(409);
    expect(held.body).toMatchObject({ code: 'conflict' });
    slow.destroy();
    const joined = await until(
      () => json('POST', `${role}/batches`, form([resume('Ivo')]), headers),
      (answer) => answer.status === 202,
    );
    expect(joined.body.counts.received).toBe(1);
  });
});

/** Begins an upload and sends all but its end. */
function startUpload(headers: Record<string, string>, file: Packed) {
  const sent = request(`${service.url}${role}/batches`, {
    method: 'POST',
    headers: {
      ...headers,
      authorization: `Bearer ${testKey}`,
      'content-type': 'multipart/form-data; boundary=b',
    },
  });
  sent.on('error', () => {});
  sent.write(`--b\r\nContent-Disposition: form-data; name="files"; filename="${file.name}"\r\n\r\n`);
  sent.write(file.bytes);
  return sent;
}
const keyRow = (headers: Record<string, string>) =>
  service.running.deps.database
    .selectFrom('idempotency')
    .selectAll()
    .where('idempotency_key', '=', headers['idempotency-key'] as string)
    .executeTakeFirst();
/** An upload that ends early; the server lets its key go as soon as it sees that. */
async function brokenUpload(headers: Record<string, string>, file: Packed): Promise<void> {
  const sent = startUpload(headers, file);
  await until(
    () => keyRow(headers),
    (row) => row !== undefined,
  );
  sent.destroy();
  await until(
    () => keyRow(headers),
    (row) => row?.alive_at === null,
  );
}

describe('archives', () => {
  test('a zip becomes its files, with messages opened and zips inside refused', async () => {
    const inner = await zipOf([resume('Jan')]);
    const zip = await zipOf([
      resume('Kim'),
      { name: 'folder/Lea.txt', bytes: resume('Lea').bytes },
      { name: 'folder/inner.zip', bytes: inner },
      { name: 'mail.eml', bytes: mailOf('See the attached file.', [resume('Mia')]) },
      { name: 'empty.pdf', bytes: Buffer.alloc(0) },
    ]);
    const { body } = await json(
      'POST',
      `${role}/batches`,
      form([{ name: 'all.zip', bytes: zip }], { as_of: asOf }),
    );
    const batch = await finished(body.id);
    expect(batch).toMatchObject({
      counts: { received: 5, screened: 3, unreadable: 1, refused: 1 },
      archives: { expanding: 0, expanded: 2 },
    });
    expect(await filesOf(body.id)).toEqual([
      ['all.zip', 'expanded', null],
      ['all.zip/Kim.txt', 'screened', null],
      ['all.zip/folder/Lea.txt', 'screened', null],
      ['all.zip/folder/inner.zip', 'refused', 'nested_archive'],
      ['all.zip/mail.eml', 'expanded', null],
      ['all.zip/empty.pdf', 'unreadable', 'empty'],
      ['all.zip/mail.eml/Mia.txt', 'screened', null],
    ]);
    const { body: shortlist } = await json('GET', `${role}/shortlist`);
    const { received, unlooked: _unlooked, unsettled: _unsettled, ...parts } = shortlist.counts;
    expect(Object.values(parts as Record<string, number>).reduce((sum, count) => sum + count, 0)).toBe(
      received,
    );
    // Nothing of the archive itself is kept: its bytes hold everybody's files.
    const { database, files } = service.running.deps;
    const [archive] = await database
      .selectFrom('batch_items')
      .select('sha256')
      .where('file_name', '=', 'all.zip')
      .execute();
    expect(await files.get(archive?.sha256 as string)).not.toBeNull();
    await database
      .updateTable('batch_items')
      .set({ updated_at: new Date(0) })
      .where('state', '=', 'expanded')
      .execute();
    const { utimes } = await import('node:fs/promises');
    await files.withPath(archive?.sha256 as string, (path) => utimes(path, new Date(0), new Date(0)));
    await sweep(service.running.deps, 120);
    expect(await files.get(archive?.sha256 as string)).toBeNull();
  });

  test('an entry that no row can hold takes no others with it', async () => {
    const good = Array.from({ length: 60 }, (_, n) => resume(`Zed${n}`));
    const hostile = { name: 'huge.txt', bytes: Buffer.from('x'), lies: { size: 2n ** 63n } };
    const shorter = { name: 'shorter.txt', bytes: Buffer.from('xyz'), lies: { size: 2n } };
    const inflated = { name: 'inflated.txt', bytes: Buffer.from('xyz'), lies: { method: 8, size: 5n } };
    const zip = hostileZip([...good.slice(0, 30), hostile, shorter, inflated, ...good.slice(30)]);
    const { body } = await json(
      'POST',
      `${role}/batches`,
      form([{ name: 'odd.zip', bytes: zip }], { as_of: asOf }),
    );
    const batch = await finished(body.id);
    expect(batch.counts).toMatchObject({ received: 63, screened: 60, refused: 3 });
    const refused = (await filesOf(body.id)).filter((one: string[]) => one[1] === 'refused');
    expect(refused).toEqual([
      ['odd.zip/huge.txt', 'refused', 'too_large'],
      ['odd.zip/shorter.txt', 'refused', 'corrupt'],
      ['odd.zip/inflated.txt', 'refused', 'corrupt'],
    ]);
  });

  test('when a slice cannot be written its files are written one by one, and the one that cannot be is said so', async () => {
    const { database } = service.running.deps;
    await sql`create function refuse_poison() returns trigger language plpgsql as $$ begin
      if new.file_name like '%poison%' then raise exception 'poison'; end if; return new; end $$`.execute(
      database,
    );
    await sql`create trigger poison before insert on batch_items for each row execute function refuse_poison()`.execute(
      database,
    );
    try {
      const zip = await zipOf([
        resume('Yan'),
        { name: 'poison.txt', bytes: resume('Yps').bytes },
        resume('Yve'),
      ]);
      const { body } = await json(
        'POST',
        `${role}/batches`,
        form([{ name: 'slice.zip', bytes: zip }], { as_of: asOf }),
      );
      const batch = await finished(body.id);
      expect(batch.counts).toMatchObject({ received: 3, screened: 2, refused: 1 });
      expect(await filesOf(body.id)).toContainEqual(['slice.zip/1', 'refused', 'failed']);
    } finally {
      await sql`drop trigger poison on batch_items; drop function refuse_poison()`.execute(database);
    }
  });

  test('a zip of nothing says so', async () => {
    const zip = await zipOf([{ name: '__MACOSX/._cv.pdf', bytes: Buffer.from('x') }]);
    const { body } = await json(
      'POST',
      `${role}/batches`,
      form([{ name: 'none.zip', bytes: zip }], { as_of: asOf }),
    );
    await finished(body.id);
    expect(await filesOf(body.id)).toEqual([['none.zip', 'refused', 'empty']]);
  });

  test('an archive that cannot be unpacked is refused with the reason', async () => {
    const few = await startInProcess({ MAX_ARCHIVE_FILES: '1' });
    try {
      const zip = await zipOf([resume('Nia'), resume('Ole')]);
      const answer = await call(few.url, `${role}/batches`, {
        method: 'POST',
        body: form([{ name: 'two.zip', bytes: zip }]),
      });
      const { id } = (await answer.json()) as any;
      const { files } = await until(
        async () => (await (await call(few.url, `/v1/batches/${id}/files`)).json()) as any,
        (body) => body.files[0].outcome !== 'expanding',
      );
      expect(files[0]).toMatchObject({ outcome: 'refused', reason: 'too_many_entries' });
      expect(files[0].nextStep.length).toBeGreaterThan(10);
    } finally {
      await few.close();
    }
  });
});

test('two files without a byte are no duplicates: each sender is asked again', async () => {
  const nothing = (name: string) => ({ name, bytes: Buffer.from('') });
  const { body } = await json('POST', `${role}/batches`, form([nothing('one.pdf'), nothing('two.docx')]));
  await finished(body.id);
  const { body: files } = await json('GET', `/v1/batches/${body.id}/files`);
  expect(files.files.map((one: any) => [one.file, one.reason])).toEqual([
    ['one.pdf', 'empty'],
    ['two.docx', 'empty'],
  ]);
});

test('cancelling stops what is not read; what is read stays; the same file may come again', async () => {
  const [read, waiting] = [resume('Pia'), resume('Quinn')];
  const opened = await json('POST', `${role}/batches?close=false`, form([read]));
  const path = `/v1/batches/${opened.body.id}`;
  await until(
    async () => (await json('GET', path)).body.counts.screened,
    (screened) => screened === 1,
  );
  expect((await json('POST', `${path}/cancel`)).body).toMatchObject({
    state: 'cancelled',
    counts: { screened: 1, cancelled: 0 },
  });
  expect((await json('POST', `${path}/cancel`)).body.code).toBe('conflict');
  const again = await json('POST', `${role}/batches`, form([read]));
  expect(again.body.counts).toMatchObject({ received: 1, duplicate: 1 });

  const idle = await startInProcess({}, { api: true, worker: false });
  try {
    const send = async (way: string, body?: FormData) =>
      (await (await call(idle.url, way, { method: 'POST', ...(body ? { body } : {}) })).json()) as any;
    const { id } = await send(
      `${role}/batches`,
      form([waiting, { name: 'a.zip', bytes: await zipOf([read]) }]),
    );
    expect(await send(`/v1/batches/${id}/cancel`)).toMatchObject({
      state: 'cancelled',
      counts: { received: 2, cancelled: 2, queued: 0 },
    });
    const { database } = idle.running.deps;
    for (const table of ['applications', 'candidates'] as const)
      expect(await database.selectFrom(table).selectAll().execute(), table).toEqual([]);
    expect((await send(`${role}/batches`, form([waiting]))).counts).toMatchObject({
      queued: 1,
      duplicate: 0,
    });
  } finally {
    await idle.close();
  }
});

test('progress comes as events until the batch is finished', async () => {
  const { body } = await json(
    'POST',
    `${role}/batches?priority=high`,
    form(
      batchFiles('mixed').map((file) => ({ ...file, bytes: Buffer.concat([file.bytes, Buffer.from('\n')]) })),
    ),
  );
  expect(body.priority).toBe('high');
  const answer = await call(service.url, `/v1/batches/${body.id}/events`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const events = (await answer.text()).split('\n\n').filter((event) => event.startsWith('event'));
  expect(events.at(-1)).toMatch(/^event: finished\ndata: \{/);
  const last = JSON.parse((events.at(-1) as string).split('data: ')[1] as string);
  expect(last.progress).toMatchObject({ settled: 13, total: 13, secondsLeft: 0 });
});
