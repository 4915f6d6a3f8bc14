/** The criterion by which a role asks for months in a field. @param {any} role */
const experienceOf = (role) =>
  role?.criteria.find((/** @type {any} */ one) => one.asks.kind === 'experience')?.asks ?? null;

/** The field of work whose months a role asks for; null when it asks for none. @param {any} role @returns {string | null} */
export const fieldOf = (role) => experienceOf(role)?.field ?? null;

/** Whether a role counts internships among these months. @param {any} role */
export const countsInternships = (role) => experienceOf(role)?.countInternships ?? false;

/** Whether a job counts in a field, and what keeps it out where its kind does: `internship`, `volunteer`, `research`.
 * @param {any} job @param {string | null} field @param {boolean} internships */
export function placeOf(job, field, internships) {
  const kept =
    job.kind === 'volunteer' || job.kind === 'research' || (job.kind === 'internship' && !internships);
  if (kept) return { place: 'out', kind: String(job.kind) };
  return { place: field === null ? 'in' : String(job.fields?.[field] ?? 'out'), kind: null };
}
