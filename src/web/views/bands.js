import { html } from 'htm/preact';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { useLoaded } from '../parts/load.js';
import { NumberField } from '../parts/numbers.js';
import { say, tell } from '../words.js';

/** People decided upon from whom a threshold may be told. */
const fewestDecided = 10;
/** How many people have been decided upon. @param {any} value */
const decidedOf = ({ people }) => people.advance + people.hold + people.reject;
/** @param {any} value */
const isEnough = (value) => value !== null && decidedOf(value) >= fewestDecided;

/** Where the bands begin, in points, and what each threshold does to those whom people have decided.
 * @param {{ draft: any, setDraft: (draft: any) => void, may: boolean, role: string, version: number }} props */
export function Bands({ draft, setDraft, may, role, version }) {
  const { value } = useLoaded(() => ask('GET', `${roleOf(role)}/thresholds`), [role, version]);
  const put = (/** @type {string} */ name, /** @type {number} */ from) =>
    setDraft({ ...draft, bands: { ...draft.bands, [name]: { ...draft.bands[name], from } } });
  return html`<fieldset class="bands"><legend>${say('bandsFrom')}</legend>
    ${['strong', 'possible'].map(
      (name) =>
        html`<label key=${name}>${say(name)} <${NumberField} min="0" max="100" disabled=${!may} value=${draft.bands[name].from} put=${(/** @type {number} */ from) => put(name, from)} /></label> <${Told} name=${name} from=${draft.bands[name].from} told=${value?.bands[name]} put=${may && isEnough(value) ? (/** @type {number} */ from) => put(name, from) : null} />`,
    )}
    ${value && decidedOf(value) > 0 && !isEnough(value) && html`<p class="facts">${say('thresholdFew', { n: decidedOf(value) })}</p>`}
    ${(value?.hints ?? []).map((/** @type {any} */ hint) => html`<p class="note warn" key=${hint.code}>${tell(hint.message)}</p>`)}</fieldset>`;
}

/** What a threshold comes to: wanted people below it, others above it; and the one that would be against the fewest. @param {any} props */
function Told({ from, told, put }) {
  const here = told?.thresholds.find((/** @type {any} */ one) => one.from === from);
  if (!here || here.missed + here.mistaken === 0) return null;
  return html`<span class="facts">${say('thresholdTold', { missed: here.missed, mistaken: here.mistaken })}${
    put &&
    told.best !== from &&
    html` <button type="button" class="link" onClick=${() => put(told.best)}>${say('thresholdBest', { n: told.best })}</button>`
  }</span> `;
}
