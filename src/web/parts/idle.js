/** Does something once the page has nothing else to do, or soon where a browser does not tell (Safari). @param {() => void} act */
export const whenIdle = (act) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(() => act()) : setTimeout(act, 100);
