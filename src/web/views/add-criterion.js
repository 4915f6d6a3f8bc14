import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { say } from '../words.js';

/** What a criterion may ask for here; the rest is written in the role's file. */
const kinds = ['skills', 'title', 'education', 'credential', 'language', 'leadership'];
/** Thousandths of leadership by what shows it, as the first role has them. */
const credits = { title: 300, technical: 700, mentoring: 800, team: 900 };
/** Points of a new criterion, until somebody says how much it weighs. */
const usualWeight = 5;

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

/** What a criterion of a kind asks for. @param {string} kind @param {string[]} words */
function asksOf(kind, words) {
  if (kind === 'leadership') return { kind, teamSize: 3, credits };
  if (kind !== 'skills') return { kind, any: words };
  const sets = words.map((word) => ({ label: word, any: [word.toLowerCase()] }));
  return { kind, sets, wanted: sets.length, listCredit: 600 };
}

/** A form that adds a criterion to the draft of a role; the preview beside it says whether what it names is known.
 * @param {{ taken: string[], add: (criterion: any) => void }} props */
export function AddCriterion({ taken, add }) {
  const [kind, setKind] = useState('skills');
  const [label, setLabel] = useState('');
  const [text, setText] = useState('');
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
  const ready = label.trim() !== '' && (kind === 'leadership' || words.length > 0);
  const put = () => {
    add({
      id: idOf(label, taken),
      label: label.trim(),
      weight: usualWeight,
      reason: say('addedReason'),
      asks: asksOf(kind, words),
    });
    setLabel('');
    setText('');
  };
  // It stands in the role's own form, so that its button sends nothing.
  return html`<details><summary>${say('addCriterion')}</summary>
    <label>${say('asksFor')}<select value=${kind} onChange=${(/** @type {any} */ event) => setKind(event.target.value)}>${kinds.map((one) => html`<option key=${one} value=${one}>${say(`kind_${one}`)}</option>`)}</select></label>
    <label>${say('criterionName')}<input value=${label} maxlength="120" onInput=${(/** @type {any} */ event) => setLabel(event.target.value)} /></label>
    ${kind !== 'leadership' && html`<label>${say('criterionWords')}<input value=${text} maxlength="1000" onInput=${(/** @type {any} */ event) => setText(event.target.value)} /></label>`}
    <p class="acts"><button type="button" class="quiet" disabled=${!ready} onClick=${put}>${say('addCriterion')}</button></p></details>`;
}
