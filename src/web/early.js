/* What the first view shows is asked for at once, while the rest of the page is still on its way. */
import { listOf, queryOf, roleOf } from './asked.js';

/** Answers on their way with their words, by what was asked. @type {Map<string, Promise<{ answer: Response, text: string }>>} */
const early = new Map();

/** Forgets what nobody has taken: something was changed since. */
export const dropEarly = () => early.clear();

/** The answer to what was asked early, once. @param {string} path */
export function takeEarly(path) {
  const answer = early.get(path);
  early.delete(path);
  return answer;
}

/** @param {string} path */
function begin(path) {
  const answer = fetch(path).then(async (one) => ({ answer: one, text: await one.text() }));
  // Whoever takes it hears of it.
  answer.catch(() => {});
  early.set(path, answer);
}

/** Whether this browser has signed in: else nothing is asked that would be refused. */
export const isHere = () => document.cookie.includes('__Host-prescreen-here=');

// Who comes by a one-time link has not signed in yet.
if (!location.hash.startsWith('#once=') && isHere()) {
  const role = /^\/roles\/([^/]+)$/.exec(location.pathname)?.[1];
  if (role !== undefined) {
    const id = decodeURIComponent(role);
    const query = new URLSearchParams(location.search);
    // Words are not searched blind, and whether somebody is is not known yet.
    if (!query.has('q')) begin(listOf(id, queryOf(query, false)));
    begin('/v1/me');
    begin(roleOf(id));
  } else begin('/v1/me');
}

/** How long a page stays empty for what it is to show, in milliseconds; then it says that it loads. */
const patienceMs = 200;

/** Settles once all of that is here, or the patience is over: a browser that has drawn a page without it shows it a frame or two later. */
export const arrived = Promise.race([
  Promise.allSettled([...early.values()]),
  new Promise((over) => setTimeout(over, patienceMs)),
]);
