import { problems } from '#errors.ts';
import { testKey } from './servers.ts';

/*
 * Requests made from the service's own description: what it asks for, and what it does not expect in its place. The same seed
 * gives the same requests, as far as the service gives the same ids.
 */

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  minimum?: number;
  maximum?: number;
  additionalProperties?: Schema | boolean;
}

interface Operation {
  operationId: string;
  method: string;
  path: string;
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema; example?: unknown }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

interface FuzzedAnswer {
  at: number;
  operation: string;
  sent: string;
  status: number;
  wrong: string;
}

type Next = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): Next {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const strange = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '😀'.repeat(50),
  "' or 1=1 --",
  '../../etc/passwd',
  '%00',
  '%ff',
  '__proto__',
  'constructor',
  '-1',
  '1e400',
  'NaN',
  '9'.repeat(40),
  'x'.repeat(5000),
  '2026-02-30',
  '0000-00-00',
  '99999-01-01',
  'null',
  '[]',
  '{}',
  '<script>',
  'data:text/plain,x',
  'http://169.254.169.254/',
];

/** What an answer has that the description does not; empty when it is as described. */
function wrongWith(operation: Operation, status: number, type: string, body: string): string {
  if (status >= 500 && !(operation.operationId === 'isReady' && status === 503))
    return `a failure of ours: ${body.slice(0, 300)}`;
  // What is refused before its address is known has the form of every problem.
  if (status >= 400 && type.startsWith('application/problem+json'))
    return (JSON.parse(body) as { code: string }).code in problems ? '' : 'a code that is none of ours';
  const described = operation.responses[status];
  if (!described) return 'a status that the description does not have';
  const types = Object.keys(described.content ?? {});
  if (status >= 400 && !types.some((one) => type.startsWith(one)))
    return `not as described: ${type} ${body.slice(0, 100)}`;
  return '';
}

/**
 * Runs `count` requests against a service and gives the answers that it should not give, and how often each operation was
 * answered by which status. `known` names what is there: ids by the part of an address before them (`applications`, `roles`).
 */
export async function fuzz(
  url: string,
  seed: number,
  count: number,
  known: Record<string, string[]>,
): Promise<{ wrong: FuzzedAnswer[]; statuses: Record<string, Record<number, number>> }> {
  const next = seeded(seed);
  const pick = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T;
  const chance = (share: number) => next() < share;
  const description = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
    components?: { schemas?: Record<string, Schema> };
  };
  const operations: Operation[] = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
  const schemas = description.components?.schemas ?? {};
  /** Ids that answers named: most requests are about something that is there. */
  const ids: string[] = Object.values(known).flat();

  const any = (depth = 0): unknown => {
    const kind = Math.floor(next() * (depth > 3 ? 6 : 8));
    if (kind === 0) return null;
    if (kind === 1) return chance(0.5);
    if (kind === 2) return pick([0, -1, 1.5, 1e308, -(2 ** 53), 2 ** 63, 2 ** 31, Number.MAX_SAFE_INTEGER]);
    if (kind < 6) return chance(0.3) && ids.length > 0 ? pick(ids) : pick(strange);
    if (kind === 6) return Array.from({ length: Math.floor(next() * 4) }, () => any(depth + 1));
    return Object.fromEntries(
      Array.from({ length: Math.floor(next() * 4) }, () => [
        pick([...strange, 'id', 'role', 'name']),
        any(depth + 1),
      ]),
    );
  };

  const valid = (given: Schema, depth = 0): unknown => {
    const schema = given.$ref ? (schemas[given.$ref.split('/').at(-1) as string] ?? {}) : given;
    if (chance(0.05)) return any(depth);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return pick(schema.enum);
    const some = schema.anyOf ?? schema.oneOf;
    if (some) return valid(pick(some), depth + 1);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => valid(one, depth + 1)));
    const type = Array.isArray(schema.type) ? pick(schema.type) : schema.type;
    if (depth > 8) return null;
    if (type === 'object' || schema.properties) {
      const made: Record<string, unknown> = {};
      for (const [name, one] of Object.entries(schema.properties ?? {}))
        if ((schema.required ?? []).includes(name) ? !chance(0.04) : chance(0.5))
          made[name] = valid(one, depth + 1);
      if (chance(0.03)) made[pick(strange)] = any();
      if (typeof schema.additionalProperties === 'object' && chance(0.5))
        made[pick(['a', 'b', ...strange])] = valid(schema.additionalProperties, depth + 1);
      return made;
    }
    if (type === 'array')
      return Array.from({ length: Math.floor(next() * 4) }, () => valid(schema.items ?? {}, depth + 1));
    if (type === 'integer' || type === 'number') {
      const [least, most] = [schema.minimum ?? 0, Math.min(schema.maximum ?? 100, 1e9)];
      if (chance(0.1)) return pick([least - 1, most + 1, 2 ** 31, 2 ** 53, -0.5]);
      const value = least + next() * (most - least);
      return type === 'integer' ? Math.floor(value) : value;
    }
    if (type === 'boolean') return chance(0.5);
    if (type === 'null') return null;
    if (type !== 'string') return any(depth);
    if (schema.format === 'date') return pick(['2026-11-01', '2020-02-29', '0001-01-01', '9999-12-31']);
    if (schema.format === 'uri' || schema.format === 'url')
      return pick(['https://example.com/x', 'https://127.0.0.1/', 'ftp://x']);
    return chance(0.3) ? pick(strange) : chance(0.6) ? pick(ids) : pick(['Ada', 'a reason', 'java', '10']);
  };

  /** An example with ids that are there, and now and then another value in one of its places. */
  const changed = (given: unknown): unknown => {
    if (chance(0.03)) return any();
    if (Array.isArray(given)) return given.map(changed);
    if (typeof given === 'object' && given !== null)
      return Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) =>
          chance(0.03)
            ? []
            : [[name, name === 'applicationIds' ? [pick(known.applications ?? ids)] : changed(value)]],
        ),
      );
    return given;
  };

  const text = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  const encoded = (value: unknown) => {
    const whole = text(value).toWellFormed();
    return chance(0.03) ? pick(['%', '%zz', '%c0%ae', '..', '.']) : encodeURIComponent(whole);
  };

  function bodyOf(operation: Operation): { type: string; body: string | Buffer } | null {
    const content = operation.requestBody?.content;
    if (!content) return chance(0.1) ? { type: 'application/json', body: text(any()) } : null;
    const type = pick(Object.keys(content));
    const { schema = {}, example } = content[type] ?? {};
    const made = example !== undefined && chance(0.7) ? changed(example) : valid(schema);
    if (type.startsWith('multipart/')) return formOf(made);
    if (type.includes('yaml') || type.startsWith('text/'))
      return { type, body: pick([text(made), 'a: &a [*a, *a]', '- - - -', 'key: [', text(any())]) };
    if (type.includes('json')) {
      const whole = JSON.stringify(made) ?? 'null';
      const broken = () =>
        pick([
          whole.slice(0, Math.floor(next() * whole.length)),
          `${whole}x`,
          '',
          'nul',
          '[['.repeat(2000),
          '{"a":'.repeat(3000),
        ]);
      return {
        type: chance(0.04)
          ? pick(['text/plain', 'application/xml', 'application/json; charset=utf-16', ''])
          : type,
        body: chance(0.06) ? broken() : whole,
      };
    }
    return { type, body: Buffer.from(text(any())) };
  }

  function formOf(made: unknown): { type: string; body: string | Buffer } {
    const boundary = 'border';
    const part = (name: string, value: string, file: boolean) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? '; filename="cv.txt"' : ''}\r\n${file ? 'Content-Type: text/plain\r\n' : ''}\r\n${value}\r\n`;
    const fields = typeof made === 'object' && made !== null ? Object.entries(made) : [];
    const parts = fields.flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) =>
        part(name, text(one), /file|document|advert/.test(name)),
      ),
    );
    if (chance(0.4))
      parts.push(
        part(
          pick(['files', 'file', 'document', 'x']),
          'Ada Example\nada@example.com\nExperience\nEngineer, Fjord\n2015 - 2020',
          true,
        ),
      );
    const whole = `${parts.join('')}--${boundary}--\r\n`;
    const body = chance(0.25)
      ? pick([
          whole.slice(0, Math.floor(next() * whole.length)),
          whole.replace('Content-Disposition', 'X'),
          '--border',
          '',
          whole.replaceAll('\r\n', '\n'),
        ])
      : whole;
    const type = chance(0.1)
      ? pick([
          'multipart/form-data',
          'multipart/form-data; boundary=',
          'multipart/form-data; boundary=other',
          'multipart/mixed; boundary=border',
        ])
      : `multipart/form-data; boundary=${boundary}`;
    return { type, body };
  }

  const found: FuzzedAnswer[] = [];
  const seen: Record<string, Record<number, number>> = {};
  for (let at = 0; at < count; at++) {
    const operation = pick(operations);
    const path = operation.path.replace(/([^/]+)\/\{([^}]+)\}/g, (_all, before: string) => {
      const own = known[before];
      return `${before}/${own && chance(0.8) ? pick(own) : encoded(chance(0.6) ? pick(ids) : pick(strange)) || 'x'}`;
    });
    const query = (operation.parameters ?? [])
      .filter((one) => one.in === 'query' && (one.required || chance(0.25)))
      .map((one) => `${encodeURIComponent(one.name)}=${encoded(chance(0.15) ? any() : valid(one.schema))}`);
    if (chance(0.02)) query.push(`${encoded(pick(strange))}=${encoded(any())}`);
    const sent = bodyOf(operation);
    const headers: Record<string, string> = { authorization: `Bearer ${testKey}` };
    if (sent && sent.type !== '') headers['content-type'] = sent.type;
    if (chance(0.05)) headers.accept = pick(['text/csv', 'image/png', '*/*;q=0', 'x']);
    if (chance(0.05)) headers['idempotency-key'] = pick(['a', 'b', 'x'.repeat(300)]);
    const method = operation.method;
    const address = `${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
    const withBody = sent !== null && method !== 'GET' && method !== 'HEAD';
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), 60_000);
    let [status, wrong] = [0, ''];
    try {
      const answer = await fetch(`${url}${address}`, {
        method,
        headers,
        ...(withBody ? { body: sent.body as never } : {}),
        signal: stop.signal,
        redirect: 'manual',
      });
      status = answer.status;
      const type = answer.headers.get('content-type') ?? '';
      const stream = type.startsWith('text/event-stream');
      const body = stream ? '' : await answer.text();
      if (stream) stop.abort();
      wrong = wrongWith(operation, status, type, body);
      const own = seen[operation.operationId] ?? {};
      seen[operation.operationId] = { ...own, [status]: (own[status] ?? 0) + 1 };
      if (status < 300 && ids.length < 400 && type.startsWith('application/json'))
        for (const [, id] of body.matchAll(/"(?:id|applicationId|candidateId|batchId)":"([\w-]{3,60})"/g))
          if (!ids.includes(id as string) && id !== testKey.split('_')[1] && ids.length < 400)
            ids.push(id as string);
    } catch (error) {
      if (status === 0) wrong = `no answer: ${(error as Error).message}`;
    }
    clearTimeout(late);
    if (wrong !== '')
      found.push({
        at,
        operation: operation.operationId,
        sent: `${method} ${address.slice(0, 300)} ${sent?.type ?? ''} ${sent ? String(sent.body).slice(0, 500) : ''}`,
        status,
        wrong,
      });
  }
  return { wrong: found, statuses: seen };
}
