/** Why a file gave no result, in words for a recruiter, with the next step. The codes are a closed list. */
export const unreadableReasons = {
  encrypted: {
    message: 'The file is protected by a password.',
    nextStep: 'Ask for a copy without a password and upload it.',
  },
  corrupt: {
    message: 'The file is damaged or incomplete.',
    nextStep: 'Ask for the file again, or open it and save it anew as PDF.',
  },
  empty: { message: 'The file is empty or holds no words.', nextStep: 'Ask for the file again.' },
  no_text: {
    message: 'The file holds pictures of text, no text.',
    nextStep: 'Ask for a file with selectable text, or read it yourself.',
  },
  too_large: {
    message: 'The file is larger than the limit.',
    nextStep: 'Upload a smaller file, or raise the limit in the configuration.',
  },
  too_many_pages: {
    message: 'The file has more pages than the limit.',
    nextStep: 'Upload the pages with the résumé only, or raise the limit in the configuration.',
  },
  bomb: {
    message: 'The file unpacks to far more than its size, or is nested without end, and was not opened.',
    nextStep: 'Ask for the file again, saved anew as PDF.',
  },
  timeout: {
    message: 'Reading the file took longer than the limit.',
    nextStep: 'Save the file anew as PDF and upload that.',
  },
  memory: {
    message: 'Reading the file took more memory than the limit.',
    nextStep: 'Save the file anew as PDF and upload that.',
  },
  unsupported_type: {
    message: 'This kind of file cannot be read.',
    nextStep: 'Upload PDF, DOCX, DOC, ODT, RTF, HTML, plain text, or a picture of the pages.',
  },
  unsupported_compression: {
    message: 'The file is packed by a method that cannot be unpacked here (Deflate64, LZMA or another).',
    nextStep: 'Upload the files themselves, or pack them as an ordinary zip (Deflate).',
  },
  dynamic_form: {
    message: 'The file is a form that only Adobe Reader shows; its page asks to wait.',
    nextStep: 'Ask for it printed to PDF.',
  },
  portfolio: {
    message: 'The file is a PDF portfolio: a page before other files.',
    nextStep: 'Open it, save the résumé in it as a file of its own and upload that.',
  },
  unopenable: {
    message: 'The file could not be opened.',
    nextStep: 'Check that it still exists, that its name can be read, and that it may be read.',
  },
  not_a_file: {
    message: 'This is no regular file.',
    nextStep: 'Give files or folders.',
  },
  not_a_resume: {
    message: 'The file looks like an invoice, a job advert, a letter alone or a web page, not like a résumé.',
    nextStep: 'Check the file and upload the résumé.',
  },
  nested_archive: {
    message: 'The file is an archive inside an archive; it was not opened.',
    nextStep: 'Unpack it and upload its files.',
  },
  too_many_entries: {
    message: 'The archive holds more files than the limit.',
    nextStep: 'Upload it in parts, or raise the limit in the configuration.',
  },
  no_document: {
    message: 'There was no résumé with the application.',
    nextStep: 'Ask for the résumé, then put it in the place of this one.',
  },
  not_fetched: {
    message: 'The résumé could not be fetched from its system yet; it is tried again.',
    nextStep: 'Nothing has to be done. If it is urgent, put the résumé in the place of this one.',
  },
  fetch_failed: {
    message: 'The résumé could not be fetched from its system.',
    nextStep:
      'Ask for the résumé and put it in the place of this one, or have the event of the connection tried again.',
  },
  host_forbidden: {
    message: 'The résumé lies on a host that may not be called.',
    nextStep:
      'An administrator allows the host (egress of the connection), then it is fetched; or put the résumé in the place of this one.',
  },
  not_a_document: {
    message: 'The system gave a web page or broken data instead of the résumé.',
    nextStep: 'Ask for the résumé, then put it in the place of this one.',
  },
  duplicate: {
    message: 'The same file was uploaded for this role before.',
    nextStep: 'See the outcome of the first one; nothing else is to be done.',
  },
  cancelled: {
    message: 'The upload was cancelled before this file was read.',
    nextStep: 'Upload it again if it is still wanted.',
  },
  crashed: {
    message: 'The file made its reader stop again and again.',
    nextStep: 'Save the file anew as PDF and upload that.',
  },
  failed: {
    message: 'Something went wrong on our side; it says nothing of the file.',
    nextStep: 'Nothing has to be uploaded anew: read it again (reread). The log has the cause.',
  },
} as const satisfies Record<string, { message: string; nextStep: string }>;

/** A code of the list above. */
export type UnreadableReason = keyof typeof unreadableReasons;

/** Codes of RFC 9457 problems, with their HTTP status and title. A closed list: the API gives no other. */
export const problems = {
  bad_request: { status: 400, title: 'The request cannot be understood' },
  no_files: { status: 400, title: 'The request has no files' },
  invalid_cursor: { status: 400, title: 'The cursor is not one of ours' },
  unauthenticated: { status: 401, title: 'An API key is needed' },
  forbidden: { status: 403, title: 'The key may not do this' },
  blind: { status: 403, title: 'The key is blind' },
  not_found: { status: 404, title: 'Not found' },
  role_not_found: { status: 404, title: 'No such role' },
  field_not_found: { status: 404, title: 'No such field of work' },
  method_not_allowed: { status: 405, title: 'Not allowed here' },
  conflict: { status: 409, title: 'The request conflicts with another' },
  field_in_use: { status: 409, title: 'Roles count the field' },
  field_taken: { status: 409, title: 'There is a field of this id' },
  legal_hold: { status: 409, title: 'A legal hold keeps this' },
  kept_by_policy: { status: 409, title: 'A retention policy keeps this still' },
  manual_screening: { status: 409, title: 'A person reads this application' },
  same_person: { status: 409, title: 'Another person has to do this' },
  not_decided: { status: 409, title: 'A person has to decide first' },
  confirmation_needed: { status: 409, title: 'A person has to confirm this' },
  changed_meanwhile: { status: 412, title: 'Somebody acted meanwhile' },
  too_large: { status: 413, title: 'The request is larger than the limit' },
  too_many_files: { status: 413, title: 'More files than the limit' },
  unsupported_media_type: { status: 415, title: 'The media type is not one that this address takes' },
  unreadable_advert: { status: 422, title: 'The advert cannot be read' },
  invalid_field: { status: 422, title: 'The field names what nobody knows' },
  invalid_role: { status: 422, title: 'The role cannot be read' },
  role_refused: { status: 422, title: 'The role asks for what it must not, or for what nobody knows' },
  message_refused: { status: 422, title: 'The message says what it must not' },
  no_such_fact: { status: 422, title: 'There is no such fact to put right' },
  ambiguous_fact: { status: 422, title: 'Several facts are meant by those words' },
  notice_incomplete: { status: 422, title: 'The notice lacks what the employer has to say' },
  ats_refused: { status: 422, title: 'The applicant-tracking system refused' },
  wrong_password: { status: 422, title: 'The password does not open the file' },
  idempotency_mismatch: { status: 422, title: 'The Idempotency-Key was used for another request' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** An expected failure of a request: becomes an RFC 9457 problem. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly extra: Record<string, unknown>;

  constructor(code: ProblemCode, detail: string, extra: Record<string, unknown> = {}) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.extra = extra;
  }
}

/** A failure at the start that one line explains; ends the process with exit code 1. */
export class StartFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartFailure';
  }
}

/** The code of an error, else its name: safe to log, unlike messages. */
export function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' && code !== '' ? code : String(name ?? 'Error');
}

const outages = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'ETIMEDOUT',
  'ESTORE',
]);
/**
 * States of Postgres that say nothing of what was asked (appendix A of its manual): connections lost (08), resources lacking
 * such as a full disk (53), shutting down (57P), a disk that fails (58030), and a server that became a read-only copy (25006).
 */
const serverStates = /^(?:08...|53...|57P..|58030|25006)$/;
const fullStates = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** True when a disk is full: ours, or that of the database. */
export function isDiskFull(error: unknown): boolean {
  return fullStates.has(codeOf(error));
}

/** True when a server that is needed is away or full: trying again later will do. */
export function isOutage(error: unknown): boolean {
  const { message } = error as { message?: unknown };
  return (
    outages.has(codeOf(error)) ||
    serverStates.test(codeOf(error)) ||
    error instanceof StartFailure ||
    /timeout exceeded when trying to connect|Connection terminated|the queue is not reachable|the readers were closed|Connection is closed/.test(
      String(message),
    )
  );
}
