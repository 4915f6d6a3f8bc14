/* Addresses of what the page asks the API for. */

/** @param {string} id */
export const roleOf = (id) => `/v1/roles/${encodeURIComponent(id)}`;

/** @param {string} id */
export const applicationOf = (id) => `/v1/applications/${encodeURIComponent(id)}`;

/** What some filters may say: an address that says something else, mistyped or of another release, asks for everybody. @type {Record<string, RegExp>} */
const known = {
  band: /^(?:(?:strong|possible|weak)(?:,|$))+$/,
  decision: /^(?:none|advance|hold|reject)$/,
  contested: /^true$/,
  to_check: /^true$/,
  received_after: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/,
};

/** What of the page's address the API is asked for; words are not searched blind. @param {URLSearchParams} query @param {boolean} blind */
export function queryOf(query, blind) {
  const asked = ['q', 'band', 'decision', 'contested', 'to_check', 'tag', 'answer', 'received_after'].flatMap(
    (name) => {
      const value = name === 'q' && blind ? null : query.get(name);
      const may = value && (known[name]?.test(value) ?? true) && (name !== 'q' || value.trim().length > 1);
      return may ? [`&${name}=${encodeURIComponent(value)}`] : [];
    },
  );
  return asked.join('');
}

/** Rows of each section that come at once: as many as a screen shows and some. */
export const firstRows = 40;

/** The first page of a role's list. @param {string} role @param {string} query as `queryOf` gives it */
export const listOf = (role, query) => `${roleOf(role)}/shortlist/compact?limit=${firstRows}${query}`;
