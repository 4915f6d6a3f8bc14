import { useEffect, useRef } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';

const longestPause = 60_000;

/** Follows what colleagues and uploads change of a role while it is looked at; a page that is hidden follows nothing. What is
 * lost is taken up again, after longer and longer pauses.
 * @param {string | null} role null: nothing is followed
 * @param {(now: any, before: any) => void} changed */
export function useNews(role, changed) {
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    if (role === null) return undefined;
    /** @type {EventSource | null} */
    let stream = null;
    /** @type {any} */
    let known = null;
    let pause = 2000;
    let later = 0;
    const leave = () => {
      clearTimeout(later);
      stream?.close();
      stream = null;
    };
    const follow = () => {
      if (document.hidden) return leave();
      if (stream !== null) return;
      stream = new EventSource(`${roleOf(role)}/events`);
      stream.addEventListener('changed', (event) => {
        pause = 2000;
        const now = JSON.parse(event.data);
        if (known !== null) latest.current(now, known);
        known = now;
      });
      stream.addEventListener('error', () => {
        if (stream?.readyState !== EventSource.CLOSED) return;
        leave();
        // Whoever is signed out is sent to sign in by this.
        later = setTimeout(
          () => ask('GET', '/v1/me', undefined, { 'x-background': '1' }).then(follow, follow),
          pause,
        );
        pause = Math.min(longestPause, pause * 2);
      });
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      leave();
    };
  }, [role]);
}
