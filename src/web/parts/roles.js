import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { roleOf } from '../asked.js';

/** The criterion by which a role asks for months in a field. @param {any} role */
const experienceOf = (role) =>
  role?.criteria.find((/** @type {any} */ one) => one.asks.kind === 'experience')?.asks ?? null;

/** Labels of fields of work by their ids, asked for once. @type {Map<string, Promise<string>>} */
const labels = new Map();

/** The field of work whose months a role asks for; null when it asks for none. What fields are called that the role brings along is kept:
 * nobody else could tell. @param {any} role @returns {string | null} */
export function fieldOf(role) {
  for (const one of role?.fields ?? []) labels.set(one.id, Promise.resolve(String(one.label)));
  return experienceOf(role)?.field ?? null;
}

/** Whether a role counts internships among these months. @param {any} role */
export const countsInternships = (role) => experienceOf(role)?.countInternships ?? false;

/** Whether a job counts in a field, and what keeps it out where its kind does: `internship`, `volunteer`, `research`, `none`.
 * @param {any} job @param {string | null} field @param {boolean} internships */
export function placeOf(job, field, internships) {
  const kept =
    ['volunteer', 'research', 'none'].includes(job.kind) || (job.kind === 'internship' && !internships);
  if (kept) return { place: 'out', kind: String(job.kind) };
  return { place: field === null ? 'in' : String(job.fields?.[field] ?? 'out'), kind: null };
}

/** Titles of roles by their ids, asked for once. @type {Map<string, Promise<string>>} */
const titles = new Map();

/** What a role is called; its id while that is asked for, and for whoever may not see it. @param {{ id: string }} props */
export function RoleTitle({ id }) {
  const [title, setTitle] = useState(id);
  useEffect(() => {
    let gone = false;
    const asked =
      titles.get(id) ??
      ask('GET', roleOf(id)).then(
        (role) => String(role.title),
        () => id,
      );
    titles.set(id, asked);
    asked.then((found) => gone || setTitle(found));
    return () => {
      gone = true;
    };
  }, [id]);
  return title;
}

/** What a field of work is called; its id while that is asked for, and where nothing has its name. @param {string | null} id @param {any[]} [own] fields of the role's own */
export function useFieldLabel(id, own = []) {
  const [label, setLabel] = useState(id ?? '');
  useEffect(() => {
    setLabel(id ?? '');
    if (id === null) return undefined;
    const known = own.find((one) => one.id === id);
    if (known) return setLabel(known.label);
    let gone = false;
    const asked =
      labels.get(id) ??
      ask('GET', `/v1/fields/${encodeURIComponent(id)}`).then(
        (field) => String(field.label),
        () => id,
      );
    labels.set(id, asked);
    asked.then((found) => gone || setLabel(found));
    return () => {
      gone = true;
    };
  }, [id]);
  return label;
}
