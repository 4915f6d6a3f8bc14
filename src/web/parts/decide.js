import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../words.js';

/** Asks for a text before something is done: nothing is chosen for the person who decides. With `value` it asks for that first.
 * @param {{ title: string, label: string, hint: string, value?: { label: string, is: string, pattern: string, hint: string }, save: (text: string, value: string) => Promise<void>, close: () => void }} props */
export function Ask({ title, label, hint, value, save, close }) {
  const dialog = useRef(/** @type {any} */ (null));
  const [text, setText] = useState('');
  const [given, setGiven] = useState(value?.is ?? '');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const send = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      await save(text.trim(), given.trim());
      // Closing it gives the focus back; its own event does the rest.
      dialog.current?.close();
    } catch (error) {
      setFailed(String(/** @type {Error} */ (error).message));
      setBusy(false);
      // What was written stays, and whoever wrote it stays with it: at the value where one is asked for.
      dialog.current?.querySelector('input, textarea')?.focus();
    }
  };
  return html`<dialog ref=${dialog} onClose=${close} aria-labelledby="ask-title">
    <form onSubmit=${send}>
      <h2 id="ask-title">${title}</h2>
      ${value && html`<label>${value.label}<input required pattern=${value.pattern} title=${value.hint} aria-describedby="value-hint" autofocus value=${given} onInput=${(/** @type {any} */ event) => setGiven(event.target.value)} /></label><p class="facts" id="value-hint">${value.hint}</p>`}
      <label>${label}<textarea required minlength="3" maxlength="2000" rows="3" autofocus=${!value} onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim().length >= 3 && /** @type {any} */ (event.target).form.requestSubmit()} value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)}></textarea></label>
      <p class="facts">${hint} ${say('saveHint')}</p>
      ${failed !== '' && html`<p role="alert" class="banner">${say('failed', { why: failed })}</p>`}
      <p class="acts"><button type="submit" disabled=${text.trim().length < 3} aria-disabled=${busy}>${busy ? say('saving') : say('save')}</button>
        <button type="button" class="quiet" onClick=${() => dialog.current?.close()}>${say('cancel')}</button></p>
    </form>
  </dialog>`;
}
