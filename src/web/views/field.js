import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { Failed, useLoaded } from '../parts/load.js';
import { useFieldLabel, useFields } from '../parts/roles.js';
import { say } from '../words.js';
import { Adding, Occupations, Skills } from './finder.js';

/** What a field is made of that people may change: lists of ids, or of first digits of ISCO groups. */
const lists = ['isco', 'nearIsco', 'occupations', 'outside', 'skills', 'weak', 'rivals'];
const addressOf = (/** @type {string} */ id) => `/v1/fields/${encodeURIComponent(id)}`;

/** The ids in a list, one a line. @param {string} [text] */
const idsIn = (text = '') =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);

/** Lists whose ids are those of occupations, and of skills. */
const named = ['occupations', 'outside'];
const ofSkills = ['skills', 'weak'];

/** What the ids in a list are called. @param {{ ids: string }} props */
function Names({ ids }) {
  const [names, setNames] = useState(/** @type {string[]} */ ([]));
  useEffect(() => {
    const asked = idsIn(ids).slice(0, 50).join(',');
    if (asked === '') return setNames([]);
    // Whoever types asks once, when they pause.
    const later = setTimeout(
      () =>
        ask('GET', `/v1/occupations?limit=50&ids=${encodeURIComponent(asked)}`).then(
          (found) => setNames(found.occupations.map((/** @type {any} */ one) => one.label)),
          () => setNames([]),
        ),
      300,
    );
    return () => clearTimeout(later);
  }, [ids]);
  return names.length > 0 && html`<span class="facts">${names.join(', ')}</span>`;
}

/** The way to add a rival: one of the fields that there are. @param {{ add: (id: string) => void }} props */
function Rivals({ add }) {
  const known = useFields();
  return html`<label>${say('addRival')}<select value="" onChange=${(/** @type {any} */ event) => event.target.value && add(event.target.value)}>
    <option value="">${say('chooseOne')}</option>${known.map((one) => html`<option key=${one.id} value=${one.id}>${one.label}</option>`)}</select></label>`;
}

/** The field of work that a role counts. One that people keep is changed; one that comes with the rules is the start of one of their own, so that its
 * titles and phrases are not lost; one that the role brings along is changed within the role and saved with it.
 * @param {{ field: string, own: any, setOwn: (field: any) => void, use: (id: string) => void, changed: () => void }} props */
export function FieldOfWork({ field, own, setOwn, use, changed }) {
  const [open, setOpen] = useState(false);
  const { value, failed, again } = useLoaded(async () => {
    if (!open) return null;
    return own ? { ...own, keptBy: own.id } : ask('GET', addressOf(field));
  }, [field, open]);
  const called = useFieldLabel(field, own ? [own] : []);
  const [texts, setTexts] = useState(/** @type {Record<string, string>} */ ({}));
  const [id, setId] = useState('');
  const [problem, setProblem] = useState('');
  const [told, setTold] = useState('');
  // Before anybody can write into what is shown: what they wrote would be overwritten.
  useLayoutEffect(() => {
    if (value) setTexts(Object.fromEntries(lists.map((name) => [name, (value[name] ?? []).join('\n')])));
  }, [value]);
  useLayoutEffect(() => setTold(''), [open]);
  const add = (/** @type {string} */ name, /** @type {string} */ id) => {
    const given = idsIn(texts[name]);
    if (!given.includes(id)) setTexts({ ...texts, [name]: [...given, id].join('\n') });
  };
  const isOwn = value?.keptBy !== null;
  const keep = async (/** @type {Event} */ event) => {
    event.preventDefault();
    setProblem('');
    setTold('');
    const { label, technology, needed } = value;
    const given = Object.fromEntries(lists.map((name) => [name, idsIn(texts[name])]));
    if (own) {
      setOwn({ ...own, ...given });
      setTold(say('fieldInRole'));
      return;
    }
    const to = isOwn ? field : id;
    try {
      const kept = { label: isOwn ? label : `${label} (${to})`, technology, needed, ...given };
      // The start of one's own takes the place of none that is there.
      await ask('PUT', addressOf(to), kept, isOwn ? {} : { 'if-none-match': '*' });
      if (to === field) {
        await again();
        changed();
      } else use(to);
      setTold(say('fieldKept', { field: to }));
    } catch (error) {
      setProblem(String(/** @type {Error} */ (error).message));
    }
  };
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}><summary>${say('fieldOf', { field: called })}</summary>
    ${failed !== '' && html`<${Failed} why=${failed} again=${again} />`}
    <p role="status">${told}</p>
    ${problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`}
    ${
      value &&
      html`<form onSubmit=${keep}><p class="facts">${say(own ? 'fieldOfRoleHint' : isOwn ? 'fieldHint' : 'fieldCopyHint')}</p>
      <div class="lists">${lists.map((name) => html`<div key=${name}><label class="block">${say(`field_${name}`)}<textarea rows="6" value=${texts[name] ?? ''} onInput=${(/** @type {any} */ event) => setTexts({ ...texts, [name]: event.target.value })}></textarea></label>${named.includes(name) && html`<${Names} ids=${texts[name] ?? ''} /><${Adding} title=${say('addOccupation')} find=${Occupations} add=${(/** @type {string} */ id) => add(name, id)} />`}${ofSkills.includes(name) && html`<${Adding} title=${say('addSkill')} find=${Skills} add=${(/** @type {string} */ id) => add(name, id)} />`}${name === 'rivals' && html`<${Rivals} add=${(/** @type {string} */ id) => add(name, id)} />`}</div>`)}</div>
      ${!isOwn && html`<p><label>${say('fieldId')} <input required pattern=${'[a-z0-9][a-z0-9\\-]{0,40}'} value=${id} onInput=${(/** @type {any} */ event) => setId(event.target.value)} /></label></p>`}
      <p><button>${say(own ? 'takeField' : isOwn ? 'keepField' : 'copyField')}</button></p></form>`
    }
  </details>`;
}
