import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ask } from '../api.js';
import { say } from '../words.js';

const noJob = { title: '', company: '', start: '', end: '', details: '' };
const dayPattern = '(?:19|20)\\d\\d(?:-(?:0[1-9]|1[0-2]))?';

/** A text that was given, or null. @param {string} text */
const given = (text) => (text.trim() === '' ? null : text.trim());
/** Parts of a text that were given. @param {string} text @param {string | RegExp} at */
const partsOf = (text, at) =>
  text
    .split(at)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The facts of a file that no software reads, typed in by a person: they are scored, and say who entered them.
 * @param {{ own: string, changed: () => Promise<void> }} props */
export function TypedFacts({ own, changed }) {
  const [jobs, setJobs] = useState([noJob]);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const change = (/** @type {number} */ index, /** @type {string} */ name) => (/** @type {any} */ event) =>
    setJobs(jobs.map((job, at) => (at === index ? { ...job, [name]: event.target.value } : job)));
  const send = async (/** @type {any} */ event) => {
    event.preventDefault();
    if (busy) return;
    const { person, email, skills, why } = event.target.elements;
    const facts = {
      name: person.value.trim(),
      email: given(email.value),
      skills: partsOf(skills.value, ','),
      jobs: jobs
        .filter((job) => job.title.trim() !== '')
        .map(({ title, company, start, end, details }) => ({
          ...{ title: title.trim(), company: given(company), start: given(start), end: given(end) },
          details: partsOf(details, '\n'),
        })),
    };
    setBusy(true);
    setProblem('');
    try {
      await ask('POST', `${own}/facts`, { facts, reason: why.value.trim() });
      await changed();
    } catch (error) {
      setProblem(String(/** @type {Error} */ (error).message));
    }
    setBusy(false);
  };
  return html`<details><summary>${say('typeFacts')}</summary>
    ${problem !== '' && html`<p role="alert" class="banner">${say('failed', { why: problem })}</p>`}
    <form onSubmit=${send} data-writes>
      <label class="row">${say('name')} <input name="person" required maxlength="200" autocomplete="off" /></label>
      <label class="row">${say('emailTyped')} <input name="email" type="email" maxlength="200" autocomplete="off" /></label>
      ${jobs.map(
        (job, index) => html`<fieldset key=${index}><legend>${say('jobN', { n: index + 1 })}</legend>
        <label class="row">${say('titleTyped')} <input value=${job.title} required=${index === 0} maxlength="200" onInput=${change(index, 'title')} /></label>
        <label class="row">${say('companyTyped')} <input value=${job.company} maxlength="200" onInput=${change(index, 'company')} /></label>
        <label class="row">${say('startTyped')} <input value=${job.start} pattern=${dayPattern} title=${say('dateHint')} onInput=${change(index, 'start')} /></label>
        <label class="row">${say('endTyped')} <input value=${job.end} pattern=${`${dayPattern}|present`} title=${say('endHint')} onInput=${change(index, 'end')} /></label>
        <label class="row">${say('whatWasDone')} <textarea rows="3" value=${job.details} onInput=${change(index, 'details')}></textarea></label>
      </fieldset>`,
      )}
      <p class="facts">${say('endHint')}</p>
      <p><button type="button" class="quiet" onClick=${() => setJobs([...jobs, noJob])}>${say('oneMoreJob')}</button></p>
      <label class="row">${say('skillsTyped')} <input name="skills" maxlength="2000" /></label>
      <label class="row">${say('reason')} <input name="why" required minlength="3" maxlength="500" /></label>
      <p class="acts"><button aria-disabled=${busy}>${busy ? say('saving') : say('keep')}</button></p>
    </form></details>`;
}
