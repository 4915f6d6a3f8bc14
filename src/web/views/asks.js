import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { NumberField } from '../parts/numbers.js';
import { say } from '../words.js';
import { FieldChoice } from './field-choice.js';
import { Adding, Skills } from './finder.js';

/** @typedef {import('../parts/filled.js').Filled} Filled */

/** Thousandths of leadership by what shows it, as the first role has them. */
const credits = { title: 300, technical: 700, mentoring: 800, team: 900 };
/** Thousandths of what is only listed, as the first role has them. */
const listCredit = 600;

/** Kinds of criteria, in the order in which they are offered. */
export const kinds = [
  ...['skills', 'experience', 'practice', 'statement', 'leadership', 'title', 'work'],
  ...['education', 'credential', 'language', 'answer'],
];
const ofWords = ['skills', 'title', 'education', 'credential', 'language'];
const ofFields = ['experience', 'work'];
const ofPractices = ['practice', 'statement'];

/** @param {string} text */
const listed = (text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

/** Words with one more behind them, once each. @param {string} text @param {string} word */
const withWord = (text, word) => [...new Set([...listed(text), word])].join(', ');

/** What an answer is held against. @param {Filled} filled */
function expected({ fit, amount, text }) {
  if (fit === 'days') return { expects: { type: 'days', atMost: amount } };
  if (fit === 'choice') return { expects: { type: 'choice', any: listed(text) } };
  return {};
}

/** What a criterion of a kind asks for; null while something is missing. A new question stands beside it.
 * @param {string} kind @param {Filled} filled @param {string} label @param {string} questionId of a new question */
export function asksOf(kind, filled, label, questionId) {
  const words = listed(filled.text);
  if (kind === 'leadership') return { asks: { kind, teamSize: 3, credits } };
  if (kind === 'skills')
    return words.length === 0
      ? null
      : {
          asks: {
            ...{ kind, wanted: words.length, listCredit },
            sets: words.map((word) => ({ label: word, any: [word.toLowerCase()] })),
          },
        };
  if (ofWords.includes(kind)) return words.length === 0 ? null : { asks: { kind, any: words } };
  if (kind === 'experience')
    return filled.field === '' ? null : { asks: { kind, field: filled.field, years: filled.amount } };
  if (kind === 'work')
    return filled.field === '' ? null : { asks: { kind, field: filled.field, wanted: filled.amount } };
  if (ofPractices.includes(kind)) {
    const own = { kind, practice: filled.practice, label };
    return filled.practice === ''
      ? null
      : { asks: kind === 'practice' ? { ...own, wanted: 1, listCredit } : own };
  }
  if (filled.fit === 'choice' && words.length === 0) return null;
  if (filled.question !== '') return { asks: { kind, question: filled.question, ...expected(filled) } };
  const question = filled.newQuestion.trim();
  if (question === '') return null;
  return {
    asks: { kind, question: questionId, ...expected(filled) },
    question: { id: questionId, question },
  };
}

/** The parts of the form that a kind has; `words` names how its words are written.
 * @param {{ kind: string, filled: Filled, fill: (change: Partial<Filled>) => void, draft: any, words?: string }} props */
export function Asks({ kind, filled, fill, draft, words = 'criterionWords' }) {
  if (kind === 'leadership') return null;
  if (ofWords.includes(kind))
    return html`<${Text} name=${words} value=${filled.text} set=${(/** @type {string} */ text) => fill({ text })} />
      ${kind === 'skills' && html`<${Adding} title=${say('addSkill')} find=${Skills} add=${(/** @type {string} */ id) => fill({ text: withWord(filled.text, id) })} />`}`;
  if (ofFields.includes(kind))
    return html`<${FieldChoice} own=${draft.fields ?? []} value=${filled.field} set=${(/** @type {string} */ field) => fill({ field })} />
      <${Amount} name=${kind === 'experience' ? 'yearsWanted' : 'jobsWanted'} least=${1} most=${kind === 'experience' ? 30 : 10} filled=${filled} fill=${fill} />`;
  if (ofPractices.includes(kind))
    return html`<${Practice} only=${(/** @type {any} */ one) => kind === 'practice' || one.soft} value=${filled.practice} set=${(/** @type {string} */ practice) => fill({ practice })} />`;
  return html`<${Answer} filled=${filled} fill=${fill} questions=${draft.questions?.screening ?? []} />`;
}

/** @param {{ name: string, value: string, set: (text: string) => void }} props */
function Text({ name, value, set }) {
  return html`<label>${say(name)}<input value=${value} maxlength="1000" onInput=${(/** @type {any} */ event) => set(event.target.value)} /></label>`;
}

/** @param {{ name: string, least: number, most: number, filled: Filled, fill: (change: Partial<Filled>) => void }} props */
function Amount({ name, least, most, filled, fill }) {
  return html`<label>${say(name)}<${NumberField} min=${least} max=${most} value=${filled.amount} put=${(/** @type {number} */ amount) => fill({ amount })} /></label>`;
}

/** A practice that the service knows. @param {{ only: (one: any) => boolean, value: string, set: (id: string) => void }} props */
function Practice({ only, value, set }) {
  const [known, setKnown] = useState(/** @type {any[]} */ ([]));
  useEffect(() => {
    ask('GET', '/v1/practices').then(
      ({ practices }) => setKnown(practices),
      () => setKnown([]),
    );
  }, []);
  return html`<label>${say('practice')}<select value=${value} onChange=${(/** @type {any} */ event) => set(event.target.value)}>
    <option value="">${say('chooseOne')}</option>${known.filter(only).map((one) => html`<option key=${one.id} value=${one.id}>${one.label}</option>`)}</select></label>`;
}

/** A question of the role's or a new one, and what its answer is held against. @param {{ filled: Filled, fill: (change: Partial<Filled>) => void, questions: any[] }} props */
function Answer({ filled, fill, questions }) {
  return html`<label>${say('question')}<select value=${filled.question} onChange=${(/** @type {any} */ event) => fill({ question: event.target.value })}>
      <option value="">${say('newQuestion')}</option>${questions.map((one) => html`<option key=${one.id} value=${one.id}>${one.question}</option>`)}</select></label>
    ${filled.question === '' && html`<${Text} name="newQuestionWords" value=${filled.newQuestion} set=${(/** @type {string} */ newQuestion) => fill({ newQuestion })} />`}
    <label>${say('answerFits')}<select value=${filled.fit} onChange=${(/** @type {any} */ event) => fill({ fit: event.target.value })}>${['any', 'days', 'choice'].map((one) => html`<option key=${one} value=${one}>${say(`fit_${one}`)}</option>`)}</select></label>
    ${filled.fit === 'days' && html`<${Amount} name="daysMost" least=${0} most=${3650} filled=${filled} fill=${fill} />`}
    ${filled.fit === 'choice' && html`<${Text} name="criterionWords" value=${filled.text} set=${(/** @type {string} */ text) => fill({ text })} />`}`;
}
