import { html } from 'htm/preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../words.js';

/** What is loaded: nothing yet, the value, or why not; `again` asks anew and keeps what stands until then. An answer that comes
 * behind a later one is dropped.
 * @template T @param {() => Promise<T>} load @param {unknown[]} on */
export function useLoaded(load, on) {
  const [state, setState] = useState(
    /** @type {{ value: T | null, failed: string }} */ ({ value: null, failed: '' }),
  );
  const asked = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const again = useCallback(async () => {
    asked.current += 1;
    const own = asked.current;
    try {
      const value = await latest.current();
      if (own === asked.current) setState({ value, failed: '' });
    } catch (error) {
      const failed = String(/** @type {Error} */ (error).message);
      if (own === asked.current) setState((before) => ({ ...before, failed }));
    }
  }, []);
  useLayoutEffect(() => void again(), on);
  return { ...state, again };
}

/** Why something could not be loaded, and the way to try again. @param {{ why: string, again: () => void }} props */
export function Failed({ why, again }) {
  return html`<p class="banner" role="alert">${say('failed', { why })} <button onClick=${again}>${say('retry')}</button></p>`;
}
