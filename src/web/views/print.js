import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { ask } from '../api.js';
import { applicationOf, listOf, queryOf, roleOf } from '../asked.js';
import { Bars } from '../parts/bars.js';
import { correctedIn } from '../parts/corrected.js';
import { dayOf } from '../parts/dates.js';
import { Gates } from '../parts/gates.js';
import { Lanes } from '../parts/lanes.js';
import { addPage, sections, sortedBy } from '../parts/list.js';
import { Failed, useLoaded } from '../parts/load.js';
import { decided, nameOf } from '../parts/people.js';
import { pointsOf } from '../parts/points.js';
import { remarksOf } from '../parts/remarks.js';
import { countsInternships, fieldOf } from '../parts/roles.js';
import { gatesOf, mustOf, saidBy, settledOf, statusOf } from '../parts/settled.js';
import { say, tell } from '../words.js';
import { shows } from './columns.js';
import { toldFilters } from './filters.js';
import { headings } from './section.js';

/** Rows of a section that are asked for at once, and that are printed. */
const [pageSize, most] = [500, 5000];

/** The list as it is narrowed, as many rows of each section as are printed. @param {string} role @param {string} query */
async function wholeList(role, query) {
  const list = await ask('GET', `${roleOf(role)}/shortlist/compact?limit=${pageSize}${query}`);
  for (const name of sections)
    while (list.nextCursors[name] !== null && list[name].length < most)
      await addPage(role, query, list, name, pageSize);
  return list;
}

/** What is printed: the list as it is narrowed, or one candidate: plain, light, with the version of the role and the day.
 * @param {{ role: string, me: any, place: import('../place.js').Place }} props */
export function Print({ role, me, place }) {
  const open = place.query.get('open');
  const query = queryOf(place.query, me.blind);
  const { value, failed, again } = useLoaded(
    async () => ({
      about: await ask('GET', roleOf(role)),
      list: open ? await ask('GET', listOf(role, query)) : await wholeList(role, query),
      one: open ? await ask('GET', applicationOf(open)) : null,
    }),
    [role, query, open],
  );
  useEffect(() => {
    document.title = `${value?.about.title ?? role} – Prescreen`;
  }, [value]);
  if (failed !== '') return html`<main><${Failed} why=${failed} again=${again} /></main>`;
  if (value === null) return html`<main aria-busy="true"><p>${say('loading')}</p></main>`;
  const { list, one, about } = value;
  const { title } = about;
  const narrowed = one ? [] : toldFilters(place.query, me.blind, about.questions?.screening ?? []);
  const field = fieldOf(about);
  return html`<main class="sheet-of-paper">
    <p class="acts"><button onClick=${() => print()}>${say('print')}</button> <a href=${`/roles/${role}${location.search}`}>${say('back')}</a></p>
    <h1>${title}</h1>
    <p class="facts">${say('printedAs', { version: list.role.version, asOf: list.asOf ? dayOf(list.asOf) : '–' })}${!list.complete && ` ${say('unfinished', { n: list.counts.pending })}`}</p>
    ${narrowed.length > 0 && html`<p>${narrowed.join(' · ')}</p>`}
    ${one ? html`<${Person} one=${one} field=${field} internships=${countsInternships(about)} />` : html`<${List} list=${{ ...list, ...sortedBy(list, place.query.get('sort')) }} shown=${(/** @type {string} */ column) => shows(place.query, column)} />`}
  </main>`;
}

/** Every section, as far as it is printed, and how much there is; columns as they are shown.
 * @param {{ list: any, shown: (column: string) => boolean }} props */
function List({ list, shown }) {
  const names = Object.keys(headings).flatMap((name) => list[name].map(nameOf));
  const isShared = (/** @type {string} */ name) => names.indexOf(name) !== names.lastIndexOf(name);
  if (names.length === 0) return html`<p>${say('nothingListed')}</p>`;
  return Object.entries(headings).map(([name, title]) => {
    const rows = list[name];
    const all = list.counts[title];
    if (rows.length === 0) return null;
    return html`<h2 key=${name}>${say(title)} <span class="count">${rows.length < all ? say('someOf', { n: rows.length, all }) : all}</span></h2>
    ${list.nextCursors[name] && html`<p class="banner">${say('printedSome', { n: rows.length, all })}</p>`}
    ${name === 'shortlist' && shown('criteria') && html`<p class="facts">${say('barsOf', { what: list.criteria.map((/** @type {any} */ one) => one.label).join(', ') })}</p>`}
    <div class="wide" tabindex="0" role="region" aria-label=${say(title)}><table><thead><tr><th scope="col">${say('rank')}</th><th scope="col">${say('name')}</th><th scope="col">${say('score')}</th>${shown('criteria') && html`<th scope="col">${say('criteria')}</th>`}${shown('mustHaves') && html`<th scope="col">${say('mustHaves')}</th>`}${shown('decided') && html`<th scope="col">${say('decided')}</th>`}</tr></thead>
    <tbody>${rows.map(
      (
        /** @type {any} */ entry,
        /** @type {number} */ at,
      ) => html`<tr key=${entry.applicationId ?? at}><td>${entry.rank ?? '–'}${entry.tied ? '=' : ''}</td><th scope="row">${nameOf(entry)}<span class="facts">${[tell(entry.message) || [entry.title, entry.company].filter(Boolean).join(', '), isShared(nameOf(entry)) ? entry.file : '', ...(name === 'needsReview' ? entry.reviewReasons.map((/** @type {string} */ one) => say(`reason_${one}`)) : []), entry.toCheck ? say('toCheck') : ''].filter(Boolean).join(' · ')}</span></th>
        <td>${entry.score === undefined ? '' : `${pointsOf(entry)} ${say(entry.band)}`}</td>${shown('criteria') && html`<td>${entry.statuses && html`<${Bars} entry=${entry} criteria=${list.criteria} />`}</td>`}${shown('mustHaves') && html`<td>${entry.gates && html`<${Gates} entry=${entry} list=${list} named=${true} />`}</td>`}${shown('decided') && html`<td>${decided(entry.decision)}</td>`}</tr>`,
    )}</tbody></table></div>`;
  });
}

/** A verdict in its sentence, and what a person said of it. @param {{ one: any, verdict: any }} props */
function Verdict({ one, verdict }) {
  const gate = gatesOf(one).get(verdict.criterion);
  const settled = settledOf(one, verdict.criterion);
  const must = gate && say(`must_${mustOf(settled, verdict, gate)}`);
  return html`<li><p>${tell(verdict.explanation)}${must ? ` (${say('mustHave')}: ${must})` : ''}${settled && html`<span class="note">${say(statusOf(settled, verdict))} – ${saidBy(settled, verdict.status)}</span>`}</p></li>`;
}

/** @param {{ one: any, field: string | null, internships: boolean }} props */
function Person({ one, field, internships }) {
  const jobs = one.meta?.jobs ?? [];
  const who = nameOf({ name: one.candidate?.name ?? null, file: one.file, applicationId: one.applicationId });
  return html`<h2>${who}</h2>
    <p>${[one.current?.title, one.current?.company].filter(Boolean).join(', ')}</p>
    ${one.score !== undefined && html`<p><strong>${say('pointsN', { n: pointsOf(one) })}</strong> ${say(one.band)}</p>`}
    ${(one.reviewReasons ?? []).map((/** @type {string} */ reason) => html`<p key=${reason}>${say('looking')}: ${say(`reason_${reason}`)}</p>`)}
    ${one.message && html`<p>${tell(one.message)} ${tell(one.nextStep)}</p>`}
    ${one.decision && html`<p>${decided(one.decision)}: ${one.decision.reason}</p>`}
    <ul class="verdicts">${(one.verdicts ?? []).map((/** @type {any} */ each) => html`<${Verdict} key=${each.criterion} one=${one} verdict=${each} />`)}</ul>
    <${Lanes} jobs=${jobs} field=${field} internships=${internships} />
    ${(one.corrections ?? []).map((/** @type {any} */ each) => html`<p class="note" key=${each.id}>${correctedIn(each)} – ${each.author}: ${each.reason}</p>`)}
    ${remarksOf(one).map((/** @type {any} */ each) => html`<p class="facts" key=${each.criterion}>${each.label}</p>`)}`;
}
