/* What the page asks of the API: the same that everybody asks. */
import { dropEarly, isHere, takeEarly } from './early.js';
import { say, tell, tellAll } from './words.js';

/** What a problem says; where only its kind is told in the page's language, that before what it says. @param {any} problem */
function inWords(problem) {
  const { title, detail, errors } = problem ?? {};
  if (Array.isArray(errors) && errors.length > 0) return fieldsInWords(errors);
  const told = detail && tellAll(detail);
  return !detail || told !== detail || tell(title) === (title ?? '') ? told : `${tell(title)}: ${detail}`;
}

/** What can be wrong with a field, by how the API says it. @type {[RegExp, string][]} */
const wrongFields = [
  [/^Too small: .*string|received undefined/, 'fieldMissing'],
  [/^Too big: .*string/, 'fieldLong'],
  [/^Too small/, 'fieldLow'],
  [/^Too big/, 'fieldHigh'],
];

/** Why fields were refused, each reason once; what is of no kind above as the API says it. @param {{ message: string }[]} errors */
function fieldsInWords(errors) {
  const words = errors.map(({ message }) => {
    const kind = wrongFields.find(([pattern]) => pattern.test(message))?.[1];
    return kind ? say(kind) : /^(?:Invalid|Unrecognized)/.test(message) ? say('fieldInvalid') : tell(message);
  });
  return [...new Set(words)].join(' ');
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

/** Goes to the sign-in, and from there back here. @returns {Promise<never>} */
function toSignIn() {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
  // Nobody goes on behind it.
  return new Promise(() => {});
}

/** Who has signed in and what they may do; goes to the sign-in where nobody has. */
export async function whoAmI() {
  await signInOnce();
  if (!isHere()) return toSignIn();
  me = await ask('GET', '/v1/me');
  return me;
}

/** Whether words stand on the page that nobody has kept yet. */
const isWriting = () =>
  [...document.querySelectorAll('textarea, form[data-writes] input')].some(
    (/** @type {any} */ one) => one.value.trim() !== one.defaultValue.trim(),
  );

/** No answer at all: the browser's own words say nothing to a person. @returns {never} */
function unreached() {
  throw new Refused({ detail: say('unreached'), code: 'unreached' }, 0);
}

/** Calls the API. Gives what it answers: JSON parsed, text as it is. Throws Refused.
 * @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [more] @returns {Promise<any>} */
export async function ask(method, path, body, more = {}) {
  // Whoever was signed out and has signed in again elsewhere goes on with their new session.
  if (method !== 'GET' && me === null && path !== '/v1/me') me = await ask('GET', '/v1/me');
  /** @type {Record<string, string>} */
  const headers = { ...more, ...(method === 'GET' ? {} : { 'x-csrf-token': me?.session?.csrf ?? '' }) };
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  if (method !== 'GET') dropEarly();
  const early = method === 'GET' ? await takeEarly(path) : undefined;
  const sent = body === undefined ? {} : { body: form ? body : JSON.stringify(body) };
  const answer = early?.answer ?? (await fetch(path, { method, headers, ...sent }).catch(unreached));
  if (answer.status === 401 && (method !== 'GET' || isWriting())) {
    // Leaving would lose what somebody wrote: they sign in elsewhere and send it again.
    me = null;
    throw new Refused({ detail: say('signedOutWriting') }, 401);
  }
  if (answer.status === 401) {
    return toSignIn();
  }
  const text = early?.text ?? (await answer.text());
  const json = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
  if (!answer.ok) throw new Refused(json ? JSON.parse(text) : null, answer.status);
  return json ? JSON.parse(text) : text;
}
