import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** Text as HTML shows it. */
export function html(text: unknown): string {
  return String(text ?? '').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}
h1{font-size:1.5rem}form,.act{margin:1.5rem 0}label{display:grid;gap:.3rem;font-weight:600}
input,button,a.button{font:inherit;padding:.5rem .7rem;border-radius:.4rem;border:1px solid GrayText}
button,a.button{display:inline-block;margin-top:.8rem;background:#0b5394;color:#fff;border-color:#0b5394;text-decoration:none;cursor:pointer}
:focus-visible{outline:3px solid #e69138;outline-offset:2px}.note{border-left:4px solid #e69138;padding:.4rem .8rem}
ul{padding-left:1.2rem}`;
const styleHash = createHash('sha256').update(style).digest('base64');

interface Page {
  title: string;
  body: string;
  /** ISO 639-1. */
  language: string;
  /** An address that the browser is sent on to at once. */
  next?: string;
  status?: number;
}

/** A small page: no script, nothing from elsewhere, in no frame. */
export function sendPage(
  reply: FastifyReply,
  { title, body, language, next, status = 200 }: Page,
): FastifyReply {
  const refresh = next === undefined ? '' : `<meta http-equiv="refresh" content="0; url=${html(next)}">`;
  reply.status(status).header('content-type', 'text/html; charset=utf-8');
  reply.header(
    'content-security-policy',
    `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  );
  return reply.serializer(String).send(
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${refresh}<link rel="icon" href="data:,"><title>${html(title)} – Prescreen</title><style>${style}</style></head><body><main>
<h1>${html(title)}</h1>${body}</main></body></html>`,
  );
}
