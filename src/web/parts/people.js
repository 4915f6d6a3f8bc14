import { say, tell } from '../words.js';

/** What somebody is called here: their name, else their file, else that none was read. @param {any} entry */
export function nameOf(entry) {
  const { name, file, applicationId } = entry;
  if (name) return name;
  // Of a blind reader's list the file is called by its application.
  if (file && file !== applicationId) return file;
  return applicationId ? `#${applicationId.slice(0, 8)}` : say('noName');
}

/** Whether somebody contests a result that nobody has answered yet, as a list or a candidate's own view tells. @param {any} entry */
export const isContested = ({ contested, contest }) => contested === true || (contest && !contest.answer);

/** @type {Record<string, string>} */
const said = { advance: 'advanced', hold: 'held', reject: 'rejected' };

/** What was decided, in a word. @param {any} decision */
export const decided = (decision) =>
  decision
    ? say('by', { outcome: say(said[decision.outcome] ?? decision.outcome), who: tell(decision.by) })
    : '';
