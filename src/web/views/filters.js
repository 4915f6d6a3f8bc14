import { html } from 'htm/preact';
import { momentOf } from '../parts/dates.js';
import { Typed } from '../parts/typed.js';
import { say } from '../words.js';

/** Filters of which one value is chosen: their names in the address, their labels, and what each value is called.
 * @type {[name: string, label: string, values: [value: string, shown: string][]][]} */
const choices = [
  [
    'band',
    'band',
    [
      ['strong', 'strong'],
      ['possible', 'possible'],
      ['weak', 'weak'],
    ],
  ],
  [
    'decision',
    'decision',
    [
      ['none', 'undecided'],
      ['advance', 'advanced'],
      ['hold', 'held'],
      ['reject', 'rejected'],
    ],
  ],
  ['to_check', 'check', [['true', 'toCheck']]],
  ['contested', 'contests', [['true', 'contested']]],
];

/** What narrows a list, in words, for a print of it. @param {URLSearchParams} query @param {boolean} blind @param {{ id: string, question: string }[]} questions @returns {string[]} */
export function toldFilters(query, blind, questions) {
  const chosen = choices.flatMap(([name, label, values]) => {
    const shown = values.find(([value]) => value === query.get(name))?.[1];
    return shown === undefined ? [] : [`${say(label)}: ${say(shown)}`];
  });
  const words = blind ? null : query.get('q');
  const [tag, answer, since] = [query.get('tag'), query.get('answer'), query.get('received_after')];
  return [
    ...(words && words.trim().length > 1 ? [`${say('filter')}: ${words}`] : []),
    ...chosen,
    ...(tag ? [`${say('tag')}: ${tag}`] : []),
    ...(answer ? [toldAnswer(answer, questions)] : []),
    ...(since ? [say('receivedSince', { at: momentOf(since) })] : []),
  ];
}

/** An answer that is asked for, with its question. @param {string} answer @param {{ id: string, question: string }[]} questions */
function toldAnswer(answer, questions) {
  const [id = '', ...words] = answer.split(':');
  const question = questions.find((one) => one.id === id)?.question ?? id;
  return `${say('answerTo')} “${question}”: ${words.join(':')}`;
}

/** True where people would stand below the edge of the window if every filter stood above them. */
const isNarrow = () => matchMedia('(max-width: 40rem)').matches;

/** Filters of the list; they stand in the address. Words are not searched blind.
 * @param {{ place: import('../place.js').Place, field: any, blind: boolean, tags: string[], questions: { id: string, question: string }[] }} props */
export function Filters({ place, field, blind, tags, questions }) {
  const choice = (
    /** @type {string} */ name,
    /** @type {string} */ label,
    /** @type {[string, string][]} */ values,
  ) =>
    html`<label>${label} <select value=${place.query.get(name) ?? ''} onChange=${(/** @type {any} */ event) => place.go({ [name]: event.target.value }, true)}>
      <option value="">${say('any')}</option>${values.map(([value, shown]) => html`<option value=${value}>${say(String(shown))}</option>`)}</select></label>`;
  const chosen = [...choices.map(([name]) => name), 'tag', 'answer'].filter((name) =>
    place.query.get(name),
  ).length;
  return html`<form class="filters" role="search" onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
    ${!blind && html`<label>${say('filter')} <${Typed} value=${place.query.get('q') ?? ''} send=${(/** @type {string} */ q) => place.go({ q })} wait=${150} field=${field} /></label>`}
    <details class="narrowing" open=${!isNarrow() || chosen > 0}><summary>${say(chosen > 0 ? 'filtersChosen' : 'filters', { n: chosen })}</summary>
    ${choices.map(([name, label, values]) => choice(name, say(label), values))}
    ${
      (tags.length > 0 || place.query.has('tag')) &&
      html`<label>${say('tag')} <select value=${place.query.get('tag') ?? ''} onChange=${(/** @type {any} */ event) => place.go({ tag: event.target.value })}>
        <option value="">${say('any')}</option>${tags.map((tag) => html`<option key=${tag} value=${tag}>${tag}</option>`)}</select></label>`
    }
    ${questions.length > 0 && html`<${Answer} place=${place} questions=${questions} />`}
    </details>
  </form>`;
}

/** Narrows by what was answered to a screening question: words that stand in it, or days at most.
 * @param {{ place: import('../place.js').Place, questions: { id: string, question: string }[] }} props */
function Answer({ place, questions }) {
  const given = place.query.get('answer') ?? '';
  const [question, value] =
    given === '' ? ['', ''] : [given.slice(0, given.indexOf(':')), given.slice(given.indexOf(':') + 1)];
  const go = (/** @type {string} */ id, /** @type {string} */ words) =>
    place.go({ answer: id === '' ? null : `${id}:${words}` });
  return html`<label>${say('answerTo')} <select value=${question} onChange=${(/** @type {any} */ event) => go(event.target.value, value)}>
      <option value="">${say('any')}</option>${questions.map(({ id, question: text }) => html`<option key=${id} value=${id}>${text}</option>`)}</select></label>
    ${
      question !== '' &&
      html`<label>${say('answerIs')} <${Typed} value=${value} send=${(/** @type {string} */ words) => go(question, words)} wait=${300} /></label>`
    }`;
}
