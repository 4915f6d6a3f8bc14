import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';
import { useLoaded } from '../parts/load.js';
import { say } from '../words.js';

/** An amount: "60000-70000 EUR/year", and its thousands with a mark or a blank before three digits. */
const number = "\\d{1,3}(?:[.,’' ]\\d{3})+|\\d+";
const amount = new RegExp(
  `^(${number})(?:\\s*[-–]\\s*(${number}))?\\s*([A-Z]{3})\\s*/\\s*(year|month|day|hour)$`,
);
const numberOf = (/** @type {string} */ text) => Number(text.replace(/\D/g, ''));

/** What was written as the API takes it: a number of days, an amount, or words. @param {string} text */
function answerOf(text) {
  const money = amount.exec(text);
  if (money) {
    const [, from, to = from, currency, period] = money;
    return { currency, period, from: numberOf(from), to: numberOf(to) };
  }
  return /^\d{1,4}$/.test(text) ? Number(text) : text;
}

/** A way to write down what somebody answered to a screening question of the role. It is scored where the role asks for it.
 * @param {{ role: string, own: string, changed: () => Promise<void> }} props */
export function Answers({ role, own, changed }) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState('');
  const { value } = useLoaded(() => (open ? ask('GET', roleOf(role)) : Promise.resolve(null)), [open, role]);
  const questions = value?.questions?.screening ?? [];
  const write = async (/** @type {any} */ event) => {
    event.preventDefault();
    const { question, answer } = event.target.elements;
    setProblem('');
    try {
      const answers = [{ question: question.value, value: answerOf(answer.value.trim()) }];
      await ask('POST', `${own}/answers`, { answers });
      answer.value = '';
      await changed();
    } catch (error) {
      setProblem(String(/** @type {Error} */ (error).message));
    }
  };
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}><summary>${say('writeAnswer')}</summary>
    ${problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`}
    ${value !== null && questions.length === 0 && html`<p>${say('noQuestions')}</p>`}
    ${
      questions.length > 0 &&
      html`<form onSubmit=${write}><label>${say('questionAsked')}<select name="question" required>${questions.map(
        (/** @type {any} */ one) => html`<option key=${one.id} value=${one.id}>${one.question}</option>`,
      )}</select></label>
      <label>${say('theirAnswer')}<input name="answer" required maxlength="2000" /></label><p class="facts">${say('answerHint')}</p>
      <p class="acts"><button>${say('keep')}</button></p></form>`
    }</details>`;
}
