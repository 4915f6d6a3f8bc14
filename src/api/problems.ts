import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isOutage, Problem, type ProblemCode, problems } from '#errors.ts';
import { guards } from './headers.ts';
import { pageWords } from './page-words.ts';
import { html, sendPage } from './pages.ts';

/** Codes of fastify and its plugins that are the caller's, as ours. */
const known: Record<string, ProblemCode> = {
  FST_ERR_VALIDATION: 'bad_request',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad_request',
  FST_REQ_FILE_TOO_LARGE: 'too_large',
  FST_FILES_LIMIT: 'too_many_files',
  FST_PARTS_LIMIT: 'too_many_files',
  FST_FIELDS_LIMIT: 'bad_request',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media_type',
  FST_MP_PREMATURE_CLOSE: 'bad_request',
  FST_PROTO_VIOLATION: 'bad_request',
};

/** True for somebody in a browser at an address that is no part of the API: a link that was given to them, or one that leads nowhere. */
function readsPages({ headers, url, is404 }: FastifyRequest): boolean {
  return (
    /\btext\/html\b/.test(headers?.accept ?? '') &&
    (is404 || url.startsWith('/h/')) &&
    !url.startsWith('/v1/')
  );
}

/** An answer by RFC 9457: type, title, status, detail, instance, and `code` from the closed list in errors.ts. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  detail: string,
  extra: Record<string, unknown> = {},
): FastifyReply {
  const { status, title } = problems[code];
  if (readsPages(request)) {
    const { language, tell } = pageWords(request.headers['accept-language']);
    const body = `<p class="note" role="alert">${html(tell(detail))}</p>`;
    return sendPage(reply, { title: tell(title), body, language, status });
  }
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({
      type: `urn:prescreen:problem:${code}`,
      title,
      status,
      detail,
      instance: request.url.split('?')[0],
      code,
      ...extra,
    });
}

/** Answers what cannot even be read as a request, by the connection itself, and closes it. */
export function answerUnread(error: { code?: string }, socket: Socket): void {
  // Behind a part of another answer there is no place for one.
  const { _httpMessage: under } = socket as { _httpMessage?: { headersSent: boolean } | null };
  if (error.code === 'ECONNRESET' || !socket.writable || under?.headersSent) return void socket.destroy();
  const { status, title } = problems.bad_request;
  const detail = unread[error.code ?? ''] ?? 'This is no request of HTTP/1.1.';
  const type = 'urn:prescreen:problem:bad_request';
  const body = JSON.stringify({ type, title, status, detail, code: 'bad_request' satisfies ProblemCode });
  const headers = {
    ...guards,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const written = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} Bad Request\r\n${written.join('')}\r\n${body}`);
  socket.destroySoon();
}

const unread: Record<string, string> = {
  HPE_HEADER_OVERFLOW: 'The address and the headers are longer than 16 KiB.',
  ERR_HTTP_REQUEST_TIMEOUT: 'The request did not come in time.',
};

/** What to send instead of a body that no address takes, such as a PDF without a form. */
function takenTypes({ headers }: FastifyRequest): string {
  const sent = headers['content-type']?.split(';')[0]?.slice(0, 80);
  return `${sent ? `A body of type ${sent}` : 'A body without a type'} is not taken. Send JSON as application/json, and files as multipart/form-data, for example: curl -F "files=@cv.pdf".`;
}

/** The members of a problem as the caller of a request may see them. */
type ExtraFor = (request: FastifyRequest, extra: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Sets the one handler of errors and the one of unknown addresses. */
export function handleErrors(app: FastifyInstance, extraFor: ExtraFor): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    if (error instanceof Problem) {
      const { retryAfterSeconds } = error.extra;
      if (typeof retryAfterSeconds === 'number') reply.header('retry-after', String(retryAfterSeconds));
      return sendProblem(request, reply, error.code, error.message, await extraFor(request, error.extra));
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const errors = error.validation.map((one) => ({
        field: `${error.validationContext ?? ''}${one.instancePath.replaceAll('/', '.')}`.replace(/\.$/, ''),
        message: one.message ?? '',
      }));
      return sendProblem(
        request,
        reply,
        'bad_request',
        errors.map((one) => `${one.field}: ${one.message}`).join('; '),
        { errors },
      );
    }
    const code = known[error.code];
    if (code === 'unsupported_media_type') return sendProblem(request, reply, code, takenTypes(request));
    if (code) return sendProblem(request, reply, code, error.message);
    const inner = String((error as { code?: unknown }).code ?? '');
    if (request.raw.destroyed && !request.raw.complete)
      return sendProblem(request, reply, 'bad_request', 'The request ended early.');
    // Class 22 of SQLSTATE: a value that no text or number of the database can be.
    if (/^22\w{3}$/.test(inner))
      return sendProblem(request, reply, 'bad_request', 'A value of the request cannot be stored.');
    if (isOutage(error)) {
      request.log.error({ code: inner }, 'a server that is needed is away');
      reply.header('retry-after', '5');
      return sendProblem(
        request,
        reply,
        'unavailable',
        'A server that is needed cannot be reached. Nothing was lost; try again in a moment.',
      );
    }
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
      return sendProblem(request, reply, 'bad_request', error.message);
    request.log.error(
      { error: error.name, code: inner, stack: error.stack?.split('\n').slice(1, 6) },
      'a request failed',
    );
    return sendProblem(
      request,
      reply,
      'internal',
      'The request failed. It is in the log under its request id.',
      { requestId: request.id },
    );
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      request,
      reply,
      'not_found',
      `There is nothing at ${request.method} ${request.url.split('?')[0]}. The addresses are listed at /docs.`,
    ),
  );
}
