import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, roleOf } from '../api.js';
import { filesOf } from '../parts/dropped.js';
import { samples } from '../samples/list.js';
import { say } from '../words.js';

const filesAtOnce = 20;
const bytesAtOnce = 20 * 1024 * 1024;

/** Files in parts that one request takes. @param {File[]} files @returns {File[][]} */
function partsOf(files) {
  /** @type {File[][]} */
  const parts = [];
  let bytes = 0;
  for (const file of files) {
    const last = parts.at(-1);
    if (!last || last.length >= filesAtOnce || bytes + file.size > bytesAtOnce) {
      parts.push([file]);
      bytes = file.size;
    } else {
      last.push(file);
      bytes += file.size;
    }
  }
  return parts;
}

/** Uploads for a role: chosen or dropped, how far it is, and the outcome of each file. @param {{ role: string }} props */
export function Upload({ role }) {
  const [sent, setSent] = useState(/** @type {{ n: number, all: number } | null} */ (null));
  const [batch, setBatch] = useState(/** @type {any} */ (null));
  const [outcomes, setOutcomes] = useState(/** @type {any[]} */ ([]));
  const [failed, setFailed] = useState('');
  const [over, setOver] = useState(false);
  const begun = useRef(false);

  const follow = (/** @type {string} */ id) => {
    const stream = new EventSource(`/v1/batches/${id}/events`);
    stream.addEventListener('progress', (event) => setBatch(JSON.parse(event.data)));
    stream.addEventListener('finished', async (event) => {
      stream.close();
      setBatch(JSON.parse(event.data));
      setOutcomes((await ask('GET', `/v1/batches/${id}/files?limit=500`)).files);
    });
  };
  const send = async (/** @type {File[]} */ files) => {
    if (files.length === 0 || begun.current) return;
    begun.current = true;
    const warn = (/** @type {Event} */ event) => event.preventDefault();
    addEventListener('beforeunload', warn);
    try {
      setSent({ n: 0, all: files.length });
      const { id } = await ask('POST', `${roleOf(role)}/batches?close=false`);
      let n = 0;
      for (const part of partsOf(files)) {
        const form = new FormData();
        for (const file of part) form.append('files', file, file.name);
        await ask('POST', `/v1/batches/${id}/files`, form);
        n += part.length;
        setSent({ n, all: files.length });
      }
      setBatch(await ask('POST', `/v1/batches/${id}/close`));
      follow(id);
    } catch (error) {
      setFailed(String(/** @type {Error} */ (error).message));
      begun.current = false;
    } finally {
      removeEventListener('beforeunload', warn);
    }
  };
  const sendSamples = async () => {
    const files = await Promise.all(
      samples.map(async (name) => new File([await (await fetch(`/web/samples/${name}`)).blob()], name)),
    );
    await send(files);
  };
  useEffect(() => {
    if (!new URLSearchParams(location.search).has('samples')) return;
    // Once: coming back to the page uploads nothing again.
    history.replaceState(null, '', location.pathname);
    sendSamples();
  }, []);
  const chosen = (/** @type {any} */ event) => send([...event.target.files]);
  const drop = async (/** @type {any} */ event) => {
    event.preventDefault();
    setOver(false);
    send(await filesOf(event.dataTransfer));
  };
  const done = batch?.state === 'finished';
  return html`<main>
    <h1>${say('upload')}</h1>
    <p><a href=${`/roles/${role}`}>${say('openList')}</a></p>
    ${failed !== '' && html`<p class="banner" role="alert">${say('failed', { why: failed })}</p>`}
    ${
      sent === null &&
      html`<div class=${`drop ${over ? 'over' : ''}`} onDragOver=${(/** @type {Event} */ event) => {
        event.preventDefault();
        setOver(true);
      }} onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <p>${say('drop')}</p>
      <p class="acts"><label class="button">${say('choose')}<input class="unseen" type="file" multiple onChange=${chosen} /></label>
        <label class="button">${say('chooseFolder')}<input class="unseen" type="file" webkitdirectory onChange=${chosen} /></label></p>
    </div>`
    }
    ${sent !== null && batch === null && html`<p role="status">${say('sending', sent)}</p><progress max=${sent.all} value=${sent.n} aria-label=${say('upload')}></progress>`}
    ${batch !== null && html`<${Progress} batch=${batch} done=${done} />`}
    ${outcomes.length > 0 && html`<${Outcomes} files=${outcomes} role=${role} />`}
    ${done && html`<p><button onClick=${() => location.reload()}>${say('newUpload')}</button></p>`}
  </main>`;
}

/** @param {{ batch: any, done: boolean }} props */
function Progress({ batch, done }) {
  const { received, queued } = batch.counts;
  const left = batch.progress?.secondsLeft;
  return html`<p role="status">${done ? say('done') : say('progress', { done: received - queued, all: received })} ${!done && left ? say('left', { n: left }) : ''}</p>
    <progress max=${Math.max(1, received)} value=${received - queued} aria-label=${say('upload')}></progress>
    ${!done && html`<p class="facts">${say('stay')}</p>`}`;
}

/** What became of each file, and what to do next. @param {{ files: any[], role: string }} props */
function Outcomes({ files, role }) {
  return html`<div class="wide" tabindex="0" role="region" aria-label=${say('outcome')}><table>
    <thead><tr><th scope="col">${say('file')}</th><th scope="col">${say('outcome')}</th><th scope="col">${say('next')}</th></tr></thead>
    <tbody>${files.map(
      (
        one,
      ) => html`<tr key=${one.file}><th scope="row">${one.applicationId ? html`<a href=${`/roles/${role}?open=${one.applicationId}`}>${one.file}</a>` : one.file}</th>
        <td>${say(one.outcome === 'unreadable' ? 'unreadableFile' : one.outcome)}</td><td>${[one.message, one.nextStep].filter(Boolean).join(' ')}</td></tr>`,
    )}</tbody></table></div>`;
}
