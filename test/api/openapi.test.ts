import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventTypes } from '#domain/people/events.ts';
import { problems } from '#errors.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, testKey } from '../support/servers.ts';

const root = join(import.meta.dirname, '../..');
let service: Awaited<ReturnType<typeof startInProcess>>;
let document: any;
let operations: { method: string; path: string; operation: any }[];

beforeAll(async () => {
  service = await startInProcess();
  document = await (await fetch(`${service.url}/openapi.json`)).json();
  operations = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});
afterAll(() => service.close());

const resolve = (one: any) =>
  one.$ref
    ? one.$ref
        .slice(2)
        .split('/')
        .reduce((at: any, part: string) => at[part], document)
    : one;

test('a linter of descriptions has nothing to say', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config,
  });
  expect(found.map((one) => `${one.ruleId}: ${one.message} ${one.location[0]?.pointer}`)).toEqual([]);
});

test('every operation has a name of its own and says what it does, and so does every parameter', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(operations.length);
  for (const { method, path, operation } of operations) {
    expect(operation.operationId, `${method} ${path}`).toMatch(/^[a-z][A-Za-z]+$/);
    expect(operation.description?.length, `${method} ${path}`).toBeGreaterThan(10);
    for (const parameter of operation.parameters ?? [])
      expect(parameter.description?.length, `${method} ${path} ${parameter.name}`).toBeGreaterThan(3);
  }
});

test('problems are told as such, with their codes; what is paged, made or delayed has its headers', () => {
  const codes = new Set<string>();
  for (const { method, path, operation } of operations)
    for (const [status, answer] of Object.entries(operation.responses as Record<string, any>)) {
      const own = resolve(answer);
      if (Number(status) < 400) {
        const schema = resolve(own.content?.['application/json']?.schema ?? {});
        if (schema.properties?.nextCursor) expect(own.headers, `${method} ${path}`).toHaveProperty('link');
        continue;
      }
      // Systems are told as they want it, orchestrators which server is away.
      if (/^\/v1\/hooks|^\/health/.test(path)) continue;
      const problem = own.content['application/problem+json'];
      expect(resolve(problem.schema).required).toContain('code');
      for (const [code, { value }] of Object.entries(problem.examples as Record<string, any>)) {
        expect(value).toMatchObject({ code, status: Number(status) });
        codes.add(code);
      }
    }
  expect([...codes].sort()).toEqual(
    Object.entries(problems)
      .filter(([, { status }]) => status !== 405)
      .map(([code]) => code)
      .sort(),
  );
  const { responses } =
    operations.find(({ operation }) => operation.operationId === 'uploadBatch')?.operation ?? {};
  expect(responses['202'].headers).toHaveProperty('location');
  expect(resolve(responses['503']).headers).toHaveProperty('retry-after');
});

test('no answer is left open, and what is no JSON is declared', () => {
  for (const { method, path, operation } of operations)
    for (const [status, answer] of Object.entries(operation.responses as Record<string, any>)) {
      if (Number(status) >= 300 || status === '204') continue;
      const content = resolve(answer).content ?? {};
      expect(Object.keys(content).length, `${method} ${path}`).toBeGreaterThan(0);
      const json = content['application/json'];
      if (json)
        expect(
          Object.keys(resolve(json.schema).properties ?? {}).length,
          `${method} ${path}`,
        ).toBeGreaterThan(0);
    }
  const mediaOf = (id: string) => {
    const { responses } = operations.find(({ operation }) => operation.operationId === id)?.operation ?? {};
    return Object.keys(responses['200'].content).sort();
  };
  expect(mediaOf('getShortlist')).toEqual(['application/json', 'text/csv']);
  expect(mediaOf('downloadHandOver')).toEqual(['application/zip']);
  expect(mediaOf('getDocument')).toEqual(['application/octet-stream']);
  expect(mediaOf('getDocumentText')).toEqual(['text/plain']);
  expect(mediaOf('streamBatchEvents')).toEqual(['text/event-stream']);
  expect(mediaOf('getRole')).toEqual(['application/json', 'application/yaml']);
});

test('every event that is sent is described', () => {
  expect(Object.keys(document.webhooks)).toEqual(eventTypes);
  for (const [type, { post }] of Object.entries(document.webhooks as Record<string, any>)) {
    const schema = resolve(post.requestBody.content['application/json'].schema);
    expect(schema.properties.type).toMatchObject({ const: type });
    expect(Object.keys(schema.properties)).toEqual(['type', 'timestamp', 'version', 'sequence', 'data']);
  }
});

test('a body of another media type is 415, wherever a body is taken', async () => {
  for (const { method, path, operation } of operations) {
    if (!operation.requestBody || path.startsWith('/v1/hooks')) continue;
    const address = path.replace('{role}', 'backend-practice-lead').replaceAll(/\{\w+\}/g, 'x');
    const answer = await call(service.url, address, {
      method,
      body: '<a/>',
      headers: { 'content-type': 'application/xml' },
    });
    expect([answer.status, ((await answer.json()) as any).code], `${method} ${path}`).toEqual([
      415,
      'unsupported_media_type',
    ]);
    expect(operation.responses, `${method} ${path}`).toHaveProperty('415');
  }
  const json = await askJson(service.url, 'POST', '/v1/roles/backend-practice-lead/batches', { files: [] });
  expect(json.status).toBe(415);
});

describe('lists have pages', () => {
  const make: Record<string, (n: number) => Promise<unknown>> = {
    '/v1/api-keys': (n) =>
      askJson(service.url, 'POST', '/v1/api-keys', {
        owner: `Owner ${n}`,
        ownerKind: 'system',
        preset: 'recruiter',
      }),
    '/v1/connections': (n) =>
      askJson(service.url, 'POST', '/v1/connections', { system: 'generic', name: `ATS ${n}` }),
    '/v1/webhook-endpoints': () =>
      askJson(service.url, 'POST', '/v1/webhook-endpoints', { url: 'https://hooks.example.com/x' }).then(
        () => null,
      ),
  };
  test.each([
    ['/v1/roles', 'roles'],
    ['/v1/api-keys', 'keys'],
    ['/v1/connections', 'connections'],
    ['/v1/webhook-endpoints', 'endpoints'],
    ['/v1/roles/backend-practice-lead/hand-overs', 'handOvers'],
  ])('%s', async (path, name) => {
    const { database } = service.running.deps;
    if (name === 'endpoints')
      // No name is resolved here: the rows are made as the route makes them.
      for (const n of [1, 2, 3])
        await database
          .insertInto('webhook_endpoints')
          .values({
            ...{
              id: `we_${n}`,
              url: 'https://hooks.example.com/x',
              description: '',
              events: [],
              state: 'active',
            },
            ...{
              reason: null,
              secrets: service.running.deps.sealer.seal('[]', `endpoint we_${n}`),
              created_by: 'Ida',
            },
          })
          .execute();
    else if (name === 'handOvers')
      for (const n of [1, 2, 3])
        await database
          .insertInto('hand_overs')
          .values({
            ...{
              id: `h${n}`,
              role_id: 'backend-practice-lead',
              hash: Buffer.alloc(32),
              note: '',
              created_by: 'Ida',
            },
            ...{ key_id: 'k', expires_at: new Date(Date.now() + 1e9) },
          })
          .execute();
    else for (const n of [1, 2, 3]) await make[path]?.(n);
    const whole = (await askJson(service.url, 'GET', `${path}?limit=500`)).body;
    expect(whole.nextCursor).toBeNull();
    expect(whole[name].length).toBeGreaterThanOrEqual(3);
    const seen: string[] = [];
    let next: string | null = `${path}?limit=2`;
    while (next !== null) {
      const answer: Response = await call(service.url, next);
      const body = (await answer.json()) as any;
      expect(body[name].length).toBeLessThanOrEqual(2);
      seen.push(...body[name].map((one: any) => one.id));
      const link: string | undefined = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      expect(body.nextCursor === null).toBe(link === undefined);
      next = link ?? null;
    }
    expect(seen).toEqual(whole[name].map((one: any) => one.id));
    expect((await askJson(service.url, 'GET', `${path}?cursor=nonsense`)).body.code).toBe('invalid_cursor');
  });
});

test('several values of a query are parted by commas or named again', async () => {
  const role = '/v1/roles/backend-practice-lead';
  const problem = async (query: string) =>
    (await askJson(service.url, 'GET', `${role}/compare?${query}`)).body;
  // Both are two ids, of nobody.
  for (const query of ['ids=a&ids=b', 'ids=a,b'])
    expect((await problem(query)).code, query).toBe('not_found');
  expect((await problem('ids=a&ids=a')).code).toBe('bad_request');
  const one = await askJson(service.url, 'GET', `${role}/shortlist?band=strong&band=weak`);
  expect(one.body.filters.band).toEqual(['strong', 'weak']);
  const csv = await call(service.url, `${role}/shortlist?format=csv&columns=rank&columns=name,score`);
  expect((await csv.text()).replace(/^\ufeff/, '')).toBe('"rank","name","score"\r\n');
});

test('a client that is generated from the description uploads, reads and decides', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'prescreen-client-'));
  try {
    await writeFile(join(folder, 'schema.d.ts'), astToString(await openapiTypescript(document)));
    await cp(join(root, 'test/client/use.ts'), join(folder, 'use.ts'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const settings = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, types: ['node'] };
    const compilerOptions = { ...settings, allowImportingTsExtensions: true, skipLibCheck: true };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    const run = promisify(execFile);
    const tsc = join(root, 'node_modules/typescript-native/bin/tsc');
    await run(process.execPath, [tsc, '-p', folder]).catch((error) => {
      throw new Error(error.stdout);
    });
    const { stdout } = await run(process.execPath, [join(folder, 'use.ts')], {
      env: { ...process.env, API: service.url, KEY: testKey, NAMES: 'ada,bo' },
    });
    expect(JSON.parse(stdout)).toEqual({
      ...{ ranked: 2, more: true, verdict: 'experience', decisions: 1, problem: 'not_found', band: 'strong' },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
