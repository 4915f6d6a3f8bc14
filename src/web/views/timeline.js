import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { correctedIn } from '../parts/corrected.js';
import { Ask } from '../parts/decide.js';
import { regain } from '../parts/focus.js';
import { Lanes } from '../parts/lanes.js';
import { placeOf, useFieldLabel } from '../parts/roles.js';
import { say, tell } from '../words.js';

/** The words that a job is found by again: those of its title, else of its dates. @param {any} job @returns {string | undefined} */
const quoteOf = (job) =>
  [...(job.title?.evidence ?? []), ...(job.dates ?? [])].find((one) => one.source === 'document')?.quote;
/** The words of a job's dates. @param {any} job @returns {string | undefined} */
const datesOf = (job) => job.dates?.find((/** @type {any} */ one) => one.source === 'document')?.quote;
/** Other words of a job, by which it is told from those that have the same quoted: its dates, employer or title. @param {any} job @param {string} quote @param {any[]} jobs @returns {string | undefined} */
function besideOf(job, quote, jobs) {
  const wordsOf = (/** @type {any} */ one) =>
    [...(one.dates ?? []), ...(one.company?.evidence ?? []), ...(one.title?.evidence ?? [])]
      .filter(({ source }) => source === 'document')
      .map(({ quote: words }) => words);
  const alike = jobs.filter((one) => one !== job && wordsOf(one).includes(quote));
  if (alike.length === 0) return undefined;
  return wordsOf(job).find((words) => words !== quote && !alike.some((one) => wordsOf(one).includes(words)));
}
/** Whether a person put the dates of a job right. @param {any} job */
const isPutRight = (job) => job.dates?.some((/** @type {any} */ one) => one.source === 'correction');
/** What somebody said before of what is about to be put right: whoever says otherwise replaces it, and is told. @param {any[]} corrections @param {any} asking */
function saidBefore(corrections, asking) {
  const [field] = String(asking.becomes ?? '').split(': ');
  const before = corrections.findLast(
    (one) =>
      one.field === asking.field &&
      one.quote === asking.quote &&
      (one.beside ?? null) === (asking.beside ?? null) &&
      (one.field !== 'job.field' || one.becomes.startsWith(`${field}: `)),
  );
  return before ? say('saidBefore', { who: before.author, what: correctedIn(before) }) : '';
}

/** @param {any} job */
const nameOfJob = (job) =>
  [job.title?.value, job.company?.value].filter(Boolean).join(', ') || say('noTitle');

/** The jobs that were read, as a picture and as a table: whether each counts in the role's field, and one click to say that it is otherwise.
 * @param {{ meta: any, corrections: any[], own: string, field: string | null, internships: boolean, may: boolean, changed: () => Promise<void> }} props */
export function Timeline({ meta, corrections, own, field, internships, may, changed }) {
  const [asking, setAsking] = useState(/** @type {any} */ (null));
  const jobs = meta?.jobs ?? [];
  // Why each counts or not is asked for when somebody wants to know.
  const [why, setWhy] = useState(/** @type {any[] | null} */ (null));
  const [problem, setProblem] = useState('');
  const table = useRef(/** @type {any} */ (null));
  const explain = () =>
    ask('GET', `${own}/fields/${encodeURIComponent(field ?? '')}`).then(
      ({ jobs: told }) => setWhy(told),
      (error) => setProblem(error.message),
    );
  // Whoever asked and puts something right sees why anew.
  useEffect(() => {
    if (why !== null) explain();
  }, [meta]);
  const correct = async (/** @type {string} */ reason, /** @type {string} */ value) => {
    const { title: _title, ask: asked, ...correction } = asking;
    await ask('POST', `${own}/corrections`, { ...correction, ...(asked ? { becomes: value } : {}), reason });
    await changed();
  };
  // Its button may be gone with the row that it stood in: whoever uses the keyboard goes on at the table.
  const shut = () => {
    setAsking(null);
    regain(() => table.current);
  };
  // The question stays while what it is about is scored anew.
  const asked =
    asking !== null &&
    html`<${Ask} key="ask" title=${asking.title} label=${say('reason')} hint=${[saidBefore(corrections, asking), say('correctHint')].filter(Boolean).join(' ')} value=${asking.ask} save=${correct} close=${shut} />`;
  if (jobs.length === 0) return asked || null;
  return html`<h3>${say('timeline')}</h3>
    <${Lanes} jobs=${jobs} field=${field} internships=${internships} />
    <div ref=${table} class="wide" tabindex="0" role="region" aria-label=${say('timeline')}><table class="jobs">
      <thead><tr><th scope="col">${say('job')}</th><th scope="col">${say('dates')}</th><th scope="col">${say('field')}</th></tr></thead>
      <tbody>${jobs.map(
        (/** @type {any} */ job, /** @type {number} */ index) =>
          html`<${JobRow} key=${index} job=${job} jobs=${jobs} field=${field} internships=${internships} may=${may} choose=${setAsking} because=${why?.[index]?.because ?? null} />`,
      )}</tbody></table></div>
    ${problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`}
    ${field !== null && field !== undefined && why === null && html`<p><button class="quiet" onClick=${explain}>${say('whyCounted')}</button></p>`}
    ${asked}`;
}

/** Months of a job by its dates: what they are taken for, and what they may be. @param {any} spans */
function monthsOf(spans) {
  if (!spans?.value && !spans?.high) return '';
  const of = (/** @type {any} */ span) => (span ? span.to - span.from : 0);
  const [low, value, high] = [of(spans.low), of(spans.value), of(spans.high)];
  return low === high ? say('monthsOf', { n: value }) : say('monthsFrom', { n: value, low, high });
}

/** Where a job stands in the field; without dates it adds no months wherever that is. @param {any} job @param {string} place */
const placedOf = (job, place) =>
  job.start || place === 'out' ? say(`place_${place}`) : say('place_noDates');

/** @param {any} props */
function JobRow({ job, jobs, field, internships, may, choose, because }) {
  const place = field === null || field === undefined ? null : job.fields?.[field];
  const { kind } = placeOf(job, field, internships);
  return html`<tr>
    <th scope="row">${nameOfJob(job)}<span class="facts">${job.occupation?.label ?? ''}</span>${may && html`<span class="facts corrections"><${Corrections} job=${job} field=${field} place=${place} kept=${kind} choose=${choose} besideOf=${(/** @type {string} */ quote) => besideOf(job, quote, jobs)} /></span>`}</th>
    <td>${
      job.dates
        ?.map((/** @type {any} */ one) => one.quote)
        .filter(Boolean)
        .join(' – ') || say('noDates')
    }${isPutRight(job) && html`<span class="facts note">${say('datesPutRight', { from: job.start ?? '?', to: job.end === 'present' ? say('today') : (job.end ?? '?') })}</span>`}<span class="facts note">${monthsOf(job.spans)}</span></td>
    <td>${kind !== null ? say('keptOut', { kind: say(`kind_${kind}`) }) : place ? placedOf(job, place) : ''}${because && html`<span class="facts note">${tell(because)}</span>`}</td>
  </tr>`;
}

/** What can be said of a job with one click. @param {any} props */
function Corrections({ job, field, place, kept, choose: ask, besideOf: beside }) {
  const label = useFieldLabel(field);
  const quote = quoteOf(job);
  if (!quote) return null;
  // One without dates is found again by its title.
  const dates = datesOf(job) ?? quote;
  const choose = (/** @type {any} */ said) => {
    const words = beside(said.quote);
    ask(words === undefined ? said : { ...said, beside: words });
  };
  // Of work that nobody can tell, and of what is no more than likely, either can be said.
  const sayable = { in: ['out'], likely: ['in', 'out'], unclear: ['in', 'out'], out: ['in'] };
  const others = sayable[/** @type {keyof typeof sayable} */ (place)] ?? [];
  const about = (/** @type {string} */ what) => `${say(what, { field: label })}: ${nameOfJob(job)}`;
  const date = (/** @type {'start' | 'end'} */ which) =>
    html`<button class="link" aria-label=${about(`${which}Is`)} onClick=${() =>
      choose({
        ...{ title: about(`${which}Is`), field: `job.${which}`, quote: dates, was: job[which] ?? '' },
        ask: {
          label: say(`${which}Is`),
          is: job[which] ?? '',
          hint: say(which === 'end' ? 'endHint' : 'dateHint'),
          pattern:
            which === 'end' ? '(19|20)\\d\\d(-(0[1-9]|1[0-2]))?|present' : '(19|20)\\d\\d(-(0[1-9]|1[0-2]))?',
        },
      })}>${say(`${which}Is`)}</button> `;
  const inField = (/** @type {string} */ other) =>
    html`<button class="link" aria-label=${about(`is_${other}`)} onClick=${() => choose({ title: about(`is_${other}`), field: 'job.field', quote, was: place, becomes: `${field}: ${other}` })}>${say(`is_${other}`, { field: label })}</button> `;
  return html`${kept === null && others.map(inField)}
    ${kept !== null && html`<button class="link" aria-label=${about('isJob')} onClick=${() => choose({ title: about('isJob'), field: 'job.kind', quote, was: job.kind, becomes: 'job' })}>${say('isJob')}</button> `}
    ${job.kind !== 'none' && html`<button class="link" aria-label=${about('isNoJob')} onClick=${() => choose({ title: about('isNoJob'), field: 'job.kind', quote, was: job.kind, becomes: 'none' })}>${say('isNoJob')}</button> `}
    ${date('start')}${date('end')}`;
}
