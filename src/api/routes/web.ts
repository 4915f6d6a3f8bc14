import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionOf } from '#api/cookies.ts';
import type { Routes } from '#api/route.ts';
import { Problem } from '#errors.ts';

const folder = fileURLToPath(new URL('../../web/', import.meta.url));
const kinds: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
/** Modules of others that the page uses, by name: each one file, never a folder. */
const modules: Record<string, string> = {
  preact: 'preact',
  'preact/hooks': 'preact/hooks',
  htm: 'htm',
  'htm/preact': 'htm/preact',
};

interface Served {
  bytes: Buffer;
  kind: string;
  etag: string;
}

const served = (bytes: Buffer, ending: string): Served => ({
  bytes,
  kind: kinds[ending] ?? 'application/octet-stream',
  etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
});

/** Every file that the page may ask for, by its address: read once, at the start. */
function filesOfPage(): Map<string, Served> {
  const files = new Map<string, Served>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const ending = name.split('.').at(-1) ?? '';
    if (ending in kinds) files.set(`/web/${name}`, served(readFileSync(join(folder, name)), ending));
  }
  for (const [name, specifier] of Object.entries(modules)) {
    const bytes = readFileSync(fileURLToPath(import.meta.resolve(specifier)));
    // A map of the source is asked for by its last line, and is not here.
    const text = bytes.toString('utf8').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
    files.set(`/web/modules/${name}.js`, served(Buffer.from(text), 'js'));
  }
  return files;
}
const files = filesOfPage();
/** Where the page finds its files: under a name of all of them, so that a browser keeps them until one is another. */
const base = `/web/${createHash('sha256')
  .update([...files].flatMap(([name, { etag }]) => [name, etag]).join(' '))
  .digest('base64url')
  .slice(0, 12)}/`;

/** Views of a role, each at an address of its own. */
const parts = ['upload', 'edit', 'compare', 'messages', 'print'];

const importMap = JSON.stringify({
  imports: Object.fromEntries(Object.keys(modules).map((name) => [name, `${base}modules/${name}.js`])),
});
const policy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
  ...["style-src 'self'", "img-src 'self' blob:", "connect-src 'self'", "base-uri 'none'"],
  ...["form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"],
].join('; ');
/** Modules that the first one needs, found by what each imports: asked for at once, not one behind the other. */
function neededFirst(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, other = ''] of readFileSync(join(folder, path), 'utf8').matchAll(
    /^import .* from '(\.[^']+)';$/gm,
  ))
    neededFirst(join(dirname(path), other), found);
  return found;
}
const preloads = [
  ...neededFirst('early.js'),
  ...Object.keys(modules).map((name) => `modules/${name}.js`),
  ...neededFirst('main.js'),
];
const preloaded = [...new Set(preloads)].map((path) => `<link rel="modulepreload" href="${base}${path}">`);

const shell = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>Prescreen</title>
<link rel="icon" href="${base}icon.svg"><link rel="stylesheet" href="${base}style.css">
<script type="importmap">${importMap}</script>
<script type="module" async src="${base}early.js"></script>
${preloaded.join('\n')}
<script type="module" src="${base}main.js"></script>
</head>
<body><noscript>This page needs JavaScript. The API answers without it: see /docs.</noscript></body>
</html>
`;

const link = (path: string) => `<${path}>; rel=preload; as=fetch; crossorigin`;

/**
 * What the first view of a list asks for, told with its shell: a browser asks before it has read a script. Where something narrows the list
 * the page asks by itself. The addresses are those of src/web/asked.js.
 */
function askedFirst(request: FastifyRequest): Record<string, string> {
  const role = /^\/roles\/([\w.~%-]+)$/.exec(request.url)?.[1];
  // Who has not signed in is asked for nothing that would be refused.
  if (role === undefined || sessionOf(request) === null) return {};
  const about = `/v1/roles/${role}`;
  return { link: [`${about}/shortlist/compact?limit=40`, '/v1/me', about].map(link).join(', ') };
}

/** The recruiter's page: one shell for all of its addresses, without anybody's data; the page itself asks the API. */
export const web: Routes = (app) => {
  const page = async (request: FastifyRequest, reply: FastifyReply) =>
    reply
      .headers(askedFirst(request))
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .serializer(String)
      .send(shell);
  for (const url of ['/', '/new-role', '/roles/:role', ...parts.map((part) => `/roles/:role/${part}`)])
    app.get(url, { schema: { hide: true } }, page as never);
  app.get('/web/*', { schema: { hide: true } }, async (request, reply) => {
    const asked = request.url.split('?')[0] as string;
    const current = asked.startsWith(base);
    // A page that was open before a new release asks by the name of the old one: it gets what there is.
    const file = files.get(asked.replace(/^\/web\/[\w-]{12}\//, '/web/'));
    if (!file) throw new Problem('not_found', 'The page has no such file.');
    reply
      .header('etag', file.etag)
      .header('cache-control', current ? 'public, max-age=31536000, immutable' : 'no-cache')
      .header('content-type', file.kind);
    if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
    return reply.serializer((bytes: unknown) => bytes as never).send(file.bytes);
  });
};
