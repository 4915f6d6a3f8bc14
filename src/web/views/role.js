import { html } from 'htm/preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { ask, roleOf } from '../api.js';
import { Ask } from '../parts/decide.js';
import { KeysHelp, useKeys } from '../parts/keys.js';
import { Failed, useLoaded } from '../parts/load.js';
import { useNews } from '../parts/news.js';
import { nameOf } from '../parts/people.js';
import { say } from '../words.js';
import { Candidate } from './candidate.js';
import { Filters, queryOf } from './filters.js';
import { Recent } from './recent.js';
import { Section } from './section.js';

const sections = ['manual', 'shortlist', 'needsReview', 'unreadable'];
const pageSize = 100;

/** The shortlist of a role, with one application beside it. @param {{ role: string, me: any, place: import('../place.js').Place }} props */
export function Role({ role, me, place }) {
  const query = queryOf(place.query);
  const { value, failed, again } = useLoaded(
    () => ask('GET', `${roleOf(role)}/shortlist/compact?limit=${pageSize}${query}`),
    [role, query],
  );
  const title = useLoaded(() => ask('GET', roleOf(role)), [role]);
  const [more, setMore] = useState(/** @type {Record<string, any>} */ ({}));
  const [deciding, setDeciding] = useState(/** @type {any} */ (null));
  const [helping, setHelping] = useState(false);
  const [recent, setRecent] = useState(/** @type {any[]} */ ([]));
  const [problem, setProblem] = useState('');
  const [tick, setTick] = useState(0);
  const filterField = useRef(/** @type {any} */ (null));
  const lists = useMemo(() => listsOf(value, more), [value, more]);
  const rows = sections.flatMap((name) => lists[name] ?? []).filter((one) => one.applicationId);
  const open = place.query.get('open');
  const at = rows.findIndex((one) => one.applicationId === (place.query.get('at') ?? open));
  const mayDecide = me.scopes.includes('decide') && me.ownerKind === 'person';

  const show = (/** @type {string | null} */ id) =>
    place.go({ open: id, at: id ?? place.query.get('at') }, id !== null);
  const move = (/** @type {number} */ by) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    place.go({ at: next.applicationId, ...(open ? { open: next.applicationId } : {}) });
    document.getElementById(`row-${next.applicationId}`)?.focus();
  };
  useKeys((key) => {
    /** @type {Record<string, string>} */
    const outcomes = { a: 'advance', h: 'hold', r: 'reject' };
    if (key === 'j') move(1);
    else if (key === 'k') move(-1);
    else if (key === 'Enter' && at >= 0 && !open) show(rows[at].applicationId);
    else if (key === 'Escape' && open) {
      show(null);
      requestAnimationFrame(() => document.getElementById(`row-${open}`)?.focus());
    } else if (key === 'u' && recent.length > 0) takeBack(recent[0]);
    else if (key === '/') filterField.current?.focus();
    else if (key === '?') setHelping(true);
    else if (outcomes[key] && mayDecide && at >= 0) setDeciding({ outcome: outcomes[key], entry: rows[at] });
    else return false;
    return true;
  });
  const decide = async (/** @type {string} */ reason) => {
    const { outcome, entry } = deciding;
    const own = `/v1/applications/${entry.applicationId}/decisions`;
    // Only while what was seen counts: a colleague may have decided meanwhile.
    const [made] = (
      await ask('POST', own, { outcome, reason }, { 'if-match': `"${entry.decision?.id ?? 'none'}"` })
    ).decisions;
    setRecent([{ id: made.decisionId, own, outcome, name: nameOf(entry) }, ...recent].slice(0, 5));
    await refresh();
  };
  const refresh = async () => {
    // What is open is looked at anew, too.
    setTick((n) => n + 1);
    await again();
    setMore({});
  };
  const takeBack = async (/** @type {any} */ one) => {
    await ask('DELETE', `${one.own}/${one.id}`).catch((error) => setProblem(error.message));
    setRecent(recent.filter(({ id }) => id !== one.id));
    await refresh();
  };
  useNews(role, refresh);
  const loadMore = async (/** @type {string} */ name) => {
    const cursor = more[name]?.next ?? value.nextCursors[name];
    const page = await ask(
      'GET',
      `${roleOf(role)}/shortlist/compact?limit=${pageSize}${query}&cursor=${cursor}`,
    );
    const rest = [...(more[name]?.rows ?? []), ...page[name]];
    setMore({ ...more, [name]: { rows: rest, next: page.nextCursors[name] } });
  };
  const acts = {
    mayDecide,
    decide: (/** @type {string} */ outcome, /** @type {any} */ entry) => setDeciding({ outcome, entry }),
    changed: again,
  };

  return html`<main class=${open ? 'two' : ''}>
    <div class="list">
      <h1>${title.value?.title ?? role}</h1>
      <p class="facts">
        ${me.scopes.includes('batches:write') && html`<a href=${`/roles/${role}/upload`}>${say('upload')}</a> · `}
        <a href=${`${roleOf(role)}/shortlist?format=csv${query}`}>${say('csv')}</a> · <button class="link" onClick=${() => setHelping(true)}>${say('help')} (?)</button>
      </p>
      <${Filters} place=${place} field=${filterField} blind=${me.blind} />
      ${recent.length > 0 && html`<${Recent} recent=${recent} takeBack=${takeBack} />`}
      ${problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`}
      ${failed !== '' && html`<${Failed} why=${failed} again=${again} />`}
      ${value === null && failed === '' && html`<p aria-busy="true">${say('loading')}</p>`}
      ${value && !value.complete && html`<p class="banner" role="status">${say('unfinished', { n: value.counts.pending })}</p>`}
      ${value && value.counts.received === 0 && html`<p>${say('emptyRole')}</p>`}
      ${
        value &&
        sections.map(
          (
            name,
          ) => html`<${Section} key=${name} name=${name} list=${value} rows=${lists[name]} open=${open} at=${place.query.get('at') ?? open} show=${show}
          next=${more[name] ? more[name].next : value.nextCursors[name]} more=${() => loadMore(name)} acts=${acts} />`,
        )
      }
    </div>
    ${open && html`<${Candidate} key=${open} id=${open} acts=${acts} close=${() => show(null)} me=${me} field=${fieldOf(title.value)} tick=${tick} />`}
    ${helping && html`<${KeysHelp} close=${() => setHelping(false)} />`}
    ${
      deciding &&
      html`<${Ask} title=${say('decide', { outcome: say(deciding.outcome), who: nameOf(deciding.entry) })} label=${say('reason')} hint=${say('reasonHint')}
      save=${decide} close=${() => setDeciding(null)} />`
    }
  </main>`;
}

/** The rows of each section, those of later pages behind. @param {any} value @param {Record<string, any>} more @returns {Record<string, any[]>} */
function listsOf(value, more) {
  if (value === null) return {};
  return Object.fromEntries(sections.map((name) => [name, [...value[name], ...(more[name]?.rows ?? [])]]));
}

/** The field of work whose months a role asks for; null when it asks for none. @param {any} role */
function fieldOf(role) {
  return role?.criteria.find((/** @type {any} */ one) => one.asks.kind === 'experience')?.asks.field ?? null;
}
