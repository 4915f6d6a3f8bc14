/** The field of work whose months a role asks for; null when it asks for none. @param {any} role @returns {string | null} */
export const fieldOf = (role) =>
  role?.criteria.find((/** @type {any} */ one) => one.asks.kind === 'experience')?.asks.field ?? null;
