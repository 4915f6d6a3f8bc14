import { useEffect, useRef } from 'preact/hooks';
import { roleOf } from '../api.js';

/** Follows what colleagues and uploads change of a role while it is looked at; a page that is hidden follows nothing.
 * @param {string} role @param {() => void} changed */
export function useNews(role, changed) {
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    /** @type {EventSource | null} */
    let stream = null;
    let known = '';
    const follow = () => {
      if (document.hidden) {
        stream?.close();
        stream = null;
      } else if (stream === null) {
        stream = new EventSource(`${roleOf(role)}/events`);
        stream.addEventListener('changed', (event) => {
          if (known !== '' && known !== event.data) latest.current();
          known = event.data;
        });
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      stream?.close();
    };
  }, [role]);
}
