import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, uploadAndWait } from '../support/servers.ts';

const role = '/v1/roles/backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let ids: string[];
let others: string[];
beforeAll(async () => {
  service = await startInProcess();
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
  const { shortlist } = (await (await call(service.url, `${role}/shortlist`)).json()) as any;
  ids = [shortlist[0], shortlist[2]].map((entry: any) => entry.applicationId);
  others = [shortlist[3].applicationId];
});
afterAll(() => service.close());

const post = (path: string, body: unknown, key?: string) =>
  call(service.url, path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    ...(key === undefined ? {} : { key }),
  });

test('a link shows the chosen people only, takes marks, is audited, and ends', async () => {
  const made = (await (
    await post(`${role}/hand-overs`, { applicationIds: ids, note: 'See Ada first.' })
  ).json()) as any;
  const open = (path = '', init: RequestInit = {}) => fetch(`${service.url}${made.url}${path}`, init);
  const view = (await (await open()).json()) as any;
  expect(view.applications.map((one: any) => one.applicationId)).toEqual(ids);
  expect(view.about).toBe('Ordered by software, chosen by Administrator. Nobody was rejected by software.');
  const page = await open('', { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await page.text();
  expect(text).toContain('Ada Quellmann');
  expect(text).not.toContain('<script');
  // In German for whose browser reads German first.
  const german = await open('', {
    headers: { accept: 'text/html', 'accept-language': 'fr;q=0.9, de-AT, en;q=0.8' },
  });
  const inGerman = await german.text();
  expect(inGerman).toMatch(/<html lang="de">[\s\S]*Von Software geordnet, von Administrator ausgewählt/);
  expect(inGerman).toMatch(/<li><span aria-hidden="true">●<\/span> [^<]*: erfüllt\. /);
  expect(inGerman).not.toMatch(/: (?:partly |not )?met\. |Not counted|–now/);
  expect((await open(`/applications/${ids[0]}/document`)).status).toBe(200);
  expect(await (await open(`/applications/${ids[0]}/interview-kit`)).text()).toMatch(/^# Interview/);
  const kit = await open(`/applications/${ids[0]}/interview-kit`, { headers: { accept: 'text/html' } });
  expect(kit.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(kit.headers.get('content-type')).toContain('text/html');
  expect(await kit.text()).toMatch(/<h1>Interview kit<\/h1>[\s\S]*<li><strong>/);
  expect((await open(`/applications/${others[0]}/document`)).status).toBe(404);
  const marked = await open(`/applications/${ids[0]}/marks`, {
    method: 'POST',
    body: JSON.stringify({ outcome: 'advance', reason: 'Knows our domain.', name: 'Hannes Weld' }),
    headers: { 'content-type': 'application/json' },
  });
  expect(marked.status).toBe(201);
  const application = (await (await call(service.url, `/v1/applications/${ids[0]}`)).json()) as any;
  expect(application.decision).toMatchObject({
    outcome: 'advance',
    by: 'Hannes Weld (by the link of Administrator)',
  });
  const byForm = await open(`/applications/${ids[1]}/marks`, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'hold', reason: 'Ask about notice.', name: 'Hannes Weld' }),
    headers: { accept: 'text/html' },
    redirect: 'manual',
  });
  expect([byForm.status, byForm.headers.get('location')]).toEqual([303, `${made.url}#${ids[1]}`]);
  expect(await (await open('', { headers: { accept: 'text/html' } })).text()).toContain(
    'Decided: hold. Ask about notice.',
  );
  // What a colleague has decided since the page was opened stands.
  const late = { outcome: 'advance', reason: 'Still good.', name: 'Hannes Weld', seen: 'none' };
  const beside = await open(`/applications/${ids[1]}/marks`, {
    method: 'POST',
    body: new URLSearchParams(late),
    headers: { accept: 'text/html' },
    redirect: 'manual',
  });
  expect(beside.status).toBe(409);
  const told = await beside.text();
  // What they wrote stands in the form again.
  expect(told).toContain('value="Still good."');
  expect(told).toContain('<option value="advance" selected>');
  expect(told).toContain('Somebody has decided meanwhile');
  expect(told).toContain('Decided: hold. Ask about notice.');
  const asked = await open(`/applications/${ids[1]}/marks`, {
    method: 'POST',
    body: JSON.stringify(late),
    headers: { 'content-type': 'application/json' },
  });
  expect([asked.status, ((await asked.json()) as any).code]).toEqual([412, 'changed_meanwhile']);
  const seen = /name="seen" value="((?!none)[^"]+)"/.exec(told)?.[1] as string;
  expect(seen).toBeTruthy();
  const audit = await (await call(service.url, '/v1/audit?limit=200')).text();
  expect(audit.match(/hand_over\.opened/g)?.length).toBeGreaterThanOrEqual(5);
  expect(audit).not.toContain(made.url.split('.').at(-1));
  expect((await call(service.url, `/v1/hand-overs/${made.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await open()).status).toBe(404);
  const { handOvers } = (await (await call(service.url, `${role}/hand-overs`)).json()) as any;
  expect(handOvers[0]).toMatchObject({ id: made.id, createdBy: 'Administrator', applicationIds: ids });
  expect(handOvers[0].revokedAt).not.toBeNull();
  expect((await fetch(`${service.url}/h/${'a'.repeat(12)}.${'b'.repeat(43)}`)).status).toBe(404);
});

test('a link that has run out shows nothing', async () => {
  const { url } = (await (await post(`${role}/hand-overs`, { applicationIds: ids, days: 1 })).json()) as any;
  await service.running.deps.database
    .updateTable('hand_overs')
    .set({ expires_at: new Date(0) })
    .execute();
  expect((await fetch(`${service.url}${url}`)).status).toBe(404);
});

test('the zip holds a summary, the rows, originals, explanations and interview kits', async () => {
  const answer = await post(`${role}/hand-over.zip`, { applicationIds: ids });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const files = await unzipped(Buffer.from(await answer.arrayBuffer()));
  expect([...files.keys()].sort()).toEqual([
    'documents/01-Ada-Quellmann.pdf',
    'documents/02-Fatima-Brandvoll.pdf',
    'explanations/01-Ada-Quellmann.md',
    'explanations/02-Fatima-Brandvoll.md',
    'interview-kits/01-Ada-Quellmann.md',
    'interview-kits/02-Fatima-Brandvoll.md',
    'shortlist.csv',
    'summary.md',
  ]);
  expect(files.get('documents/01-Ada-Quellmann.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
  expect(String(files.get('summary.md'))).toContain('Ordered by software, chosen by Administrator');
  expect(String(files.get('shortlist.csv')).split('\r\n')).toHaveLength(4);
  expect((await post(`${role}/hand-over.zip`, { applicationIds: ['none'] })).status).toBe(404);
});

test('what a candidate wrote is text in what managers open: no picture, no link of theirs', async () => {
  const bytes = Buffer.from(
    'Ada Marks\nada.marks@example.com\nExperience\nBackend Engineer, Fjordline Ltd\nMarch 2012 - present\n- Built REST APIs in Java with Spring <img src=http://evil.example/b.png> and ![x](//evil.example/c.png) on AWS with Docker and Jenkins\n',
  );
  await uploadAndWait(service.url, [{ name: 'marks.txt', bytes }], asOf);
  const { body } = await askJson(service.url, 'GET', `${role}/shortlist?limit=500`);
  const own = body.shortlist.find((entry: any) => entry.candidate.name === 'Ada Marks');
  const answer = await post(`${role}/hand-over.zip`, { applicationIds: [own.applicationId] });
  const files = await unzipped(Buffer.from(await answer.arrayBuffer()));
  const texts = [...files].filter(([name]) => name.endsWith('.md')).map(([, content]) => String(content));
  expect(texts.some((text) => text.includes('evil.example'))).toBe(true);
  for (const text of texts) expect(text).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(\/\//);
});

async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await new Promise<yauzl.ZipFile>((done, failed) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? failed(error) : done(opened))),
  );
  await new Promise<void>((done, failed) => {
    zip.on('end', done);
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, (error, stream) => {
        if (error) return failed(error);
        buffer(stream).then((content) => {
          files.set(entry.fileName, content);
          zip.readEntry();
        }, failed);
      }),
    );
    zip.readEntry();
  });
  return files;
}
