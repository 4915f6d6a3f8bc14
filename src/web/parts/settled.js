/* What a person said of verdicts. */
import { say } from '../words.js';
import { dayOf } from './dates.js';

/** What was said last of a criterion; null where nobody said anything. Reviews come newest first. @param {any} value an application @param {string} criterion */
export const settledOf = (value, criterion) =>
  (value.reviews ?? []).find(
    (/** @type {any} */ one) =>
      one.criterion === criterion && (one.kind === 'overridden' || one.kind === 'confirmed'),
  ) ?? null;

/** The status that holds: what a person said, else what was computed. @param {any} settled @param {any} verdict */
export const statusOf = (settled, verdict) => settled?.verdict ?? verdict.status;

/** The state of a must-have: what a person said; who confirms what could not be told lets it pass. @param {any} settled @param {any} verdict @param {string} gate */
export const mustOf = (settled, verdict, gate) =>
  settled?.verdict ?? (settled && verdict.status === 'unknown' ? 'met' : gate);

/** What a person said of a verdict, in words. @param {any} settled @param {string} was its status before */
export const saidBy = (settled, was) =>
  say('saidBy', { who: settled.by, at: dayOf(settled.at), why: settled.reason, was: say(was) });

/** Criteria that are must-haves of this application, by their state. @param {any} value @returns {Map<string, string>} */
export const gatesOf = (value) =>
  new Map(
    (value.gates ?? []).map((/** @type {any} */ one) => [one.criterion, one.near ? 'near' : one.status]),
  );

/** Verdicts that wait for a person: what could not be told, and must-haves that are open, until somebody has said what holds. @param {any} value @param {any[]} verdicts */
export function openVerdicts(value, verdicts) {
  const gates = gatesOf(value);
  return verdicts.filter(
    ({ criterion, status }) =>
      (status === 'unknown' || gates.get(criterion) === 'unknown') && settledOf(value, criterion) === null,
  );
}

/** What a criterion is called in an application; its id where it has no verdict any more. @param {any} value @param {string | null} id @returns {string | null} */
export const labelOf = (value, id) =>
  (value.verdicts ?? []).find((/** @type {any} */ one) => one.criterion === id)?.label ?? id;
