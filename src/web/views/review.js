import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { dayOf } from '../parts/dates.js';
import { Ask } from '../parts/decide.js';
import { useLoaded } from '../parts/load.js';
import { gatesOf, labelOf, openVerdicts } from '../parts/settled.js';
import { say, tell } from '../words.js';

/** Why a person has to look first, and the way to say what they saw. @param {{ value: any, own: string, verdicts: any[], may: boolean, changed: () => Promise<void> }} props */
export function Review({ value, own, verdicts, may, changed }) {
  const [asking, setAsking] = useState(/** @type {any} */ (null));
  const reasons = value.reviewReasons ?? [];
  const steps = useLoaded(
    () => (reasons.length > 0 ? ask('GET', `${own}/explanation`) : Promise.resolve({ review: [] })),
    [own, reasons.length],
  );
  const unread = value.state === 'unreadable' && !value.reviews.length;
  // Somebody has looked already: said, not asked again.
  const accepted = value.reviews.find((/** @type {any} */ one) => one.kind === 'accepted') ?? null;
  const unclear = openVerdicts(value, verdicts);
  const open = [...gatesOf(value)]
    .filter(([, status]) => status === 'unknown')
    .map(([id]) => labelOf(value, id));
  const settle = async (/** @type {string} */ reason) => {
    await ask('POST', `${own}/review`, { ...asking.body, reason });
    await changed();
  };
  const button = (/** @type {string} */ title, /** @type {any} */ body) =>
    html`<button key=${title} class="quiet" onClick=${() => setAsking({ title, body })}>${title}</button> `;
  // The question stays while what it is about is scored anew.
  const asked =
    asking !== null &&
    html`<${Ask} key="review" title=${asking.title} label=${say('reason')} hint=${say('reasonHint')} save=${settle} close=${() => setAsking(null)} />`;
  if (reasons.length === 0 && !unread && unclear.length === 0) return asked || null;
  return html`${
    (reasons.length > 0 || unread) &&
    html`<div class="banner"><h3>${say(accepted ? 'looked' : 'looking')}</h3>
      ${open.length > 0 && html`<p>${say('openMust', { what: open.join(', ') })}</p>`}
      <ul>${(steps.value?.review ?? []).map((/** @type {any} */ one) => html`<li key=${one.reason}>${tell(one.message)} ${tell(one.nextStep)}</li>`)}</ul>
      ${
        may &&
        html`<p>${accepted && say('settledBy', { who: accepted.by, at: dayOf(accepted.at), why: accepted.reason })}${reasons.length > 0 && !accepted && button(say('review_accepted'), { kind: 'accepted' })}
        ${unread && html`${button(say('review_read_by_person'), { kind: 'read_by_person' })}${button(say('review_not_a_resume'), { kind: 'not_a_resume' })}`}</p>`
      }
    </div>`
  }
    ${
      may &&
      unclear.length > 0 &&
      html`<details><summary>${say('unclear', { n: unclear.length })}</summary><ul class="notes">${unclear.map(
        (one) =>
          html`<li key=${one.criterion}><p>${one.label}: ${tell(one.detail ?? one.found)}</p><p>${[
            'met',
            'partial',
            'not_met',
          ].map((verdict) =>
            button(`${one.label}: ${say(verdict)}`, {
              kind: 'overridden',
              criterion: one.criterion,
              verdict,
            }),
          )}</p></li>`,
      )}</ul></details>`
    }
    ${asked}`;
}
