import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { changeable } from '../parts/filled.js';
import { Failed, useLoaded } from '../parts/load.js';
import { mergedOf } from '../parts/merged.js';
import { NumberField } from '../parts/numbers.js';
import { fieldOf } from '../parts/roles.js';
import { useUnsaved } from '../parts/unsaved.js';
import { say, tell } from '../words.js';
import { AddCriterion } from './add-criterion.js';
import { AsksEdit } from './asks-edit.js';
import { Bands } from './bands.js';
import { FieldOfWork } from './field.js';
import { movesIn, Preview } from './preview.js';
import { Versions } from './versions.js';
import { Why } from './why.js';

/** What a role is without what the service adds. @param {any} role */
const ownOf = ({ version: _version, ...role }) => role;

/** What a part of a role is called in its form. @param {string} part */
const calledOf = (part) =>
  /** @type {Record<string, string>} */ ({ title: say('roleTitle'), summary: say('summaryOf') })[part] ??
  part;

/** A role as a form: what weighs how much, must-haves and bands, and how the shortlist would change. @param {{ role: string, me: any }} props */
export function Edit({ role, me }) {
  const { value, failed, again } = useLoaded(() => ask('GET', roleOf(role)), [role]);
  const [draft, setDraft] = useState(/** @type {any} */ (null));
  const [saved, setSaved] = useState('');
  const [problem, setProblem] = useState('');
  const [preview, setPreview] = useState(/** @type {any} */ (null));
  const asked = useRef(0);
  // A number that is missing, or that its field does not take, is not in the draft: a preview would tell of the last one.
  const [unfilled, setUnfilled] = useState(false);
  const form = useRef(/** @type {any} */ (null));
  const look = () =>
    setUnfilled(form.current?.querySelector('input[type="number"]:invalid') instanceof HTMLElement);
  /** My changes on what somebody else has saved meanwhile. */
  const rebased = useRef(/** @type {any} */ (null));
  // Before anybody can write into what is shown: what they wrote would be overwritten.
  useLayoutEffect(() => {
    if (value) setDraft(rebased.current ?? ownOf(value));
    rebased.current = null;
    document.title = `${say('edit')} – Prescreen`;
  }, [value]);
  const same = value !== null && draft !== null && JSON.stringify(draft) === JSON.stringify(ownOf(value));
  useEffect(() => {
    if (draft === null || same) {
      setPreview(null);
      return undefined;
    }
    // Whoever drags or types asks once, when they pause.
    const later = setTimeout(async () => {
      asked.current += 1;
      const own = asked.current;
      const found = await ask('POST', `${roleOf(role)}/preview?limit=20`, withReasons(draft)).catch(
        (error) => ({
          failed: error.message,
        }),
      );
      if (own === asked.current) setPreview(found);
    }, 400);
    return () => {
      clearTimeout(later);
      // What was asked of another draft is none of this one's.
      asked.current += 1;
      setPreview(null);
    };
  }, [draft, same]);
  // Whoever leaves with changes that are not saved is asked.
  useUnsaved(draft !== null && !same);
  const saving = useRef(false);
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    // Whoever clicks twice saves once.
    if (saving.current || same) return;
    saving.current = true;
    setProblem('');
    setSaved('');
    try {
      const made = await ask('PUT', roleOf(role), draft, { 'if-match': `"${value.version}"` });
      setSaved(say('savedVersion', { n: made.version }));
      await again();
    } catch (error) {
      const { status, message } = /** @type {any} */ (error);
      if (status === 409) await rebase();
      else setProblem(say('failed', { why: String(message) }));
    } finally {
      saving.current = false;
    }
  };
  const cancel = () => {
    setDraft(ownOf(value));
    setProblem('');
    setSaved('');
  };
  /** Somebody has saved meanwhile: what I changed is made to theirs, to be looked at and saved. */
  const rebase = async () => {
    const theirs = await ask('GET', roleOf(role));
    const { merged, both } = mergedOf(ownOf(value), draft, ownOf(theirs));
    rebased.current = merged;
    await again();
    setProblem(
      both.length > 0
        ? say('rebasedBoth', { n: theirs.version, what: both.map(calledOf).join(', ') })
        : say('rebased', { n: theirs.version }),
    );
  };
  const change = (/** @type {number} */ index, /** @type {any} */ what) =>
    setDraft({
      ...draft,
      criteria: draft.criteria.map((/** @type {any} */ one, /** @type {number} */ at) =>
        at === index ? { ...one, ...what } : one,
      ),
    });
  const remove = (/** @type {number} */ index) =>
    setDraft({
      ...draft,
      criteria: draft.criteria.filter((/** @type {any} */ _, /** @type {number} */ at) => at !== index),
    });
  const add = (/** @type {any} */ criterion, /** @type {any} */ question) => {
    const { questions } = draft;
    const screening = [...(questions?.screening ?? []), ...(question ? [question] : [])];
    setDraft({ ...draft, criteria: [...draft.criteria, criterion], questions: { ...questions, screening } });
  };
  if (failed !== '') return html`<main><${Failed} why=${failed} again=${again} /></main>`;
  if (draft === null) return html`<main aria-busy="true"><p>${say('loading')}</p></main>`;
  const field = fieldOf(draft);
  const useField = (/** @type {string} */ id) =>
    setDraft({
      ...draft,
      criteria: draft.criteria.map((/** @type {any} */ one) =>
        one.asks.field === field ? { ...one, asks: { ...one.asks, field: id } } : one,
      ),
    });
  const own = (draft.fields ?? []).find((/** @type {any} */ one) => one.id === field);
  const setOwn = (/** @type {any} */ next) =>
    setDraft({
      ...draft,
      fields: draft.fields.map((/** @type {any} */ one) => (one.id === next.id ? next : one)),
    });
  const findings = preview?.findings ?? [];
  const may = me.scopes.includes('roles:write');
  const moved =
    preview?.compared === undefined
      ? null
      : html`<a class="moved note" href="#preview">${movesIn(preview)}</a>`;
  const before = new Map(value.criteria.map((/** @type {any} */ one) => [one.id, JSON.stringify(one)]));
  return html`<main>
    <h1>${value.title}: ${say('edit')}</h1>
    <p><a href=${`/roles/${role}`}>${say('openList')}</a></p>
    ${!may && html`<p class="banner" role="status">${say('editReadOnly')}</p>`}
    <div class="beside">
      <form ref=${form} onSubmit=${save} onInput=${look} onFocusOut=${() => setTimeout(look)}>
        <label class="row">${say('roleTitle')} <input value=${draft.title} required disabled=${!may} onInput=${(/** @type {any} */ event) => setDraft({ ...draft, title: event.target.value })} /></label>
        <label class="row">${say('summaryOf')} <textarea rows="3" value=${draft.summary} required disabled=${!may} onInput=${(/** @type {any} */ event) => setDraft({ ...draft, summary: event.target.value })}></textarea></label>
        <${Bands} draft=${draft} setDraft=${setDraft} may=${may} role=${role} version=${value.version} />
        <h2>${say('criteria')}</h2>
        <div class="wide" tabindex="0" role="region" aria-label=${say('criteria')}><table class="criteria stacked"><thead><tr><th scope="col">${say('criterion')}</th><th scope="col">${say('weight')}</th><th scope="col">${say('mustHave')}</th></tr></thead>
          <tbody>${draft.criteria.map(
            (/** @type {any} */ one, /** @type {number} */ index) =>
              html`<${CriterionRow} key=${one.id} one=${one} draft=${draft} may=${may} moved=${before.get(one.id) === JSON.stringify(one) ? null : moved} remove=${draft.criteria.length > 1 ? () => remove(index) : null} change=${(/** @type {any} */ what) => change(index, what)} findings=${findings.filter((/** @type {any} */ each) => each.path === `criteria.${index}` || each.path.startsWith(`criteria.${index}.`))} />`,
          )}</tbody></table></div>
        ${may && html`<${AddCriterion} draft=${draft} add=${add} />`}
        <p role="status">${saved}</p>
        ${problem !== '' && html`<p class="banner" role="alert">${problem}</p>`}
        ${may && html`<p class="acts"><button aria-disabled=${same}>${say('saveRole')}</button> <button type="button" class="quiet" disabled=${same} onClick=${cancel}>${say('cancel')}</button>${moved}</p>`}
      </form>
      ${may && html`<div class="resume" id="preview"><${Preview} preview=${preview} same=${same} unfilled=${unfilled} role=${role} /></div>`}
    </div>
    <${Versions} role=${role} version=${value.version} />
    ${field && may && html`<${FieldOfWork} field=${field} own=${own} setOwn=${setOwn} use=${useField} changed=${again} />`}
    ${field && html`<${Why} role=${role} field=${fieldOf(value) ?? field} />`}
  </main>`;
}

/** A draft for a preview: why something is a must-have is asked for when it is saved. @param {any} draft */
function withReasons(draft) {
  const criteria = draft.criteria.map((/** @type {any} */ one) =>
    one.must?.reason.trim() === '' ? { ...one, must: { ...one.must, reason: say('notYetTold') } } : one,
  );
  return { ...draft, criteria };
}

/** One criterion: what it is called, its weight, whether it is a must-have, and the way to leave it out. @param {any} props */
function CriterionRow({ one, draft, may, moved, change, remove, findings }) {
  // Taken out and put back it asks for the same.
  const kept = useRef(one.must);
  if (one.must) kept.current = one.must;
  const isTime = one.asks.kind === 'experience';
  // Time is asked for in months, all else in thousandths of full credit.
  const first = { atLeast: isTime ? one.asks.years * 12 : 500, reason: '' };
  const [unit, most, each] = isTime ? ['monthsLeast', 600, 1] : ['percentLeast', 100, 10];
  const toggle = (/** @type {any} */ event) =>
    change({ must: event.target.checked ? (kept.current ?? first) : undefined });
  return html`<tr>
    <th scope="row">${may ? html`<textarea class="name" rows="1" aria-label=${say('nameOf', { what: one.label })} value=${one.label} required maxlength="120" onInput=${(/** @type {any} */ event) => change({ label: event.target.value.replaceAll('\n', ' ') })}></textarea>` : one.label}${may ? html`<label class="facts">${say('reason')} <textarea rows="2" value=${one.reason} required minlength="3" maxlength="500" aria-label=${say('reasonOf', { what: one.label })} onInput=${(/** @type {any} */ event) => change({ reason: event.target.value })}></textarea></label>` : html`<span class="facts">${one.reason}</span>`}
      ${may && changeable.includes(one.asks.kind) && html`<${AsksEdit} one=${one} draft=${draft} change=${change} />`}
      ${may && remove && html`<button type="button" class="link" aria-label=${say('removeOf', { what: one.label })} onClick=${remove}>${say('leaveOut')}</button>`}
      ${moved}
      ${findings.map((/** @type {any} */ each) => html`<span class="note warn" key=${each.code}>${tell(each.message)} ${tell(each.instead)}</span>`)}</th>
    <td><span class="narrow note" aria-hidden="true">${say('weight')}</span><${NumberField} min="0" max="100" disabled=${!may} aria-label=${say('weightOf', { what: one.label })} value=${one.weight} put=${(/** @type {number} */ weight) => change({ weight })} /></td>
    <td><span class="narrow note" aria-hidden="true">${say('mustHave')}</span><label class="switch"><input type="checkbox" disabled=${!may} checked=${one.must !== undefined} aria-label=${say('mustOf', { what: one.label })} onChange=${toggle} /></label>
      ${
        one.must &&
        html`<label>${say(String(unit))} <${NumberField} min="1" max=${most} disabled=${!may} value=${one.must.atLeast / Number(each)} put=${(/** @type {number} */ atLeast) => change({ must: { ...one.must, atLeast: atLeast * Number(each) } })} /></label>
      <label class="facts">${say('reason')} <textarea rows="2" value=${one.must.reason} required minlength="3" maxlength="500" disabled=${!may} aria-label=${say('mustReasonOf', { what: one.label })} onInput=${(/** @type {any} */ event) => change({ must: { ...one.must, reason: event.target.value } })}></textarea></label>`
      }</td>
  </tr>`;
}
