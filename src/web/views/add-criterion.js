import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { nothingFilled } from '../parts/filled.js';
import { say } from '../words.js';
import { Asks, asksOf, kinds } from './asks.js';

/** Points of a new criterion, until somebody says how much it weighs: soft skills may weigh little together. */
const weightOf = (/** @type {string} */ kind) => (kind === 'statement' ? 1 : 5);

/** An id from a label, unlike the others. @param {string} label @param {string[]} taken */
function idOf(label, taken) {
  const plain = label
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const id = /^[a-z]/.test(plain) ? plain : `c-${plain}`;
  for (let n = 1; ; n++) {
    const made = n === 1 ? id : `${id}-${n}`;
    if (!taken.includes(made)) return made;
  }
}

/** A form that adds a criterion to the draft of a role, and the question that it asks; the preview beside it says whether what it names is known.
 * @param {{ draft: any, add: (criterion: any, question: any) => void }} props */
export function AddCriterion({ draft, add }) {
  const [kind, setKind] = useState('skills');
  const [label, setLabel] = useState('');
  const [filled, setFilled] = useState(nothingFilled);
  const name = label.trim();
  const ids = (/** @type {any[]} */ list) => list.map((one) => one.id);
  const asked = asksOf(kind, filled, name, idOf(name, ids(draft.questions?.screening ?? [])));
  const put = () => {
    if (asked === null) return;
    const id = idOf(name, ids(draft.criteria));
    add(
      { id, label: name, weight: weightOf(kind), reason: say('addedReason'), asks: asked.asks },
      asked.question,
    );
    setLabel('');
    setFilled(nothingFilled);
  };
  // It stands in the role's own form, so that its button sends nothing.
  return html`<details><summary>${say('addCriterion')}</summary>
    <label>${say('asksFor')}<select value=${kind} onChange=${(/** @type {any} */ event) => setKind(event.target.value)}>${kinds.map((one) => html`<option key=${one} value=${one}>${say(`kind_${one}`)}</option>`)}</select></label>
    <label>${say('criterionName')}<input value=${label} maxlength="120" onInput=${(/** @type {any} */ event) => setLabel(event.target.value)} /></label>
    <${Asks} kind=${kind} filled=${filled} fill=${(/** @type {any} */ change) => setFilled({ ...filled, ...change })} draft=${draft} />
    <p class="acts"><button type="button" class="quiet" disabled=${name === '' || asked === null} onClick=${put}>${say('addCriterion')}</button></p></details>`;
}
