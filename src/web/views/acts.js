import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { correctedIn } from '../parts/corrected.js';
import { dayOf } from '../parts/dates.js';
import { Ask } from '../parts/decide.js';
import { regain } from '../parts/focus.js';
import { useLoaded } from '../parts/load.js';
import { labelOf } from '../parts/settled.js';
import { say, tell } from '../words.js';

/** What people did about an application: decisions with those that were taken back, answers, corrections, reviews, contests, and the other roles of the person.
 * @param {{ value: any, own: string, questions: { id: string, question: string }[], me: any, may: boolean, mayDecide: boolean, changed: () => Promise<void> }} props */
export function Acts({ value, own, questions, me, may, mayDecide, changed }) {
  const [problem, setProblem] = useState('');
  const [answering, setAnswering] = useState(/** @type {any} */ (null));
  const decisions = useLoaded(
    () => (may ? ask('GET', `${own}/decisions`) : Promise.resolve(null)),
    [own, value.decision?.id],
  );
  const contests = useLoaded(() => ask('GET', `${own}/contests`), [own, value.contest?.id]);
  const rows = [
    ...(decisions.value?.decisions ?? []).map((/** @type {any} */ one) => ({
      key: one.id,
      what: `${say(one.outcome)}: ${one.reason}`,
      by: `${tell(one.by)}, ${dayOf(one.at)}${one.withdrawnAt ? ` · ${say('takenBack', { at: dayOf(one.withdrawnAt) })}` : ''}`,
      // One's own, while it counts.
      back:
        mayDecide && !one.withdrawnAt && one.id === value.decision?.id && one.by === me.owner
          ? () => ask('DELETE', `${own}/decisions/${one.id}`)
          : null,
    })),
    ...value.answers.map((/** @type {any} */ one) => ({
      key: `a ${one.question}`,
      what: `${questions.find(({ id }) => id === one.question)?.question ?? one.question} – ${typeof one.value === 'object' ? `${one.value.from}–${one.value.to} ${one.value.currency}${one.value.period ? ` / ${say(`per_${one.value.period}`)}` : ''}` : one.value}`,
      by: `${one.author}, ${dayOf(one.answeredAt)}`,
    })),
    ...value.corrections.map((/** @type {any} */ one) => ({
      key: one.id,
      what: correctedIn(one),
      by: `${one.author}: ${one.reason}`,
      back: may ? () => ask('DELETE', `${own}/corrections/${one.id}`) : null,
    })),
    ...value.reviews.map((/** @type {any} */ one) => ({
      key: one.id,
      what: [say(`review_${one.kind}`), labelOf(value, one.criterion), one.verdict && say(one.verdict)]
        .filter(Boolean)
        .join(' · '),
      by: `${tell(one.by)}, ${dayOf(one.at)}: ${one.reason}`,
    })),
    ...(contests.value?.contests ?? []).map((/** @type {any} */ one) => ({
      key: one.id,
      what: `${say('contested')}: ${one.text}`,
      by: `${one.recordedBy}, ${dayOf(one.receivedOn)}${one.answer ? ` · ${one.answeredBy}: ${one.answer}` : ''}`,
      contest: mayDecide && !one.answer ? one.id : null,
    })),
  ];
  const back = async (/** @type {() => Promise<unknown>} */ act) => {
    setProblem(
      await act().then(
        () => '',
        (error) => error.message,
      ),
    );
    await changed();
    regain(() => document.getElementById('acts') ?? document.getElementById('who'));
  };
  const answer = async (/** @type {string} */ text) => {
    const { id, outcome } = answering;
    await ask('POST', `${own}/contests/${id}/answer`, { outcome, answer: text });
    await changed();
  };
  if (rows.length === 0) return null;
  return html`<h3 id="acts" tabindex="-1">${say('acts')}</h3>${problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`}<ul class="notes">${rows.map(
    (one) => html`<li key=${one.key}><p>${one.what}</p><p class="facts">${one.by}
      ${one.back && html` <button class="link" onClick=${() => back(one.back)}>${say('takeBack')}</button>`}
      ${
        one.contest &&
        ['kept', 'changed'].map(
          (outcome) =>
            html` <button key=${outcome} class="link" onClick=${() => setAnswering({ id: one.contest, outcome })}>${say(`answer_${outcome}`)}</button>`,
        )
      }</p></li>`,
  )}</ul>
  ${answering !== null && html`<${Ask} title=${say(`answer_${answering.outcome}`)} label=${say('toldThem')} hint=${say('anotherPerson')} save=${answer} close=${() => setAnswering(null)} />`}`;
}
