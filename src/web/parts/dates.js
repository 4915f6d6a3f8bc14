/* Days and moments as the browser's language writes them, where it is the page's: "en" alone would be American to everybody. */

const written = () => {
  const { lang } = document.documentElement;
  return navigator.language.toLowerCase().startsWith(lang) ? navigator.language : lang;
};

/** @param {string} at ISO 8601 */
export const dayOf = (at) => new Date(at).toLocaleDateString(written());

/** @param {string} at ISO 8601 */
export const momentOf = (at) => new Date(at).toLocaleString(written());
