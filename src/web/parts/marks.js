import { html } from 'htm/preact';
import { say } from '../words.js';

/** Words of a document that somebody can be led to: code points over its whole text.
 * @typedef {{ start: number, end: number, of: string[], label: string }} Mark */

/** Marks that do not overlap, in the order of the text: where several do, each stretch is of all of them.
 * @param {{ start: number, end: number, criterion: string, label: string }[]} spans @returns {Mark[]} */
export function partsOf(spans) {
  const edges = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((start, index) => {
    const end = /** @type {number} */ (edges[index + 1]);
    const over = spans.filter((one) => one.start < end && one.end > start);
    if (over.length === 0) return [];
    const of = [...new Set(over.map((one) => one.criterion))];
    const label = [...new Set(over.map((one) => one.label))].join(', ');
    return [{ start, end, of, label }];
  });
}

/** The text of a document with its evidence marked; a click on it leads to its verdict.
 * @param {{ text: string, spans: any[], chosen: string, choose: (criterion: string) => void }} props */
export function MarkedText({ text, spans, chosen, choose }) {
  // Spans count code points, strings of the browser do not.
  const letters = Array.from(text);
  const parts = partsOf(spans);
  /** @type {any[]} */
  const shown = [];
  let at = 0;
  for (const { start, end, of, label } of parts) {
    if (start > at) shown.push(letters.slice(at, start).join(''));
    const id = `mark-${start}`;
    // Words that show several things lead back to where somebody came from.
    const back = () => choose(of.includes(chosen) ? chosen : String(of[0]));
    shown.push(
      html`<mark key=${id} id=${id} tabindex="0" role="button" data-of=${of.join(' ')} class=${of.includes(chosen) ? 'chosen' : ''} onClick=${back} onKeyDown=${(
        /** @type {KeyboardEvent} */ event,
      ) => {
        if (!['Enter', ' ', 'Escape'].includes(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        back();
      }}><span class="unseen">${say('evidence', { what: label })}: </span>${letters.slice(start, end).join('')}</mark>`,
    );
    at = end;
  }
  shown.push(letters.slice(at).join(''));
  return html`<div class="text" tabindex="0" role="region" aria-label=${say('text')}>${shown}</div>`;
}

/** Leads to the words of a place in the text. @param {number} start */
export function lead(start) {
  const marks = [...document.querySelectorAll('mark')];
  const found =
    document.getElementById(`mark-${start}`) ?? marks.find((mark) => Number(mark.id.slice(5)) >= start);
  found?.scrollIntoView({ block: 'center' });
  /** @type {HTMLElement | undefined} */ (found)?.focus({ preventScroll: true });
}
