/*
 * What the description of the API says beyond the schemas of its routes: problems with their codes, headers, media types,
 * examples, and the webhooks that are sent. A pure change of an OpenAPI 3.1 document.
 */
import { Role } from '#domain/judging/role.ts';
import { problems } from '#errors.ts';
import { schemasOf, webhooks } from './describe-webhooks.ts';
import { examples } from './examples.ts';

/** A part of a document: whoever reads it knows what it is. */
// biome-ignore lint/suspicious/noExplicitAny: a document of many shapes, changed in place.
type Json = Record<string, any>;

type Body = keyof typeof bodies;

const form = (properties: Json, required: string[]) => ({
  'multipart/form-data': { schema: { type: 'object', properties, required } },
});
const file = { type: 'string', format: 'binary' };

const uploads = form(
  {
    files: {
      type: 'array',
      items: file,
      description: 'résumés, zips and e-mails; any name of a field will do',
    },
    as_of: {
      type: 'string',
      format: 'date',
      description: 'day that months are counted to; today when left out',
    },
  },
  [],
);

/** Bodies that are read as they come. */
const bodies = {
  uploads,
  /** The same, or none. */
  mayUpload: uploads,
  file: form({ file: { ...file, description: 'one file; any name of a field will do' } }, ['file']),
  role: {
    'application/json': { schema: { $ref: '#/components/schemas/RolePack' } },
    'application/yaml': { schema: { type: 'string' } },
  },
  event: { '*/*': { schema: { description: 'as the system sends it' } } },
} satisfies Record<string, Json>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Media types of a good answer besides JSON, or instead of it with `json: false`. */
    media?: Record<string, 'text' | 'binary'>;
    json?: false;
    /** Headers of a good answer. */
    headers?: ('location' | 'etag' | 'content-disposition')[];
    /** A body that no schema of the route checks: a form, a role as JSON or YAML, or whatever a system sends. */
    body?: Body;
  }
}

/** What a route's configuration tells the description, carried through its schema. */
const carried = ['media', 'json', 'headers', 'body', 'scope', 'of', 'personal'] as const;
const mark = (name: (typeof carried)[number]) => `x-${name}`;

/** A route's schema with what its configuration says of its answers. */
export function carry(schema: Json, config: Json): Json {
  const more = carried.filter((name) => config[name] !== undefined).map((name) => [mark(name), config[name]]);
  return { ...schema, ...Object.fromEntries(more) };
}

const headers: Record<string, Json> = {
  location: { description: 'Address of what was made', schema: { type: 'string' } },
  etag: { description: 'Version of the role, for If-Match', schema: { type: 'string' } },
  'content-disposition': { description: 'Name of the file', schema: { type: 'string' } },
  link: { description: 'Address of the next page (RFC 8288), rel="next"', schema: { type: 'string' } },
  'retry-after': { description: 'Seconds after which to try again', schema: { type: 'integer' } },
};

/** Statuses after which trying again later may help. */
const passing = new Set(['409', '429', '503']);

/** Completes the document of the routes. Gives it again. */
export function describeApi(document: Json): Json {
  const components: Json = document.components ?? {};
  document.components = components;
  components.responses = problemResponses();
  components.schemas = {
    ...components.schemas,
    Problem: problemSchema(components.schemas?.Problem),
    ...schemasOf('RolePack', Role, 'input'),
  };
  for (const path of Object.values(document.paths as Json))
    for (const operation of Object.values(path as Json)) describeOperation(operation, components);
  document.webhooks = webhooks(components);
  for (const [name, schema] of Object.entries(components.schemas as Json))
    if (name !== 'RolePack') openUp(schema);
  dropUnused(document);
  return document;
}

function describeOperation(operation: Json, components: Json): void {
  const [media, json, sent, body, scope, of, personal] = carried.map((name) => {
    const value = operation[mark(name)];
    delete operation[mark(name)];
    return value;
  });
  const { operationId, responses } = operation;
  if (scope !== undefined) describeAccess(operation, scope, of, personal);
  const declared = Object.keys(responses as Json).filter((status) => Number(status) >= 400);
  if (body !== undefined)
    operation.requestBody = { required: body !== 'mayUpload', content: bodies[body as Body] };
  for (const [status, answer] of Object.entries(responses as Json)) {
    const shape = (answer as Json).content?.['application/json']?.schema;
    if (Number(status) >= 400 && (shape === undefined || shape.$ref === '#/components/schemas/Problem')) {
      delete responses[status];
      continue;
    }
    openUp(answer);
    describeAnswer(status, answer as Json, components, {
      media: media ?? {},
      json: json ?? true,
      sent: sent ?? [],
    });
  }
  for (const status of statusesOf(operation, declared))
    responses[status] ??= { $ref: `#/components/responses/${status}` };
  const example = examples[operationId as string];
  const asked = operation.requestBody?.content?.['application/json'];
  if (example?.request !== undefined && asked) asked.example = example.request;
  for (const answer of Object.values(responses as Json)) {
    const content = answer.content?.['application/json'];
    if (example?.response !== undefined && content) content.example = example.response;
  }
}

/** Who may call an operation: its scope, what it is about, and whether it tells who somebody is. */
function describeAccess(operation: Json, scope: string, of: string, personal: string): void {
  operation['x-scope'] = scope;
  operation['x-subject'] = of;
  operation['x-personal'] = personal;
  const blind =
    personal === 'needed'
      ? ' Not for blind keys: it tells who somebody is.'
      : personal === 'masked'
        ? ' A blind key gets it without who anybody is.'
        : '';
  const needed = scope === 'any' ? 'Any key may call it.' : `Needs the scope \`${scope}\`.`;
  operation.description = `${operation.description}\n\n${needed}${blind}`;
}

function describeAnswer(
  status: string,
  answer: Json,
  components: Json,
  { media, json, sent }: { media: Record<string, string>; json: boolean; sent: string[] },
): void {
  if (/^default response/i.test(answer.description ?? '') || !answer.description)
    answer.description = status === '202' ? 'Taken; the work goes on.' : status === '204' ? 'Done.' : 'Done';
  const content: Json = json ? (answer.content ?? {}) : {};
  for (const [type, kind] of Object.entries(media))
    content[type] = { schema: kind === 'binary' ? { type: 'string', format: 'binary' } : { type: 'string' } };
  // What is only told apart by its media type is no choice within one.
  const own = content['application/json'];
  if (own?.schema?.anyOf && Object.keys(media).length > 0)
    own.schema = own.schema.anyOf.find((one: Json) => one.type !== 'string') ?? own.schema;
  if (status !== '204' && Object.keys(content).length > 0) answer.content = content;
  else delete answer.content;
  const paged = 'nextCursor' in (resolve(own?.schema, components)?.properties ?? {});
  const names = [...sent, ...(paged ? ['link'] : [])];
  if (names.length > 0) answer.headers = Object.fromEntries(names.map((name) => [name, headers[name]]));
}

function resolve(schema: Json | undefined, components: Json): Json | undefined {
  const name = /^#\/components\/schemas\/(.+)$/.exec(schema?.$ref ?? '')?.[1];
  return name === undefined ? schema : components.schemas[name];
}

/** The problems that an operation may answer with: by its address, its body, and whether it needs a key. */
function statusesOf(operation: Json, declared: string[]): string[] {
  const keyless = Array.isArray(operation.security) && operation.security.length === 0;
  const named = (operation.parameters ?? []).some((one: Json) => one.in === 'path');
  const found = new Set<string>(['400', ...declared]);
  if (!keyless) for (const status of ['401', '403', '429', '500', '503']) found.add(status);
  if (named) found.add('404');
  if (operation.requestBody) for (const status of ['413', '415']) found.add(status);
  return [...found].sort();
}

function problemResponses(): Json {
  const found: Json = {};
  for (const [status, codes] of Map.groupBy(Object.entries(problems), ([, one]) => String(one.status))) {
    const shown = Object.fromEntries(
      codes.map(([code, { title }]) => [
        code,
        {
          summary: title,
          value: {
            type: `urn:prescreen:problem:${code}`,
            title,
            status: Number(status),
            detail: 'What is wrong with this request, and what to do about it.',
            instance: '/v1/roles',
            code,
          },
        },
      ]),
    );
    found[status] = {
      description: codes.map(([code, { title }]) => `\`${code}\`: ${title}`).join('; '),
      ...(passing.has(status) ? { headers: { 'retry-after': headers['retry-after'] } } : {}),
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples: shown },
      },
    };
  }
  return found;
}

function problemSchema(known: Json | undefined): Json {
  const properties = { ...known?.properties };
  return {
    type: 'object',
    description: 'RFC 9457 problem; `code` is one of a closed list. More fields say what it is about.',
    required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
    additionalProperties: true,
    properties: {
      ...properties,
      instance: { type: 'string', description: 'address of the request, without its query' },
      code: { type: 'string', enum: Object.keys(problems) },
    },
  };
}

/** Answers may gain fields: no schema of one shuts them out. */
function openUp(schema: unknown): void {
  if (schema === null || typeof schema !== 'object') return;
  if ((schema as Json).additionalProperties === false) delete (schema as Json).additionalProperties;
  for (const part of Object.values(schema)) openUp(part);
}

/** Takes components away that nothing refers to. */
function dropUnused(document: Json): void {
  for (;;) {
    const text = JSON.stringify(document);
    let gone = 0;
    for (const kind of ['schemas', 'responses'])
      for (const name of Object.keys(document.components[kind]))
        if (!text.includes(`"#/components/${kind}/${name}"`)) {
          delete document.components[kind][name];
          gone += 1;
        }
    if (gone === 0) return;
  }
}
