import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { useFieldLabel, useFields } from '../parts/roles.js';
import { say } from '../words.js';
import { Occupations } from './finder.js';

/** How a criterion names an occupation as its field. */
const prefix = 'occupation:';

/** The field of work that a criterion asks for: one of those that are kept, one that the role brings along, or an occupation by its title.
 * @param {{ own: any[], value: string, set: (id: string) => void }} props */
export function FieldChoice({ own, value, set }) {
  const known = useFields();
  const [byTitle, setByTitle] = useState(false);
  const isOccupation = value.startsWith(prefix);
  const label = useFieldLabel(isOccupation ? value : null);
  const choose = (/** @type {string} */ id) => {
    setByTitle(id === prefix);
    if (id !== prefix) set(id);
  };
  return html`<label>${say('fieldOfWork')}<select value=${byTitle ? prefix : value} onChange=${(/** @type {any} */ event) => choose(event.target.value)}>
      <option value="">${say('chooseOne')}</option>
      ${[...own, ...known].map((one) => html`<option key=${one.id} value=${one.id}>${one.label}</option>`)}
      ${isOccupation && html`<option value=${value}>${label}</option>`}
      <option value=${prefix}>${say('anOccupation')}</option></select></label>
    ${
      byTitle &&
      html`<${Occupations} choose=${(/** @type {string} */ id) => {
        setByTitle(false);
        set(`${prefix}${id}`);
      }} />`
    }`;
}
