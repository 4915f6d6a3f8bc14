/* The API of an ATS, called under the rules of what may leave: pace, retries, Retry-After, hosts. */
/** What of a connection is no secret, and what is, by name. */
export type Settings = Record<string, string>;
export type Credentials = Record<string, string>;

/** Headers with which calls are authorized, until a time in milliseconds. */
export interface Authorized {
  headers: Record<string, string>;
  untilMs: number;
}

interface RawRequest {
  url: string;
  method?: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: string;
  redirects?: number;
  maxBytes?: number;
  timeoutMs?: number;
}

type RawAnswer =
  | { ok: true; status: number; headers: Record<string, string>; body: Buffer }
  | { ok: false; reason: string; message: string };

/** Sends one request to a host of the connection. */
export type SendRaw = (request: RawRequest) => Promise<RawAnswer>;

/** Why an ATS could not be asked. */
type AtsReason = 'gone' | 'no_access' | 'forbidden' | 'too_large' | 'unexpected' | 'later';

/** An expected failure of an ATS: `later` is tried again, the others are not. Caught where connections are worked on. */
export class AtsFailure extends Error {
  readonly reason: AtsReason;
  readonly retrySeconds: number | null;

  constructor(reason: AtsReason, message: string, retrySeconds: number | null = null) {
    super(message);
    this.name = 'AtsFailure';
    this.reason = reason;
    this.retrySeconds = retrySeconds;
  }
}

export interface AtsApi {
  settings: Settings;
  credentials: Credentials;
  /** True when the connection has credentials of the API. */
  open: boolean;
  /** Calls a path below the base, or a whole address of an allowed host. Gives the parsed answer. Throws AtsFailure. */
  call(path: string, options?: CallOptions): Promise<unknown>;
  /** The same with the headers of the answer. */
  callFull(path: string, options?: CallOptions): Promise<{ body: unknown; headers: Record<string, string> }>;
  /** Bytes of a file. Throws AtsFailure. */
  bytes(url: string, authorized: boolean): Promise<Buffer>;
}

interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT';
  query?: Record<string, string | number | null>;
  json?: unknown;
}

interface ApiOptions {
  settings: Settings;
  credentials: Credentials;
  open: boolean;
  base: string;
  authorize(): Promise<Authorized>;
  send: SendRaw;
  /** Counts a call against the connection's pace; nobody waits here. */
  pace(): Promise<void>;
  wait(ms: number): Promise<void>;
  nowMs(): number;
  maxFileBytes: number;
}

const mostTries = 2;
/** A wait longer than this is given back to the queue: nobody sleeps on a slot of it. */
const longestWaitMs = 1000;
/** A large file over a slow line takes its time. */
const fileMs = 90_000;
const maxJsonBytes = 8 * 1024 * 1024;

/** Makes the API of a connection. */
export function atsApi(options: ApiOptions): AtsApi {
  const { base, send } = options;
  let authorized: Authorized | null = null;

  async function headers(): Promise<Record<string, string>> {
    if (authorized === null || authorized.untilMs <= options.nowMs()) authorized = await options.authorize();
    return authorized.headers;
  }

  /** One request; a token that cannot be had is a failure like any other. */
  async function sent(request: RawRequest, withAuth: boolean): Promise<RawAnswer | AtsFailure> {
    try {
      const own = withAuth ? await headers() : {};
      return await send({ ...request, headers: { ...request.headers, ...own } });
    } catch (error) {
      if (error instanceof AtsFailure) return error;
      throw error;
    }
  }

  /** Whether an address is the API's own: to no other are the credentials told, whatever an answer names. */
  const isOwn = (url: string) => URL.canParse(url) && new URL(url).origin === new URL(base).origin;

  async function attempt(request: RawRequest, withAuth: boolean): Promise<RawAnswer & { ok: true }> {
    for (let tried = 1; ; tried++) {
      // Files lie elsewhere, on servers that bear more.
      if (withAuth) await options.pace();
      const answer = await sent(request, withAuth);
      const failure = answer instanceof AtsFailure ? answer : failureOf(answer, options.nowMs());
      if (failure === null) return answer as RawAnswer & { ok: true };
      if (failure.reason === 'no_access') authorized = null;
      const waitMs = failure.retrySeconds === null ? 500 : failure.retrySeconds * 1000;
      if (failure.reason !== 'later' || tried >= mostTries || waitMs > longestWaitMs) throw failure;
      await options.wait(waitMs);
    }
  }

  async function callFull(path: string, { method, query, json }: CallOptions = {}) {
    const url = new URL(path.startsWith('https:') || path.startsWith('http:') ? path : `${base}${path}`);
    if (!isOwn(url.href)) throw new AtsFailure('forbidden', `names ${url.origin}, which is not its API`);
    for (const [name, value] of Object.entries(query ?? {}))
      if (value !== null) url.searchParams.set(name, String(value));
    const answer = await attempt(
      {
        url: url.href,
        method: method ?? (json === undefined ? 'GET' : 'POST'),
        headers: json === undefined ? {} : { 'content-type': 'application/json' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        maxBytes: maxJsonBytes,
      },
      true,
    );
    if (answer.body.length === 0) return { body: null, headers: answer.headers };
    try {
      return { body: JSON.parse(answer.body.toString('utf8')) as unknown, headers: answer.headers };
    } catch {
      throw new AtsFailure('unexpected', 'answered what is no JSON');
    }
  }

  return {
    settings: options.settings,
    credentials: options.credentials,
    open: options.open,
    callFull,
    async call(path, asked) {
      return (await callFull(path, asked)).body;
    },
    async bytes(url, withAuth) {
      const answer = await attempt(
        { url, redirects: 3, maxBytes: options.maxFileBytes, timeoutMs: fileMs },
        withAuth && isOwn(url),
      );
      return answer.body;
    },
  };
}

function failureOf(answer: RawAnswer, nowMs: number): AtsFailure | null {
  if (!answer.ok) {
    if (answer.reason === 'too_large') return new AtsFailure('too_large', answer.message);
    if (answer.reason === 'timeout' || answer.reason === 'unreachable')
      return new AtsFailure('later', answer.message);
    return new AtsFailure('forbidden', answer.message);
  }
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return null;
  if (status === 404 || status === 410) return new AtsFailure('gone', `answered ${status}`);
  if (status === 401 || status === 403) return new AtsFailure('no_access', `answered ${status}`);
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return new AtsFailure('later', `answered ${status}`, retryAfter(headers['retry-after'], nowMs));
  return new AtsFailure('unexpected', `answered ${status}`);
}

/** Seconds that `Retry-After` asks for (RFC 9110, 10.2.3), at most a day; null when it does not say. */
export function retryAfter(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : Math.ceil((Date.parse(value) - nowMs) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), 86_400);
}
