/* Days and moments as the browser's language writes them, where it is the page's: "en" alone would be American to everybody. */

const written = () => {
  const { lang } = document.documentElement;
  return navigator.language.toLowerCase().startsWith(lang) ? navigator.language : lang;
};

/** Months by name: 1/11 is a day of January to some. A day without an hour is that day everywhere. @param {string} at ISO 8601: a moment or a day */
export const dayOf = (at) =>
  new Date(at.length === 10 ? `${at}T00:00` : at).toLocaleDateString(written(), { dateStyle: 'medium' });

/** @param {string} at ISO 8601 */
export const momentOf = (at) =>
  new Date(at).toLocaleString(written(), { dateStyle: 'medium', timeStyle: 'short' });
