import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { applicationOf } from '../asked.js';
import { dayOf } from '../parts/dates.js';
import { Ask } from '../parts/decide.js';
import { Failed, useLoaded } from '../parts/load.js';
import { decided, isContested, nameOf } from '../parts/people.js';
import { pointsOf } from '../parts/points.js';
import { oneLine } from '../parts/quote.js';
import { differing, remarksOf } from '../parts/remarks.js';
import { gatesOf, mustOf, saidBy, settledOf, statusOf } from '../parts/settled.js';
import { shapes } from '../parts/shapes.js';
import { say, tell } from '../words.js';
import { Acts } from './acts.js';
import { Answers } from './answers.js';
import { Document } from './document.js';
import { Kit } from './kit.js';
import { Notes } from './notes.js';
import { Review } from './review.js';
import { Same } from './same.js';
import { Timeline } from './timeline.js';
import { WaysOut } from './ways-out.js';

/** How often, and how many times, it is asked whether what somebody added has been judged. */
const [askEveryMs, mostAsks] = [150, 40];

/** Waits until what somebody has just added is judged: until then the former result is told. @param {string} own */
async function judgedAnew(own) {
  for (let n = 0; n < mostAsks; n++) {
    const now = await ask('GET', own).catch(() => null);
    if (!now?.rescoring) return;
    await new Promise((done) => setTimeout(done, askEveryMs));
  }
}

/** One application: what was judged beside the words that it was judged by. @param {any} props */
export function Candidate({ id, acts, close, me, field, internships, questions, tick, seen }) {
  const own = applicationOf(id);
  const { value, failed, again } = useLoaded(() => ask('GET', own), [id, tick]);
  const [chosen, setChosen] = useState(
    /** @type {{ criterion: string, start: number | null }} */ ({ criterion: '', start: null }),
  );
  const [asking, setAsking] = useState('');
  const head = useRef(/** @type {any} */ (null));
  useEffect(() => {
    if (value) head.current?.focus();
  }, [value?.applicationId]);
  // What is decided upon is what this shows.
  seen.current = value && { ...value, name: value.candidate?.name ?? null };
  if (value === null)
    return failed === ''
      ? html`<article class="candidate" aria-busy="true"><p>${say('loading')}</p></article>`
      : html`<article class="candidate"><p class="acts"><button class="quiet" onClick=${close}>${say('back')} (Esc)</button></p><${Failed} why=${failed} again=${again} /></article>`;
  const name = value.candidate?.name ?? null;
  const verdicts = value.verdicts ?? [];
  const remarks = remarksOf(value);
  // From the words to their verdict.
  const choose = (/** @type {string} */ criterion) => {
    setChosen({ criterion, start: null });
    document.getElementById(`verdict-${criterion}`)?.focus();
  };
  const changed = async () => {
    await judgedAnew(own);
    await again();
    await acts.changed();
  };
  const screening = async (/** @type {string} */ note) => {
    const manual = asking === 'manual';
    await ask('PUT', `${own}/screening`, {
      screening: manual ? 'manual' : 'automatic',
      because: manual ? 'employer' : 'withdrawn',
      note,
    });
    await changed();
  };
  const contest = async (/** @type {string} */ words) => {
    await ask('POST', `${own}/contests`, { text: words, receivedOn: new Date().toISOString().slice(0, 10) });
    await changed();
  };
  const isHard = (/** @type {any} */ { kind }) => kind !== 'statement';
  const soft = verdicts.filter((/** @type {any} */ one) => !isHard(one));
  const shownOf = (/** @type {any} */ verdict) =>
    html`<${Verdict} key=${verdict.criterion} verdict=${verdict} gate=${gatesOf(value).get(verdict.criterion) ?? null} settled=${settledOf(value, verdict.criterion)} chosen=${chosen.criterion} choose=${setChosen} />`;
  const mayCorrect = me.scopes.includes('applications:write') && me.ownerKind === 'person';
  const isManual = value.screening?.screening === 'manual';
  return html`<article class="candidate" aria-labelledby="who">
    ${failed !== '' && html`<${Failed} why=${failed} again=${again} />`}
    <p class="acts"><button class="quiet" onClick=${close}>${say('back')} (Esc)</button>
      ${
        acts.mayDecide &&
        ['advance', 'hold', 'reject'].map(
          (outcome) =>
            html`<button key=${outcome} onClick=${() => acts.decide(outcome, { ...value, name })}>${say(outcome)} (${outcome[0]})</button>`,
        )
      }</p>
    <h2 id="who" tabindex="-1" ref=${head}>${nameOf({ ...value, name })}</h2>
    <p class="facts">${[value.current?.title, value.current?.company].filter(Boolean).join(', ')}</p>
    <p class="facts">${[value.file === id ? '' : value.file, say('receivedAt', { at: dayOf(value.receivedAt) })].filter(Boolean).join(' · ')}</p>
    ${value.score !== undefined && html`<p><strong>${say('pointsN', { n: pointsOf(value) })}</strong> <span class=${`band ${value.band}`}>${say(value.band)}</span></p>`}
    ${value.message && html`<p class="banner">${tell(value.message)} ${tell(value.nextStep)}</p>`}
    ${isContested(value) && html`<p class="banner">${say('contestOpen')}</p>`}
    ${value.decision && html`<p class="banner">${decided(value.decision)}: ${value.decision.reason}</p>`}
    <div class="beside">
      <div>
        ${mayCorrect && (value.state === 'unreadable' || value.reviewReasons?.includes('no_facts')) && html`<${WaysOut} own=${own} file=${value.file} reason=${value.reason ?? ''} mayType=${!me.blind} changed=${changed} />`}
        <${Review} value=${value} own=${own} verdicts=${verdicts} may=${acts.mayDecide} changed=${changed} />
        ${verdicts.length > 0 && html`<h3>${say('verdicts')}</h3>`}
        <ul class="verdicts">${verdicts.filter(isHard).map(shownOf)}${soft.length > 0 && html`<${Soft} verdicts=${soft} value=${value} chosen=${chosen.criterion}>${soft.map(shownOf)}<//>`}</ul>
        <${Timeline} meta=${value.meta} corrections=${value.corrections} own=${own} field=${field} internships=${internships} may=${mayCorrect} changed=${changed} />
        ${
          (value.findings?.length > 0 || value.doubts?.length > 0) &&
          html`<h3>${say('explanation')}</h3>
          <ul class="verdicts">${remarks.map((one) => html`<${Remark} key=${one.criterion} one=${one} chosen=${chosen.criterion} choose=${setChosen} />`)}</ul>`
        }
        <${Notes} own=${own} tags=${value.tags ?? []} me=${me} tick=${tick} may=${me.scopes.includes('decide')} changed=${changed} />
        <${Acts} value=${value} own=${own} questions=${questions} me=${me} may=${mayCorrect} mayDecide=${acts.mayDecide} changed=${changed} />
        ${me.scopes.includes('applications:write') && html`<${Answers} role=${value.role.id} own=${own} changed=${changed} />`}
        ${!me.blind && me.scopes.includes('applications:read') && html`<${Same} candidateId=${value.candidateId} id=${id} receivedAt=${value.receivedAt} may=${mayCorrect} changed=${changed} />`}
        <p class="links">${!me.blind && html`<a href=${`${own}/document`}>${say('original')}</a> · `}<a href=${`/roles/${value.role.id}/print?open=${id}`}>${say('print')}</a></p>
        ${verdicts.length > 0 && html`<${Kit} own=${own} />`}
        ${
          me.scopes.includes('applications:write') &&
          html`<p class="acts"><button class="quiet" onClick=${() => setAsking(isManual ? 'automatic' : 'manual')}>${say(isManual ? 'automatic' : 'makeManual')}</button>
          ${acts.mayDecide && !value.contest && html` <button class="quiet" onClick=${() => setAsking('contest')}>${say('contest')}</button>`}</p>`
        }
      </div>
      <${Document} own=${own} hasText=${value.state === 'screened'} said=${[...verdicts, ...remarks]} chosen=${chosen} choose=${choose} />
    </div>
    ${
      asking !== '' &&
      html`<${Ask} title=${say({ manual: 'makeManual', automatic: 'automatic', contest: 'contest' }[asking] ?? '')} label=${say(asking === 'contest' ? 'contestText' : 'reason')}
      hint=${say('reasonHint')} save=${asking === 'contest' ? contest : screening} close=${() => setAsking('')} />`
    }
  </article>`;
}

/** One finding or doubt, and the way to its words. @param {any} props */
function Remark({ one, chosen, choose }) {
  const quotes = one.evidence.filter((/** @type {any} */ each) => each.quote && each.start !== undefined);
  return html`<li id=${`verdict-${one.criterion}`} tabindex="-1" class=${chosen === one.criterion ? 'chosen' : ''}><p>${one.label}</p>
    ${quotes.slice(0, 3).map((/** @type {any} */ each) => html`<button class="quote" onClick=${() => choose({ criterion: one.criterion, start: each.start })}>${say('quoted', { words: oneLine(each.quote) })}</button>`)}</li>`;
}

/** Soft skills in one line, each with its state; their words on demand, or where one of them is chosen. @param {any} props */
function Soft({ verdicts, value, chosen, children }) {
  const states = verdicts.map((/** @type {any} */ one) => ({
    ...{ id: one.criterion, label: one.label },
    status: statusOf(settledOf(value, one.criterion), one),
  }));
  const isChosen = states.some((/** @type {any} */ { id }) => id === chosen);
  return html`<li class="soft"><details open=${isChosen}><summary><strong>${say('softOnes')}</strong> ${states.map((/** @type {any} */ one) => html`<span key=${one.id} class="softly"><span class=${`gate ${one.status}`} aria-hidden="true">${shapes[one.status]}</span> ${one.label}: ${say(one.status)}</span> `)}</summary><ul class="verdicts">${children}</ul></details></li>`;
}

/** Quotes that are shown of a verdict. */
const mostQuotes = 3;

/** One criterion: what it came to, the words behind it, whether it is a must-have, and what a person said of it. @param {any} props */
function Verdict({ verdict, gate, settled, chosen, choose }) {
  const [all, setAll] = useState(false);
  const quotes = differing(verdict.evidence);
  const go = (/** @type {any} */ one) => choose({ criterion: verdict.criterion, start: one.start ?? null });
  // Whoever confirmed what could not be told said that it is met.
  const status = statusOf(settled, verdict);
  // What a person said stands for what the software found.
  const found = settled || tell(verdict.found) === say(verdict.status) ? '' : tell(verdict.found);
  const wanted = status === 'met' || !verdict.wanted ? '' : say('lookedFor', { what: tell(verdict.wanted) });
  const about = [found, wanted, say('weighs', { n: verdict.weight })].filter(Boolean).join(' · ');
  const must = gate === null ? '' : say(`must_${mustOf(settled, verdict, gate)}`);
  return html`<li id=${`verdict-${verdict.criterion}`} tabindex="-1" class=${chosen === verdict.criterion ? 'chosen' : ''}>
    <p><span class=${`gate ${status}`} aria-hidden="true">${shapes[status]}</span> <strong>${verdict.label}</strong>${gate !== null && html` <span class="tag">${say('mustHave')}: ${must}</span>`}${must === say(status) ? '' : `: ${say(status)}`} <span class="facts">${about}</span></p>
    ${settled && html`<p class="facts">${saidBy(settled, verdict.status)}</p>`}
    ${quotes.slice(0, all ? quotes.length : mostQuotes).map((/** @type {any} */ one) => html`<button class="quote" onClick=${() => go(one)}>${say('quoted', { words: oneLine(one.quote) })}</button>`)}
    ${quotes.length > mostQuotes && !all && html`<p><button class="link" onClick=${() => setAll(true)}>${say('andMore', { n: quotes.length - mostQuotes })}</button></p>`}
    ${verdict.detail && html`<p class="facts">${tell(verdict.detail)}</p>`}
  </li>`;
}
