import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { queryOf, roleOf } from '../asked.js';
import { Ask } from '../parts/decide.js';
import { whenThere } from '../parts/focus.js';
import { whenIdle } from '../parts/idle.js';
import { KeysHelp, useKeys } from '../parts/keys.js';
import { Later } from '../parts/later.js';
import { sections, useList } from '../parts/list.js';
import { Failed, useLoaded } from '../parts/load.js';
import { isContested, nameOf } from '../parts/people.js';
import { countsInternships, fieldOf } from '../parts/roles.js';
import { say } from '../words.js';
import { Columns, csvColumns, csvOrder } from './columns.js';
import { Filters } from './filters.js';
import { Links } from './links.js';
import { Overview } from './overview.js';
import { Picked, usePicked } from './picked.js';
import { Recent } from './recent.js';
import { Section } from './section.js';
import { Since, useVisit } from './since.js';

/** The view of one application: it comes once the list is there, or when somebody is opened. */
const candidateView = () => import('./candidate.js').then(({ Candidate }) => Candidate);

/** The shortlist of a role, with one application beside it. @param {{ role: string, me: any, place: import('../place.js').Place }} props */
export function Role({ role, me, place }) {
  const query = queryOf(place.query, me.blind);
  const open = place.query.get('open');
  const list = useList(role, me, query, {
    ...{ open, at: place.query.get('at'), sort: place.query.get('sort') },
  });
  const ready = list.value !== null;
  const tags = useLoaded(
    async () => (ready ? ask('GET', `${roleOf(role)}/tags`) : null),
    [role, list.tick, ready],
  );
  useEffect(() => {
    if (ready) whenIdle(() => void candidateView().catch(() => {}));
  }, [ready]);
  const seen = useVisit(role);
  const [picked, setPicked] = usePicked(role);
  const title = useLoaded(() => ask('GET', roleOf(role)), [role]);
  const [deciding, setDeciding] = useState(/** @type {any} */ (null));
  const [helping, setHelping] = useState(false);
  const field = useRef(/** @type {any} */ (null));
  // What is decided upon is what is shown: of one that is open, what its own view shows.
  const shown = useRef(/** @type {any} */ (null));
  useEffect(() => {
    document.title = `${title.value?.title ?? role} – Prescreen`;
  }, [title.value]);
  const rows = sections.flatMap((name) => list.lists[name] ?? []).filter((one) => one.applicationId);
  const at = rows.findIndex((one) => one.applicationId === (place.query.get('at') ?? open));
  const mayDecide = me.scopes.includes('decide') && me.ownerKind === 'person';

  const show = (/** @type {string | null} */ id) =>
    place.go({ open: id, at: id ?? place.query.get('at') }, id !== null);
  // Where the last row was that somebody stood on: who works through the undecided goes on from there when it has left.
  const stood = useRef(-1);
  if (at >= 0) stood.current = at;
  useEffect(() => {
    if (at >= 0 || stood.current < 0 || document.activeElement !== document.body) return;
    const next = rows[Math.min(rows.length - 1, stood.current)];
    if (next) document.getElementById(`row-${next.applicationId}`)?.focus();
  }, [list.value]);
  // Whoever closes somebody, by a key or by the browser's way back, goes on in the list where they stand.
  const closed = useRef(open);
  useEffect(() => {
    const before = closed.current;
    closed.current = open;
    if (before === null || open !== null) return;
    requestAnimationFrame(() => document.getElementById(`row-${before}`)?.focus());
  }, [open]);
  // Whoever is open stands in sight in the list beside.
  useEffect(() => {
    if (open === null || !ready) return undefined;
    const drawn = () => {
      const row = document.getElementById(`row-${open}`);
      return row && row.getBoundingClientRect().height > 0 ? row : null;
    };
    return whenThere(drawn, (row) => {
      const { top, bottom } = row.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) row.scrollIntoView({ block: 'center' });
    });
  }, [open, ready]);
  const goTo = (/** @type {string} */ id) => {
    place.go({ at: id, ...(open ? { open: id } : {}) });
    document.getElementById(`row-${id}`)?.focus();
  };
  const move = (/** @type {number} */ by) => {
    const left = at < 0 && stood.current >= 0;
    const to = left ? stood.current + Math.min(0, by) : at + by;
    const next = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (!next) return;
    goTo(next.applicationId);
  };
  // Whoever has no decision yet and stands next, from the beginning again behind the last one.
  const goOpen = () => {
    const from = at < 0 ? Math.max(0, stood.current) : at + 1;
    const next = [...rows.slice(from), ...rows.slice(0, from)].find((one) => one.decision === null);
    if (next) goTo(next.applicationId);
    else list.tell(say('allDecided'));
  };
  // In the list a letter is about the row in which the focus is, whoever was stood on before.
  const focused = () => {
    const id = /** @type {HTMLElement | null | undefined} */ (
      document.activeElement?.closest('tr[data-application]')
    )?.dataset.application;
    return rows.find((one) => one.applicationId === id) ?? rows[at];
  };
  const decide = (/** @type {string} */ outcome, entry = open ? shown.current : focused()) => {
    if (mayDecide && entry) setDeciding({ outcome, entry });
  };
  useKeys((key) => {
    /** @type {Record<string, () => void>} */
    const keys = {
      j: () => move(1),
      k: () => move(-1),
      n: goOpen,
      a: () => decide('advance'),
      h: () => decide('hold'),
      r: () => decide('reject'),
      u: () => list.recent[0] && list.takeBack(list.recent[0]),
      Enter: () => at >= 0 && !open && show(rows[at].applicationId),
      Escape: () => open && show(null),
      '/': () => field.current?.focus(),
      '?': () => setHelping(true),
    };
    keys[key]?.();
    return key in keys;
  });
  const pick = (/** @type {string} */ id) =>
    setPicked((/** @type {string[]} */ before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before, id],
    );
  // There is nothing to act on.
  if (list.value === null && list.failed !== '' && title.failed !== '')
    return html`<main><h1>${role}</h1><${Failed} why=${title.failed} again=${() => location.reload()} /></main>`;
  const acts = { mayDecide, decide, changed: list.changed };
  const questions = title.value?.questions?.screening ?? [];

  return html`<a class="skip" href="#h-shortlist">${say('toList')}</a><main class=${open ? 'two' : ''}>
    <div class="list">
      <h1>${title.value?.title ?? role}</h1>
      <p class="facts">
        ${me.scopes.includes('batches:write') && html`<a href=${`/roles/${role}/upload`}>${say('upload')}</a> · `}
        <a href=${`/roles/${role}/edit`}>${say('edit')}</a> · <a href=${`/roles/${role}/print${location.search}`}>${say('print')}</a> ·${' '}
        <a href=${`${roleOf(role)}/shortlist?format=csv${query}${csvOrder(place.query)}&columns=${csvColumns(place.query, list.value?.criteria ?? [])}`}>${say('csv')}</a> · <button class="link" onClick=${() => setHelping(true)}>${say('help')} (?)</button>
      </p>
      ${title.failed !== '' && html`<${Failed} why=${title.failed} again=${() => location.reload()} />`}
      <${Told} list=${list} />
      <${Filters} place=${place} field=${field} blind=${me.blind} tags=${(tags.value?.tags ?? []).map((/** @type {any} */ one) => one.tag)} questions=${questions} />
      <${Columns} place=${place} role=${role} me=${me} />
      ${me.scopes.includes('shortlist:read') && !me.blind && html`<${Links} role=${role} me=${me} />`}
      <${Since} role=${role} list=${list.value} place=${place} seen=${seen} />
      <div class="overview"><${Picked} picked=${picked} clear=${() => setPicked([])} drop=${(/** @type {string[]} */ ids) => setPicked((/** @type {string[]} */ before) => before.filter((id) => !ids.includes(id)))} role=${role} me=${me} />${list.value && list.value.counts.received > 0 && html`<${Overview} list=${list.value} />`}</div>
      ${list.value && sections.map((name) => html`<${Section} key=${name} name=${name} list=${list.value} rows=${list.lists[name]} open=${open} at=${place.query.get('at') ?? open} show=${show} next=${list.nextOf(name)} more=${() => list.loadMore(name)} place=${place} seen=${seen} picked=${picked} pick=${pick} />`)}
    </div>
    ${open && html`<${Later} key=${open} load=${candidateView} id=${open} acts=${acts} close=${() => show(null)} me=${me} field=${title.value === null ? undefined : fieldOf(title.value)} internships=${countsInternships(title.value)} questions=${questions} tick=${list.tick} seen=${shown} />`}
    ${helping && html`<${KeysHelp} close=${() => setHelping(false)} />`}
    ${deciding && html`<${Ask} key=${`${deciding.outcome} ${deciding.entry.applicationId}`} title=${say('decide', { outcome: say(deciding.outcome), who: nameOf(deciding.entry) })} label=${say('reason')} hint=${[...(isContested(deciding.entry) ? [say('contestOpen')] : []), say('reasonHint')].join(' ')} save=${(/** @type {string} */ reason) => list.decide(deciding.outcome, deciding.entry, reason)} close=${() => setDeciding(null)} />`}
  </main>`;
}

/** What the list has to say before its rows. @param {{ list: ReturnType<typeof useList> }} props */
function Told({ list }) {
  const { value, failed, told, recent } = list;
  return html`<p class="unseen" role="status">${told.said}</p>
    ${recent.length > 0 && html`<${Recent} recent=${recent} takeBack=${list.takeBack} />`}
    ${told.problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: told.problem })}</p>`}
    ${told.waiting && html`<p class="banner" role="status">${say('changedNow')} <button onClick=${list.refresh}>${say('showIt')}</button></p>`}
    ${failed !== '' && html`<${Failed} why=${failed} again=${list.again} />`}
    ${value === null && failed === '' && html`<p aria-busy="true">${say('loading')}</p>`}
    ${value && !value.complete && html`<p class="banner">${say('unfinished', { n: value.counts.pending })}</p>`}
    ${value && value.counts.received === 0 && html`<p>${say('emptyRole')}</p>`}`;
}
