import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { changedAsks, filledOf } from '../parts/filled.js';
import { NumberField } from '../parts/numbers.js';
import { say } from '../words.js';
import { Asks } from './asks.js';

/** The form of what a criterion asks for, folded. @param {{ one: any, draft: any, change: (what: any) => void }} props */
export function AsksEdit({ one, draft, change }) {
  const [open, setOpen] = useState(false);
  const [filled, setFilled] = useState(() => filledOf(one.asks));
  const told = useRef(one.asks);
  // Taken back or saved, what the form shows is what stands.
  useEffect(() => {
    if (JSON.stringify(told.current) !== JSON.stringify(one.asks)) setFilled(filledOf(one.asks));
    told.current = one.asks;
  }, [one.asks]);
  const fill = (/** @type {any} */ part) => {
    const next = { ...filled, ...part };
    setFilled(next);
    const asks = changedAsks(one.asks, next);
    if (asks === null) return;
    told.current = asks;
    change({ asks });
  };
  const { kind } = one.asks;
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}><summary aria-label=${say('askedOf', { what: one.label })}>${say('askedFor')}</summary>
    ${open && html`<${Asks} kind=${kind} filled=${filled} fill=${fill} draft=${draft} words=${kind === 'skills' ? 'skillWords' : 'criterionWords'} />`}
    ${open && (kind === 'skills' || kind === 'leadership') && html`<label>${say(kind === 'skills' ? 'setsWanted' : 'peopleWanted')}<${NumberField} min="1" max=${kind === 'skills' ? one.asks.sets.length : 500} value=${filled.amount} put=${(/** @type {number} */ amount) => fill({ amount })} /></label>`}</details>`;
}
