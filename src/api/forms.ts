import type { FastifyRequest } from 'fastify';
import { isOutage, Problem } from '#errors.ts';

/**
 * Makes sure that a request brings a form with files. Gives false for one without any body, when it may have none. Throws
 * Problem `unsupported_media_type` for any other body, `no_files` for none; `example` shows how it is sent.
 */
export function hasForm(request: FastifyRequest, example: string, mayBeEmpty = false): boolean {
  if (request.isMultipart()) return true;
  const empty = request.body === undefined || request.body === null || request.body === '';
  if (empty && mayBeEmpty) return false;
  const says = `Send the files as multipart/form-data, for example: ${example}.`;
  const type = request.headers['content-type'];
  if (empty && (type === undefined || /^application\/json\b/i.test(type)))
    throw new Problem('no_files', says);
  throw new Problem('unsupported_media_type', says);
}

/**
 * The name of a file in a form as it was on its owner's machine: quotes and line breaks come escaped, and nothing else is (HTML
 * Standard, "Multipart form data"). Empty for a part without a name.
 */
export function fileNameOf({ filename }: { filename?: string | undefined }): string {
  const escaped: Record<string, string> = { '%22': '"', '%0D': '\r', '%0A': '\n' };
  return (filename ?? '').replace(/%(?:22|0D|0A)/g, (code) => escaped[code] as string);
}

/** To be thrown on an error of reading a form: one that cannot be parsed fails without a code, and is the caller's. */
export function badForm(error: Error & { code?: string }): never {
  if (error instanceof Problem || error.code !== undefined || isOutage(error)) throw error;
  throw new Problem('bad_request', `The form cannot be read: ${error.message}.`);
}
