import { randomBytes } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Preset, presets } from '#domain/people/access.ts';
import { problems } from '#errors.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { call, until, uploadAndWait } from '../support/servers.ts';

/** Bytes that are no format of ours, different every time. */
const junk = (length: number) => Buffer.concat([Buffer.from([0, 1, 0]), randomBytes(length)]);

let service: Awaited<ReturnType<typeof startInProcess>>;
let batchId: string;
const role = '/v1/roles/backend-practice-lead';

beforeAll(async () => {
  service = await startInProcess();
  ({ id: batchId } = await uploadAndWait(service.url, batchFiles('mixed'), asOf));
});
afterAll(() => service.close());

const get = async (path: string, init: Parameters<typeof call>[2] = {}) => {
  const answer = await call(service.url, path, init);
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: (/json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : null) as any,
  };
};
const send = (method: string, path: string, body: unknown, key?: string) =>
  get(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    ...(key ? { key } : {}),
  });
/** An invented person in a language without a lexicon. */
const russian = [
  ...[
    'Иван Примеров',
    'ivan@example.com',
    'Опыт работы',
    'Разработчик программного обеспечения, Северный Ветер',
  ],
  ...[
    'январь 2015 – май 2018',
    '- Разрабатывал сервисы на Java и PostgreSQL',
    '- Настраивал Docker и Kubernetes',
  ],
  ...['Навыки', 'Java, PostgreSQL, Docker, Kubernetes, Linux, Git'],
].join('\n');
const upload = (
  files: { name: string; bytes: Uint8Array }[],
  headers: Record<string, string> = {},
  fields: Record<string, string> = {},
) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append('files', new Blob([Buffer.from(file.bytes)]), file.name);
  return get(`${role}/batches`, { method: 'POST', body: form, headers });
};
const newKey = async (preset: Preset, ownerKind: 'person' | 'system' = 'person') =>
  (await send('POST', '/v1/api-keys', { owner: `${preset} of the test`, ownerKind, preset, teams: 'all' }))
    .body.key as string;

function expectProblem(
  answer: { status: number; headers: Headers; body: any },
  code: keyof typeof problems,
): void {
  expect(answer.status).toBe(problems[code].status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ code, title: problems[code].title, status: problems[code].status });
  expect(answer.body.detail.length).toBeGreaterThan(10);
}

describe('keys', () => {
  test('no key, a wrong key, a revoked key', async () => {
    expectProblem(await get('/v1/roles', { key: '' }), 'unauthenticated');
    expectProblem(
      await get('/v1/roles', { key: 'ps_TESTKEY1_0123456789ABCDEFGHJKMNPQRSTVWXYY' }),
      'unauthenticated',
    );
    const made = (
      await send('POST', '/v1/api-keys', { owner: 'Somebody', ownerKind: 'person', preset: 'recruiter' })
    ).body;
    expect((await get('/v1/roles', { key: made.key })).status).toBe(200);
    expect((await get(`/v1/api-keys/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expectProblem(await get('/v1/roles', { key: made.key }), 'unauthenticated');
    expect(JSON.stringify((await get('/v1/api-keys')).body)).not.toContain(made.key.slice(12));
  });

  test('each preset reaches the routes of its scopes and no other', async () => {
    const routes: [string, string, string][] = [
      ['GET', '/v1/roles', 'roles:read'],
      ['GET', `${role}/batches`, 'batches:read'],
      ['POST', `${role}/batches`, 'batches:write'],
      ['GET', `${role}/shortlist`, 'shortlist:read'],
      ['GET', '/v1/applications/none', 'applications:read'],
      ['POST', '/v1/applications/none/decisions', 'decide'],
      ['POST', '/v1/applications/none/review', 'decide'],
      ['POST', '/v1/applications/none/reread', 'applications:write'],
      ['POST', '/v1/applications/none/unlock', 'applications:write'],
      ['PUT', '/v1/applications/none/document', 'applications:write'],
      ['DELETE', '/v1/candidates/none', 'candidates:erase'],
      ['GET', '/v1/audit', 'audit:read'],
      ['GET', '/v1/api-keys', 'admin'],
    ];
    for (const preset of Object.keys(presets) as Preset[]) {
      const key = await newKey(preset);
      for (const [method, path, scope] of routes) {
        const answer = await get(path, {
          method,
          key,
          ...(method !== 'GET' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
        });
        if ((presets[preset] as readonly string[]).includes(scope))
          expect(answer.status, `${preset} ${path}`).not.toBe(403);
        else expectProblem(answer, 'forbidden');
      }
    }
  });
});

describe('uploads', () => {
  test('ten are screened, three are listed with code, reason and next step, and the counts add up', async () => {
    const { body: batch } = await get(`/v1/batches/${batchId}`);
    expect(batch).toMatchObject({
      state: 'finished',
      asOf,
      counts: { received: 13, screened: 10, unreadable: 3, queued: 0 },
    });
    const { body } = await get(`/v1/batches/${batchId}/files?outcome=unreadable`);
    expect(body.files.map((file: any) => [file.file, file.reason])).toEqual([
      ['cut-off.pdf', 'corrupt'],
      ['empty.pdf', 'empty'],
      ['setup.pdf', 'unsupported_type'],
    ]);
    for (const file of body.files) expect(file.nextStep.length).toBeGreaterThan(10);
    const { body: shortlist } = await get(`${role}/shortlist`);
    const { received, toCheck, unlooked: _unlooked, unsettled: _unsettled, ...parts } = shortlist.counts;
    expect(toCheck).toBe(1);
    expect(Object.values(parts as Record<string, number>).reduce((sum, count) => sum + count, 0)).toBe(
      received,
    );
  });

  test('a name of a file is what its owner gave it, quotes too', async () => {
    // In a form its quotes come as %22.
    const name = 'Lebenslauf "100%20" 5%.txt';
    const { status, body } = await upload([{ name, bytes: Buffer.from('Ada Quellmann\n') }]);
    expect(status).toBe(202);
    const { body: batch } = await get(`/v1/batches/${body.id}/files`);
    expect(batch.files.map((file: any) => file.file)).toEqual([name]);
  });

  test('a body of another kind is told how files are sent; a wrong query by its name', async () => {
    const type = { 'content-type': 'application/pdf' };
    const answer = await get(`${role}/batches`, { method: 'POST', body: '%PDF-1.7', headers: type });
    expectProblem(answer, 'unsupported_media_type');
    expect(answer.body.detail).toMatch(/^A body of type application\/pdf is not taken.*multipart\/form-data/);
    const wrong = await get(`${role}/shortlist?foo=1`);
    expectProblem(wrong, 'bad_request');
    expect(wrong.body.errors.map((one: any) => one.field)).toEqual(['querystring']);
  });

  test('no files, an unknown role, a wrong day', async () => {
    expectProblem(await upload([]), 'no_files');
    expectProblem(await send('POST', `${role}/batches`, {}), 'unsupported_media_type');
    expectProblem(await get(`${role}/batches`, { method: 'POST' }), 'no_files');
    const form = new FormData();
    form.append('files', new Blob(['x']), 'x.pdf');
    expectProblem(await get('/v1/roles/none/batches', { method: 'POST', body: form }), 'role_not_found');
    expectProblem(
      await upload([{ name: 'x.pdf', bytes: Buffer.from('x') }], {}, { as_of: '2026-13-01' }),
      'bad_request',
    );
  });

  test('a file over the limit is refused with the reason, the others go on', async () => {
    const { body: batch } = await upload([
      { name: 'large.pdf', bytes: Buffer.alloc(21 << 20) },
      { name: 'small.pdf', bytes: junk(100) },
    ]);
    const { body } = await get(`/v1/batches/${batch.id}/files`);
    expect(body.files[0]).toMatchObject({ file: 'large.pdf', outcome: 'refused', reason: 'too_large' });
    expect(body.files[1].outcome).not.toBe('refused');
  });

  test('the same file again is a duplicate of the first', async () => {
    const file = batchFiles('mixed')[0] as { name: string; bytes: Buffer };
    const { body: batch } = await upload([file, file]);
    expect(batch.counts).toMatchObject({ received: 2, duplicate: 2 });
  });

  test('an Idempotency-Key makes a repeat safe, also twenty at once, and tells another upload', async () => {
    const files = [{ name: 'once.pdf', bytes: junk(200) }];
    const headers = { 'idempotency-key': 'k-1' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(files, headers)));
    const made = answers.filter((answer) => answer.status === 202);
    expect(made.length).toBeGreaterThan(0);
    for (const answer of answers) if (answer.status !== 202) expectProblem(answer, 'conflict');
    expect(new Set(made.map((answer) => answer.body.id)).size).toBe(1);
    const again = await upload(files, headers);
    expect([again.status, again.body.id]).toEqual([202, made[0]?.body.id]);
    expect(again.body.counts.received).toBe(1);
    expectProblem(await upload([{ name: 'other.pdf', bytes: junk(200) }], headers), 'idempotency_mismatch');
  });

  test('a file name is a label only', async () => {
    const { body: batch } = await upload([{ name: '../../etc/pass\u0000wd.pdf', bytes: junk(50) }]);
    const { body } = await get(`/v1/batches/${batch.id}/files`);
    expect(body.files[0].file).not.toContain('/');
  });
});

describe('the shortlist', () => {
  test('is ordered, tied and explained', async () => {
    const { body } = await get(`${role}/shortlist`);
    const ranks = body.shortlist.map((entry: any) => entry.rank);
    expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
    expect(body.shortlist[0]).toMatchObject({
      rank: 1,
      tied: true,
      band: 'strong',
      candidate: { name: 'Ada Quellmann' },
      current: { company: 'Merrow Payments Ltd' },
    });
    const cicd = body.shortlist[0].verdicts.find((verdict: any) => verdict.criterion === 'ci-cd');
    expect(cicd.explanation).toMatch(
      /^CI\/CD: met\. “Built Jenkins pipelines .*”, Merrow Payments Ltd 2020–now/,
    );
    // Two files of one person say so of each other; others do not.
    const [first, second] = body.shortlist;
    expect(first.samePersonAs).toContainEqual({
      applicationId: second.applicationId,
      file: second.file,
      because: expect.arrayContaining(['email']),
      linked: false,
    });
    expect(second.samePersonAs.map((one: any) => one.applicationId)).toContain(first.applicationId);
    // The application's own page says the same.
    const { body: detail } = await get(`/v1/applications/${first.applicationId}`);
    expect(detail).toMatchObject({ toCheck: false, samePersonAs: first.samePersonAs });
    const emil = body.shortlist.find((entry: any) => entry.candidate.name === 'Emil Farrow');
    expect(emil.samePersonAs).toEqual([]);
    // Work without dates: ranked by what is shown, and somebody has to look.
    const open = body.shortlist.filter((entry: any) => entry.toCheck);
    expect(open.map((entry: any) => entry.candidate.name)).toEqual(['Gita Undell']);
    expect(open[0]).toMatchObject({
      band: 'possible',
      reviewReasons: ['must_have_unknown'],
      gates: [{ criterion: 'experience', status: 'unknown', reason: '11 years stated, not shown' }],
    });
    expect(typeof open[0].couldReachTop).toBe('boolean');
    const { body: filtered } = await get(`${role}/shortlist?to_check=true`);
    expect(filtered.shortlist.map((entry: any) => entry.rank)).toEqual(open.map((entry: any) => entry.rank));
    expect(body.unreadable.length).toBeGreaterThanOrEqual(3);
  });

  test('filters and top keep the ranks and the counts', async () => {
    const { body: all } = await until(
      () => get(`${role}/shortlist`),
      (answer) => answer.body.complete,
    );
    const { body: strong } = await get(`${role}/shortlist?band=strong`);
    expect(strong.shortlist.length).toBeGreaterThan(0);
    expect(strong.shortlist.every((entry: any) => entry.band === 'strong')).toBe(true);
    expect(strong.counts).toEqual(all.counts);
    const { body: top } = await get(`${role}/shortlist?top=1`);
    expect(top.shortlist.map((entry: any) => entry.rank)).toEqual([1, 1]);
    const { body: high } = await get(`${role}/shortlist?min_score=60&must_haves=met`);
    expect(
      high.shortlist.every(
        (entry: any) => entry.score >= 60 && entry.gates.every((gate: any) => gate.status === 'met'),
      ),
    ).toBe(true);
    expectProblem(await get(`${role}/shortlist?band=best`), 'bad_request');
    expectProblem(await get(`${role}/shortlist?min_score=120`), 'bad_request');
    expectProblem(await get('/v1/roles/none/shortlist'), 'role_not_found');
  });

  test('pages hold everyone once and end', async () => {
    const { body: all } = await get(`${role}/shortlist`);
    const seen: string[] = [];
    let path: string | null = `${role}/shortlist?limit=2`;
    while (path !== null) {
      const page: Awaited<ReturnType<typeof get>> = await get(path);
      seen.push(...page.body.shortlist.map((entry: any) => entry.applicationId));
      const link: string | undefined = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
      expect(page.body.nextCursor === null).toBe(link === undefined);
      path = link ?? null;
    }
    expect(seen).toEqual(all.shortlist.map((entry: any) => entry.applicationId));
    expectProblem(await get(`${role}/shortlist?cursor=nonsense`), 'invalid_cursor');
  });

  test('a person settles a must-have that could not be told, and takes it back by another word', async () => {
    const openOf = async () => (await get(`${role}/shortlist?limit=500`)).body.shortlist;
    const gita = (await openOf()).find((entry: any) => entry.toCheck);
    const review = (body: object) => send('POST', `/v1/applications/${gita.applicationId}/review`, body);
    const said = { criterion: 'experience', reason: 'She told us the dates on the telephone.' };
    const settled = async (gate: string) =>
      until(
        async () => (await openOf()).find((entry: any) => entry.applicationId === gita.applicationId),
        (entry) => entry?.gates[0].status === gate,
      );
    expect((await review({ kind: 'confirmed', ...said })).status).toBe(201);
    expect(await settled('met')).toMatchObject({ toCheck: false, score: gita.score, reviewReasons: [] });
    expect((await review({ kind: 'overridden', verdict: 'not_met', ...said })).status).toBe(201);
    expect(await settled('not_met')).toMatchObject({ toCheck: false, band: 'weak' });
    expect((await review({ kind: 'overridden', verdict: 'partial', ...said })).status).toBe(201);
    expect(await settled('unknown')).toMatchObject({ toCheck: true, rank: gita.rank });
    // The table says who settled what, by their last word.
    const table = await get(`${role}/shortlist?format=csv&columns=application_id,settled`);
    expect(table.text).toContain(
      `"${gita.applicationId}","experience: overridden as partial by Administrator"`,
    );
  });

  test('decision, limit and a cursor hold for every section; the other filters hide nobody who waits', async () => {
    await upload([{ name: 'unknown-language.txt', bytes: Buffer.from(russian) }]);
    const { body: all } = await until(
      () => get(`${role}/shortlist?limit=500`),
      (answer) => answer.body.complete && answer.body.needsReview.length > 0,
    );
    const sections = ['shortlist', 'needsReview', 'unreadable'] as const;
    const idsOf = (body: any) =>
      sections.map((name) => body[name].map((one: any) => one.applicationId ?? one.file));
    // Filters among the ranked leave the two other sections whole.
    const { body: few } = await get(
      `${role}/shortlist?limit=500&top=1&band=strong&min_score=99&must_haves=met`,
    );
    expect(idsOf(few).slice(1)).toEqual(idsOf(all).slice(1));
    // Pages hold everyone of every section once, in the same order, at most `limit` of each.
    const seen: string[][] = [[], [], []];
    let path: string | null = `${role}/shortlist?limit=1`;
    while (path !== null) {
      const { body, headers }: Awaited<ReturnType<typeof get>> = await get(path);
      for (const [at, ids] of idsOf(body).entries()) {
        expect(ids.length).toBeLessThanOrEqual(1);
        seen[at]?.push(...ids);
      }
      path = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(seen).toEqual(idsOf(all));
    // A section's own cursor goes on with that section alone, and tells no name of a file.
    const { body: first } = await get(`${role}/shortlist?limit=1`);
    const cursor = first.nextCursors.unreadable as string;
    const { body: more } = await get(`${role}/shortlist?limit=500&cursor=${cursor}`);
    expect(idsOf(more)).toEqual([[], [], idsOf(all)[2]?.slice(1)]);
    expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/\.pdf/);
    const forged = {
      ...JSON.parse(Buffer.from(cursor, 'base64url').toString()),
      unreadable: { id: 'x', name: 'QUJD' },
    };
    expectProblem(
      await get(`${role}/shortlist?cursor=${Buffer.from(JSON.stringify(forged)).toString('base64url')}`),
      'invalid_cursor',
    );
    // A decision is asked for everywhere: in JSON and in CSV.
    const decided = [
      all.shortlist.at(-1),
      all.needsReview[0],
      all.unreadable.find((one: any) => one.applicationId),
    ];
    for (const one of decided)
      expect(
        (
          await send('POST', `/v1/applications/${one.applicationId}/decisions`, {
            outcome: 'hold',
            reason: 'later',
          })
        ).status,
      ).toBe(201);
    const { body: held } = await get(`${role}/shortlist?decision=hold`);
    expect(idsOf(held)).toEqual(decided.map((one) => [one.applicationId]));
    const csv = await get(`${role}/shortlist?format=csv&decision=hold&columns=application_id,decision`);
    expect(csv.text.trim().split('\r\n').slice(1)).toEqual(
      decided.map((one) => `"${one.applicationId}","hold"`),
    );
    const { body: none } = await get(`${role}/shortlist?decision=none&limit=500`);
    expect(idsOf(none).flat().length).toBe(idsOf(all).flat().length - 3);
    expect(idsOf((await get(`${role}/shortlist?decision=reject&limit=500`)).body)).toEqual([[], [], []]);
    expect(none.counts).toEqual(all.counts);
  });

  test('CSV: a row for everyone, the columns of the contract, formulas inert', async () => {
    await uploadAndWait(service.url, [{ name: '=HYPERLINK("x").pdf', bytes: junk(60) }], asOf);
    const csv = await get(`${role}/shortlist`, { headers: { accept: 'text/csv' } });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const { body } = await get(`${role}/shortlist?limit=500`);
    const rows: string[][] = parse(csv.text, { bom: true });
    const header = (rows[0] as string[]).join(',');
    expect(header).toMatch(
      /^rank,tied,band,score,possible,name,email,phone,current_title,current_company,field_years,field_years_low,field_years_high,total_years,stated_years,must_haves,experience_status,/,
    );
    expect(header).toMatch(
      /,experience_quote,.*,findings,review_reason,next_step,decision,decision_reason,decided_by,source,received_at,file,document_url,explanation_url,application_id,external_id,role_version,as_of,batch_complete,ats_state,doubts,occupation,contested,tags,notes,settled$/,
    );
    expect(rows.length - 1).toBe(body.shortlist.length + body.needsReview.length + body.unreadable.length);
    expect(csv.text).toContain(`"'=HYPERLINK`);
    expect(rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    // In another order than their rank the ranked alone are turned.
    const turned = parse(
      (await get(`${role}/shortlist?format=csv&columns=rank,band,score&sort=score`)).text,
      {
        bom: true,
        columns: true,
      },
    ) as Record<string, string>[];
    const ranked = turned.filter((row) => row.rank !== '').map((row) => Number(row.score));
    expect(ranked.length).toBe(body.shortlist.length);
    expect(ranked).toEqual(ranked.toSorted((a, b) => a - b));
    expectProblem(await get(`${role}/shortlist?format=csv&sort=age`), 'bad_request');
    const some = await get(`${role}/shortlist?format=csv&columns=rank,name,score&delimiter=semicolon`);
    expect(some.text.replace(/^\ufeff/, '').split('\r\n')[0]).toBe('"rank";"name";"score"');
    expectProblem(await get(`${role}/shortlist?format=csv&columns=rank,age`), 'bad_request');
  });
});

describe('an application', () => {
  test('shows evidence that stands in its text, and the original', async () => {
    const { body: shortlist } = await get(`${role}/shortlist`);
    const id = shortlist.shortlist[0].applicationId as string;
    const { body: text, text: words } = await get(`/v1/applications/${id}/document/text`);
    expect(text).toBeNull();
    const { body } = await get(`/v1/applications/${id}`);
    expect(body).toMatchObject({ state: 'screened', resume: { basics: { name: 'Ada Quellmann' } } });
    for (const verdict of body.verdicts)
      for (const one of verdict.evidence)
        expect(Array.from(words).slice(one.start, one.end).join('')).toBe(one.quote);
    const explanation = (await get(`/v1/applications/${id}/explanation`)).body;
    expect(explanation.sentences).toHaveLength(20);
    const original = await call(service.url, `/v1/applications/${id}/document`);
    expect(original.headers.get('content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''quellmann-ada/,
    );
    expect(original.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await original.arrayBuffer());
    expect(batchFiles('mixed').some((file) => file.bytes.equals(bytes))).toBe(true);
    expectProblem(await get('/v1/applications/none'), 'not_found');
  });
});

describe('decisions', () => {
  test('one by one, with a person and a reason; the newest stands on the shortlist', async () => {
    const { body: before } = await get(`${role}/shortlist`);
    const id = before.shortlist.at(-1).applicationId as string;
    expectProblem(await send('POST', `/v1/applications/${id}/decisions`, { outcome: 'hold' }), 'bad_request');
    expectProblem(
      await send(
        'POST',
        `/v1/applications/${id}/decisions`,
        { outcome: 'hold', reason: 'waiting' },
        await newKey('recruiter', 'system'),
      ),
      'forbidden',
    );
    expect(
      (
        await send('POST', `/v1/applications/${id}/decisions`, {
          outcome: 'hold',
          reason: 'waiting for the team',
        })
      ).status,
    ).toBe(201);
    expect(
      (
        await send('POST', `/v1/applications/${id}/decisions`, {
          outcome: 'advance',
          reason: 'the team is curious',
        })
      ).status,
    ).toBe(201);
    const { body } = await get(`${role}/shortlist?decision=advance`);
    expect(
      body.shortlist.map((entry: any) => [entry.applicationId, entry.decision.outcome, entry.decision.by]),
    ).toEqual([[id, 'advance', 'Administrator']]);
  });

  test('a bulk rejection takes ids, names whose evidence nobody opened, and waits for a confirmation', async () => {
    const { body } = await get(`${role}/shortlist`);
    const [opened, closed] = [body.shortlist[1].applicationId, body.shortlist[2].applicationId] as [
      string,
      string,
    ];
    await get(`/v1/applications/${opened}/explanation`);
    const asked = { applicationIds: [opened, closed], outcome: 'reject', reason: 'position is filled' };
    const answer = await send('POST', `${role}/decisions`, asked);
    expectProblem(answer, 'confirmation_needed');
    expect(answer.body.unopened).toEqual([closed]);
    expect(answer.body.detail).toContain('nobody has opened the evidence of 1 of them');
    const seen = await send('POST', `${role}/decisions`, { ...asked, applicationIds: [opened] });
    expect([seen.body.code, seen.body.detail]).toEqual([
      'confirmation_needed',
      'One person would be rejected. Send confirm: true to go on.',
    ]);
    expectProblem(
      await send('POST', `${role}/decisions`, { ...asked, applicationIds: [opened, 'none'], confirm: true }),
      'not_found',
    );
    expectProblem(
      await send('POST', `${role}/decisions`, { band: 'weak', outcome: 'reject', reason: 'by rule' }),
      'bad_request',
    );
    expect((await get(`${role}/shortlist?decision=reject`)).body.shortlist).toEqual([]);
    const done = await send('POST', `${role}/decisions`, { ...asked, confirm: true });
    expect(done.status).toBe(201);
    expect((await get(`${role}/shortlist?decision=reject`)).body.shortlist).toHaveLength(2);
    // A rejected person stays where the score puts them: nobody is hidden.
    expect((await get(`${role}/shortlist`)).body.shortlist).toHaveLength(body.shortlist.length);
  });
});

describe('careless and hostile callers', () => {
  test("what cannot be stored or decoded is the caller's mistake", async () => {
    for (const path of [
      '/v1/roles/%00',
      '/v1/batches/%00',
      '/v1/applications/%00',
      '/v1/roles/%ff',
      '/v1/audit?cursor=e30',
      `${role}/batches?cursor=${Buffer.from('{"createdAt":"x","id":"a"}').toString('base64url')}`,
      `${role}/shortlist?blind=true`,
    ]) {
      const answer = await get(path);
      expect(answer.status, path).toBe(400);
      expect(answer.body.code, path).toMatch(/^(?:bad_request|invalid_cursor)$/);
    }
    expectProblem(
      await send('POST', '/v1/applications/none/decisions', { outcome: 'hold', reason: 'a\u0000b c' }),
      'bad_request',
    );
    expectProblem(
      await get(`${role}/batches`, {
        method: 'POST',
        body: 'x',
        headers: { 'content-type': 'multipart/form-data' },
      }),
      'bad_request',
    );
    expectProblem(
      await get(`${role}/batches`, {
        method: 'POST',
        body: '--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\ncut',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      }),
      'bad_request',
    );
  });

  test.each([
    ['no boundary', 'multipart/form-data', 'x'],
    [
      'cut off in a file',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\ncut',
    ],
    ['cut off in a head', 'multipart/form-data; boundary=b', '--b\r\nContent-Dispo'],
    ['no part', 'multipart/form-data; boundary=b', 'nothing of a form'],
    ['a head without end', 'multipart/form-data; boundary=b', `--b\r\n${'x: y\r\n'.repeat(5000)}`],
  ])(
    "a form that cannot be read is the caller's mistake, wherever one is taken: %s",
    async (_name, type, body) => {
      const { body: list } = await get(`${role}/shortlist?limit=1`);
      for (const [method, path] of [
        ['POST', `${role}/batches`],
        ['PUT', `/v1/applications/${list.shortlist[0].applicationId}/document`],
        ['POST', '/v1/roles/draft?id=x'],
      ] as const) {
        const answer = await get(path, { method, body, headers: { 'content-type': type } });
        expect(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
        expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      }
    },
  );

  test('names in a role that stand for nothing, or for too much, are refused', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at++) {
      const before = String.fromCharCode(96 + at);
      const own = String.fromCharCode(97 + at);
      bomb.push(`${own}: &${own} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    for (const body of [bomb.join('\n'), 'id: *nobody', 'a: &a\n  b: *a'])
      for (const [method, path] of [
        ['POST', '/v1/roles'],
        ['PUT', role],
      ] as const) {
        const answer = await get(path, { method, body, headers: { 'content-type': 'application/yaml' } });
        expect([400, 422], `${method} ${body.slice(0, 20)}`).toContain(answer.status);
      }
  });

  test('a cursor of another evaluation is refused', async () => {
    const cursor = Buffer.from(
      JSON.stringify({ ranked: { gate: 0, total: 1, sha256: 'a'.repeat(64) }, evaluation: 'nope' }),
    ).toString('base64url');
    expectProblem(await get(`${role}/shortlist?cursor=${cursor}`), 'invalid_cursor');
  });

  test('the last key that can make keys stays', async () => {
    const { body } = await get('/v1/api-keys');
    for (const key of body.keys.filter((one: any) => one.scopes.includes('admin') && one.id !== 'TESTKEY1'))
      await get(`/v1/api-keys/${key.id}`, { method: 'DELETE' });
    expectProblem(await get('/v1/api-keys/TESTKEY1', { method: 'DELETE' }), 'conflict');
  });

  test('uploads of the same files at once in another order wait for each other', async () => {
    const files = Array.from({ length: 40 }, (_, index) => ({
      name: `${index}.pdf`,
      bytes: junk(80),
    }));
    const answers = await Promise.all(
      [files, [...files].reverse(), files, [...files].reverse()].map((some) => upload(some)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202]);
    expect(answers.reduce((sum, answer) => sum + answer.body.counts.duplicate, 0)).toBe(120);
  });

  test('pages of batches lose none', async () => {
    await Promise.all(Array.from({ length: 20 }, () => upload([{ name: 'x.pdf', bytes: junk(60) }])));
    const { body: all } = await get(`${role}/batches?limit=500`);
    const seen: string[] = [];
    for (let path: string | null = `${role}/batches?limit=3`; path !== null; ) {
      const page: Awaited<ReturnType<typeof get>> = await get(path);
      seen.push(...page.body.batches.map((batch: any) => batch.id));
      path = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(seen).toEqual(all.batches.map((batch: any) => batch.id));
  });

  test('a batch of duplicates alone is finished at once', async () => {
    const { body } = await upload([batchFiles('mixed')[0] as { name: string; bytes: Buffer }]);
    expect(body).toMatchObject({ state: 'finished', counts: { duplicate: 1 } });
  });
});

test('everything that changed or was opened is in the audit, without names or file names', async () => {
  const { body } = await get('/v1/audit?limit=500');
  const actions = new Set(body.audit.map((row: any) => row.action));
  for (const action of [
    'batch.created',
    'batch.finished',
    'application.opened',
    'application.decided',
    'key.created',
    'key.revoked',
    'role.versioned',
  ])
    expect(actions).toContain(action);
  expect(JSON.stringify(body)).not.toMatch(/Quellmann|Tamarind|quellmann-ada|example\.com/);
});

test('health, OpenAPI and the docs page need no key', async () => {
  expect(await (await fetch(`${service.url}/health/live`)).json()).toEqual({ status: 'live' });
  expect(await (await fetch(`${service.url}/health/ready`)).json()).toEqual({
    status: 'ready',
    checks: { database: 'ok', queue: 'ok', files: 'ok', disk: 'ok' },
  });
  const openapi = (await (await fetch(`${service.url}/openapi.json`)).json()) as any;
  expect(openapi.openapi).toBe('3.1.0');
  expect(Object.keys(openapi.paths)).toContain('/v1/roles/{role}/shortlist');
  const docs = await (await fetch(`${service.url}/docs`, { redirect: 'follow' })).text();
  expect(docs).not.toMatch(/<script[^>]+src="https?:/);
  expectProblem(await get('/v1/nothing'), 'not_found');
});

describe('decisions of colleagues', () => {
  test('only what was seen is replaced; one’s own is taken back, and the one before counts again', async () => {
    const { body: list } = await get(`${role}/shortlist?limit=1`);
    const own = `/v1/applications/${list.shortlist[0].applicationId}/decisions`;
    const decide = (outcome: string, match?: string) =>
      get(own, {
        method: 'POST',
        body: JSON.stringify({ outcome, reason: 'By the test.' }),
        headers: {
          'content-type': 'application/json',
          ...(match === undefined ? {} : { 'if-match': match }),
        },
      });
    const before = list.shortlist[0].decision?.id ?? 'none';
    const first = await decide('hold', `"${before}"`);
    expect(first.status).toBe(201);
    const late = await decide('reject', `"${before}"`);
    expectProblem(late, 'changed_meanwhile');
    expect(late.body.decision).toMatchObject({ id: first.body.decisions[0].decisionId, outcome: 'hold' });
    const second = await decide('advance', `"${first.body.decisions[0].decisionId}"`);
    const { decisionId } = second.body.decisions[0];
    const detail = async () => (await get(own.replace('/decisions', ''))).body.decision;
    expect(await detail()).toMatchObject({ id: decisionId, outcome: 'advance' });
    const stranger = await newKey('recruiter');
    expect((await get(`${own}/${decisionId}`, { method: 'DELETE', key: stranger })).status).toBe(404);
    expect((await get(`${own}/${decisionId}`, { method: 'DELETE' })).status).toBe(204);
    expect(await detail()).toMatchObject({ id: first.body.decisions[0].decisionId, outcome: 'hold' });
    expect((await get(`${own}/${decisionId}`, { method: 'DELETE' })).status).toBe(404);
  });
});
