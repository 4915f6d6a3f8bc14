import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { say } from '../words.js';

/** Does what changes something, then what follows, in order; why it could not be done is a banner, empty while it could.
 * @param {...(() => Promise<unknown>)} following */
export function useAct(...following) {
  const [problem, setProblem] = useState('');
  const act = async (/** @type {() => Promise<unknown>} */ what) => {
    setProblem('');
    try {
      await what();
      for (const next of following) await next();
    } catch (error) {
      setProblem(String(/** @type {Error} */ (error).message));
    }
  };
  const banner =
    problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`;
  return { act, banner };
}
