import { html } from 'htm/preact';
import { say } from '../words.js';
import { shapes } from './shapes.js';

/** The state of each must-have with what it is called. Whether it is met is not what its criterion came to: half of one may do. Who stands
 * in a band above "weak" missed it by little.
 * @param {{ gates?: string[], band?: string }} entry @param {{ mustHaves: string[], criteria: { id: string, label: string }[] }} list */
export const namedGates = ({ gates = [], band }, list) =>
  gates.map((status, at) => ({
    status,
    label: list.criteria.find(({ id }) => id === list.mustHaves[at])?.label ?? '',
    word: say(`must_${status === 'not_met' && band === 'possible' ? 'near' : status}`),
  }));

/** Must-haves by shape and word; those that are not met by name: they explain a place that the points do not.
 * On paper each is named.
 * @param {{ entry: { gates: string[], band?: string }, list: { mustHaves: string[], criteria: { id: string, label: string }[] }, named?: boolean }} props */
export function Gates({ entry, list, named: all = false }) {
  return namedGates(entry, list).map(({ status, label, word }, at) => {
    const named = (all || (status !== 'met' && list.mustHaves.length > 1)) && label;
    return html`<span key=${at} class=${`gate ${status}`} title=${label}><span aria-hidden="true">${shapes[status]}</span> ${named ? `${label}: ` : ''}${word}</span>`;
  });
}
