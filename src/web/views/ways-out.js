import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { say } from '../words.js';
import { TypedFacts } from './typed-facts.js';

/** Files whose pages may be pictures. */
const pictured = /\.(?:pdf|docx?|odt|png|jpe?g|webp|tiff?)$/i;

/** Ways out for a file that could not be read, or of which nothing was: another file, its password, its pages as pictures, its facts typed in.
 * @param {{ own: string, file: string, reason: string, mayType: boolean, changed: () => Promise<void> }} props */
export function WaysOut({ own, file, reason, mayType, changed }) {
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState('');
  const act = async (/** @type {() => Promise<unknown>} */ what) => {
    setProblem('');
    setTold('');
    try {
      await what();
      await changed();
      // Said last: what was asked for may have been answered meanwhile.
      setTold(say('readAgain'));
    } catch (error) {
      setProblem(String(/** @type {Error} */ (error).message));
    }
  };
  const replace = (/** @type {any} */ event) => {
    const [file] = event.target.files;
    if (!file) return;
    const form = new FormData();
    form.append('file', file, file.name);
    act(() => ask('PUT', `${own}/document`, form));
  };
  const unlock = (/** @type {any} */ event) => {
    event.preventDefault();
    const { password } = event.target.elements;
    act(() => ask('POST', `${own}/unlock`, { password: password.value }));
  };
  return html`<div class="banner"><p role="status">${told}</p>
    ${problem !== '' && html`<p role="alert">${say('failed', { why: problem })}</p>`}
    <p class="acts"><label class="button">${say('otherFile')}<input class="unseen" type="file" onChange=${replace} /></label>
      ${(pictured.test(file) || !/\.\w{1,5}$/.test(file)) && html`<button class="quiet" onClick=${() => act(() => ask('POST', `${own}/reread`, { recognise: true }))}>${say('asPictures')}</button>`}</p>
    ${reason === 'encrypted' && html`<form class="inline" onSubmit=${unlock}><label>${say('password')}<input name="password" type="password" required autocomplete="off" /></label><button>${say('unlock')}</button></form>`}
    ${mayType && html`<${TypedFacts} own=${own} changed=${changed} />`}
  </div>`;
}
