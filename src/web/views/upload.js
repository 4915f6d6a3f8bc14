import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { momentOf } from '../parts/dates.js';
import { filesOf, named, withoutLitter } from '../parts/dropped.js';
import { useLoaded } from '../parts/load.js';
import { samples } from '../samples/list.js';
import { say, tell } from '../words.js';

const filesAtOnce = 20;
const bytesAtOnce = 20 * 1024 * 1024;

/** @typedef {{ file: File, name: string }} Named */

/** Files in parts that one request takes. @param {Named[]} files @returns {Named[][]} */
function partsOf(files) {
  /** @type {Named[][]} */
  const parts = [];
  let bytes = 0;
  for (const one of files) {
    const last = parts.at(-1);
    const { size } = one.file;
    if (!last || last.length >= filesAtOnce || bytes + size > bytesAtOnce) {
      parts.push([one]);
      bytes = size;
    } else {
      last.push(one);
      bytes += size;
    }
  }
  return parts;
}

/** The outcome of every file of a batch. @param {string} id @returns {Promise<any[]>} */
async function filesOfBatch(id) {
  const all = [];
  let cursor = '';
  do {
    const page = await ask('GET', `/v1/batches/${id}/files?limit=500${cursor}`);
    all.push(...page.files);
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  return all;
}

/** How often outcomes are asked for while files are read, and of how many files at most. */
const outcomesEveryMs = 4000;
const mostLive = 1000;

/** The samples as files. */
const sampleFiles = () =>
  Promise.all(
    samples.map(async (name) => new File([await (await fetch(`/web/samples/${name}`)).blob()], name)),
  );

/** Uploads for a role: chosen or dropped, how far it is, and the outcome of each file. @param {{ role: string }} props */
export function Upload({ role }) {
  const [sent, setSent] = useState(/** @type {{ n: number, all: number } | null} */ (null));
  const [batch, setBatch] = useState(/** @type {any} */ (null));
  const [outcomes, setOutcomes] = useState(/** @type {any[]} */ ([]));
  const [failed, setFailed] = useState('');
  const [over, setOver] = useState(false);
  /** What is under way: the batch, which is opened first, and the parts that are still to be sent. */
  const under = useRef(/** @type {{ id: string, parts: Named[][], all: number } | null} */ (null));
  const stream = useRef(/** @type {EventSource | null} */ (null));
  useEffect(() => () => stream.current?.close(), []);

  const askedAt = useRef(0);
  const looks = useRef(0);
  // An answer that comes behind a later one is dropped.
  const look = async (/** @type {string} */ id) => {
    looks.current += 1;
    const own = looks.current;
    const files = await filesOfBatch(id);
    if (own === looks.current) setOutcomes(files);
  };
  const follow = (/** @type {string} */ id) => {
    stream.current = new EventSource(`/v1/batches/${id}/events`);
    stream.current.addEventListener('progress', (event) => {
      const now = JSON.parse(event.data);
      setBatch(now);
      const late = performance.now() - askedAt.current > outcomesEveryMs;
      if (!late || now.counts.received > mostLive || now.counts.queued === now.counts.received) return;
      askedAt.current = performance.now();
      // What fails now comes with the next look.
      look(id).catch(() => {});
    });
    stream.current.addEventListener('finished', async (event) => {
      stream.current?.close();
      setBatch(JSON.parse(event.data));
      await look(id).catch((error) => setFailed(error.message));
    });
    stream.current.addEventListener('error', () => {
      if (stream.current?.readyState === EventSource.CLOSED) setTimeout(() => follow(id), 3000);
    });
  };
  const goOn = async () => {
    const work = under.current;
    if (work === null) return;
    setSent({ n: work.all - work.parts.flat().length, all: work.all });
    const warn = (/** @type {Event} */ event) => event.preventDefault();
    addEventListener('beforeunload', warn);
    setFailed('');
    try {
      // The files stay chosen while nobody answers.
      if (work.id === '') work.id = (await ask('POST', `${roleOf(role)}/batches?close=false`)).id;
      for (let part = work.parts[0]; part !== undefined; part = work.parts[0]) {
        const form = new FormData();
        for (const { file, name } of part) form.append('files', file, name);
        await ask('POST', `/v1/batches/${work.id}/files`, form);
        work.parts.shift();
        setSent({ n: work.all - work.parts.flat().length, all: work.all });
      }
      setBatch(await ask('POST', `/v1/batches/${work.id}/close`));
      follow(work.id);
    } catch (error) {
      setFailed(String(/** @type {Error} */ (error).message));
    } finally {
      removeEventListener('beforeunload', warn);
    }
  };
  const send = async (/** @type {Named[]} */ given) => {
    const files = withoutLitter(given);
    if (files.length === 0 || under.current !== null) return;
    under.current = { id: '', parts: partsOf(files), all: files.length };
    await goOn();
  };
  useEffect(() => {
    // Only a click on this page asks for it: a link from elsewhere uploads nothing.
    if (sessionStorage.getItem('samples') !== role) return;
    sessionStorage.removeItem('samples');
    sampleFiles().then(
      (files) => send(files.map((file) => named(file))),
      (error) => setFailed(error.message),
    );
  }, []);
  const earlier = useLoaded(() => ask('GET', `${roleOf(role)}/batches?limit=5`), [role]);
  const about = useLoaded(() => ask('GET', roleOf(role)), [role]);
  const heading = `${about.value?.title ?? role}: ${say('upload')}`;
  useEffect(() => {
    document.title = `${heading} – Prescreen`;
  }, [heading]);
  const show = (/** @type {any} */ one) => {
    setSent({ n: one.counts.received, all: one.counts.received });
    setBatch(one);
    follow(one.id);
  };
  const chosen = (/** @type {any} */ event) =>
    send([...event.target.files].map((/** @type {File} */ file) => named(file)));
  const drop = async (/** @type {any} */ event) => {
    event.preventDefault();
    setOver(false);
    await filesOf(event.dataTransfer).then(send, (error) => setFailed(error.message));
  };
  const done = batch?.state === 'finished';
  // Nothing more is sent from here: whoever sent it has left.
  const broken = batch?.state === 'receiving' && under.current === null;
  const closeIt = () =>
    ask('POST', `/v1/batches/${batch.id}/close`).then(setBatch, (error) => setFailed(error.message));
  return html`<main>
    <h1>${heading}</h1>
    ${!done && html`<p><a href=${`/roles/${role}`}>${say('openList')}</a></p>`}
    ${failed !== '' && html`<p class="banner" role="alert">${say('failed', { why: failed })} ${under.current !== null && html`<button onClick=${goOn}>${say('goOn')}</button>`}</p>`}
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
    ${sent === null && html`<${Earlier} batches=${earlier.value?.batches ?? []} show=${show} />`}
    ${sent !== null && batch === null && html`<p role="status">${say('sending', sent)}</p><progress max=${sent.all} value=${sent.n} aria-label=${say('upload')}></progress>`}
    ${batch !== null && html`<${Progress} batch=${batch} done=${done} />`}
    ${broken && html`<p class="banner" role="status">${say('brokenOff', { n: batch.counts.received })} <button class="quiet" onClick=${closeIt}>${say('closeUpload')}</button></p>`}
    ${outcomes.length > 0 && html`<${Outcomes} files=${outcomes} role=${role} />`}
    ${(done || (batch !== null && under.current === null)) && html`<p class="acts">${done && html`<a class="button" href=${`/roles/${role}`}>${say('openList')}</a>`}<button class="quiet" onClick=${() => location.reload()}>${say('newUpload')}</button></p>`}
  </main>`;
}

/** Uploads of before, and those that are still read: whoever left comes back to them. @param {{ batches: any[], show: (batch: any) => void }} props */
function Earlier({ batches, show }) {
  if (batches.length === 0) return null;
  return html`<h2>${say('earlier')}</h2><ul class="notes">${batches.map((one) => {
    const { received, queued } = one.counts;
    const at = momentOf(one.createdAt);
    const how =
      one.state === 'finished'
        ? say('done')
        : one.state === 'receiving'
          ? say('notAllArrived')
          : say('progress', { done: received - queued, all: received });
    return html`<li key=${one.id}><p>${say('earlierOf', { n: received, at, who: one.createdBy })} ${how} <button class="link" aria-label=${`${say('showIt')}: ${at}`} onClick=${() => show(one)}>${say('showIt')}</button></p></li>`;
  })}</ul>`;
}

/** Seconds and the share of an upload from which the time that is left can be told. */
const soonestMs = 10_000;
const fewestShare = 0.05;
const inMinutes = 90;

/** The time that is left, in words; nothing while it is a guess from a file or two. @param {any} batch */
function timeLeft({ createdAt, counts: { received, queued }, progress }) {
  const left = progress?.secondsLeft;
  const read = received - queued;
  if (!left || Date.now() - Date.parse(createdAt) < soonestMs || read < received * fewestShare) return '';
  return left < inMinutes
    ? say('left', { n: Math.ceil(left / 10) * 10 })
    : say('leftMinutes', { n: Math.ceil(left / 60) });
}

/** @param {{ batch: any, done: boolean }} props */
function Progress({ batch, done }) {
  const { received, queued } = batch.counts;
  return html`<p role="status">${done ? say('done') : say('progress', { done: received - queued, all: received })} ${done ? '' : timeLeft(batch)}</p>
    <progress max=${Math.max(1, received)} value=${received - queued} aria-label=${say('upload')}></progress>
    ${!done && html`<p class="facts">${say('stay')}</p>`}`;
}

/** What became of each file, and what to do next. @param {{ files: any[], role: string }} props */
function Outcomes({ files, role }) {
  const wordOf = (/** @type {any} */ one) =>
    say(
      one.outcome === 'duplicate'
        ? 'duplicate'
        : one.needsReview
          ? 'needs_review'
          : one.outcome === 'unreadable'
            ? 'unreadableFile'
            : one.outcome,
    );
  const counts = new Map();
  for (const one of files) counts.set(wordOf(one), (counts.get(wordOf(one)) ?? 0) + 1);
  // What somebody has to do something about comes first.
  const rankOf = (/** @type {any} */ one) =>
    one.outcome === 'duplicate' ? 3 : one.nextStep ? 0 : one.needsReview ? 1 : 2;
  const sorted = files.toSorted((one, other) => rankOf(one) - rankOf(other));
  return html`<p class="facts">${[...counts].map(([word, n]) => `${word}: ${n}`).join(' · ')}</p>
  <div class="wide" tabindex="0" role="region" aria-label=${say('outcome')}><table class="stacked">
    <thead><tr><th scope="col">${say('file')}</th><th scope="col">${say('outcome')}</th><th scope="col">${say('next')}</th></tr></thead>
    <tbody>${sorted.map(
      (
        one,
        /** @type {number} */ index,
      ) => html`<tr key=${index}><th scope="row">${one.applicationId ? html`<a href=${`/roles/${role}?open=${one.applicationId}`}>${one.file}</a>` : one.file}</th>
        <td>${wordOf(one)}</td><td>${[tell(one.message), tell(one.nextStep)].filter(Boolean).join(' ') || (one.needsReview ? say('reviewNext') : '')}</td></tr>`,
    )}</tbody></table></div>`;
}
