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

/** Whether a job counts in a field, and what keeps it out where its kind does: `internship`, `volunteer`, `research`, `none`; an empty place while the
 * role is not known, whose field it is. @param {any} job @param {string | null | undefined} field @param {boolean} internships */
export function placeOf(job, field, internships) {
  if (field === undefined) return { place: '', kind: null };
  const kept =
    ['volunteer', 'research', 'none'].includes(job.kind) || (job.kind === 'internship' && !internships);
  if (kept) return { place: 'out', kind: String(job.kind) };
  return { place: field === null ? 'in' : String(job.fields?.[field] ?? 'out'), kind: null };
}

/** Titles of roles by their ids, asked for once. @type {Map<string, Promise<string>>} */
const titles = new Map();

/** What something is called by its id: the id while that is asked for, and where nothing has its name; asked for once.
 * @param {Map<string, Promise<string>>} kept @param {string | null} id @param {(id: string) => Promise<string>} askFor */
function useName(kept, id, askFor) {
  const [name, setName] = useState(id ?? '');
  useEffect(() => {
    setName(id ?? '');
    if (id === null) return undefined;
    let gone = false;
    const asked = kept.get(id) ?? askFor(id).catch(() => id);
    kept.set(id, asked);
    asked.then((found) => gone || setName(found));
    return () => {
      gone = true;
    };
  }, [id]);
  return name;
}

/** What a role is called; its id while that is asked for, and for whoever may not see it. @param {{ id: string }} props */
export const RoleTitle = ({ id }) =>
  useName(titles, id, async (one) => String((await ask('GET', roleOf(one))).title));

/** What a field of work is called; its id while that is asked for, and where nothing has its name. @param {string | null} id @param {any[]} [own] fields of the role's own */
export function useFieldLabel(id, own = []) {
  const known = own.find((one) => one.id === id);
  const label = useName(labels, known ? null : id, async (one) =>
    String((await ask('GET', `/v1/fields/${encodeURIComponent(one)}`)).label),
  );
  return known ? known.label : label;
}

/** The fields of work that there are; none while they are asked for. @returns {any[]} */
export function useFields() {
  const [known, setKnown] = useState(/** @type {any[]} */ ([]));
  useEffect(() => {
    ask('GET', '/v1/fields').then(
      ({ fields }) => setKnown(fields),
      () => setKnown([]),
    );
  }, []);
  return known;
}
