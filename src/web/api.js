/* What the page asks of the API: the same that everybody asks. */
import { dropEarly, takeEarly } from './early.js';
import { tell } from './words.js';

/** What a problem says; where only its kind is told in the page's language, that before what it says. @param {any} problem */
function inWords(problem) {
  const { title, detail } = problem ?? {};
  if (!detail || tell(detail) !== detail || tell(title) === (title ?? '')) return detail && tell(detail);
  return `${tell(title)}: ${detail}`;
}

/** A problem that the API answered with (RFC 9457). */
export class Refused extends Error {
  /** @param {any} problem @param {number} status */
  constructor(problem, status) {
    super(inWords(problem) ?? `HTTP ${status}`);
    this.code = problem?.code ?? 'unknown';
    this.status = status;
    this.problem = problem;
  }
}

/** @type {any} */
let me = null;

/** Signs in by a one-time link: its word stands behind the `#`, which no server is told of, and is gone from the address at once. */
async function signInOnce() {
  const word = /^#once=([\w-]+)$/.exec(location.hash)?.[1];
  if (word === undefined) return;
  history.replaceState(null, '', location.pathname + location.search);
  // Where it fails the sign-in is asked for.
  await fetch('/sign-in/once', { method: 'POST', body: new URLSearchParams({ word }) }).catch(() => {});
}

/** Who has signed in and what they may do; goes to the sign-in where nobody has. */
export async function whoAmI() {
  await signInOnce();
  me = await ask('GET', '/v1/me');
  return me;
}

/** Calls the API. Gives what it answers: JSON parsed, text as it is. Throws Refused.
 * @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [more] @returns {Promise<any>} */
export async function ask(method, path, body, more = {}) {
  /** @type {Record<string, string>} */
  const headers = { ...more, ...(method === 'GET' ? {} : { 'x-csrf-token': me?.session?.csrf ?? '' }) };
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  if (method !== 'GET') dropEarly();
  const early = method === 'GET' ? await takeEarly(path) : undefined;
  const sent = body === undefined ? {} : { body: form ? body : JSON.stringify(body) };
  const answer = early?.answer ?? (await fetch(path, { method, headers, ...sent }));
  if (answer.status === 401) {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    // Nobody goes on behind it.
    return new Promise(() => {});
  }
  const text = early?.text ?? (await answer.text());
  const json = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
  if (!answer.ok) throw new Refused(json ? JSON.parse(text) : null, answer.status);
  return json ? JSON.parse(text) : text;
}
