/* Was die Schnittstelle auf Englisch sagt, und wie die Seite es sagt: Formen nach told.js, die engere vor der weiteren. */

import { unreadable } from './told-de/files.js';
import { doubts, findings, jobs, verdicts } from './told-de/judging.js';
import { fields, kit, review } from './told-de/people.js';
import { refusals } from './told-de/problems.js';
import { problems, roles } from './told-de/roles.js';

/** @type {[string, string][]} */
const lists = [
  ['all of {LABELS}', 'alle von {LABELS}'],
  ['{n} of {LABELS}', '{n} von {LABELS}'],
];

export const told = [
  ...[...review, ...unreadable, ...problems, ...kit, ...fields, ...findings, ...doubts],
  ...[...roles, ...verdicts, ...jobs, ...lists, ...refusals],
];
