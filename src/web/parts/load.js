import { html } from 'htm/preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { say } from '../words.js';

/** What is loaded: nothing yet, the value, or why not; `again` asks anew and keeps what stands until then.
 * @template T @param {() => Promise<T>} load @param {unknown[]} on */
export function useLoaded(load, on) {
  const [state, setState] = useState(
    /** @type {{ value: T | null, failed: string }} */ ({ value: null, failed: '' }),
  );
  const again = useCallback(
    () =>
      load().then(
        (value) => setState({ value, failed: '' }),
        (error) => setState((before) => ({ ...before, failed: error.message })),
      ),
    on,
  );
  useEffect(() => void again(), on);
  return { ...state, again };
}

/** Why something could not be loaded, and the way to try again. @param {{ why: string, again: () => void }} props */
export function Failed({ why, again }) {
  return html`<p class="banner" role="alert">${say('failed', { why })} <button onClick=${again}>${say('retry')}</button></p>`;
}
