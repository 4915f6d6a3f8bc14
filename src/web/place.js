import { useEffect, useState } from 'preact/hooks';

/** Where the page is: its path and what its address says besides; a link shows the same view.
 * @typedef {{ path: string, query: URLSearchParams, go(change: Record<string, string | null>, push?: boolean): void }} Place */

/** The place of the page, kept up to date. @returns {Place} */
export function usePlace() {
  const [, again] = useState(0);
  useEffect(() => {
    const moved = () => again((n) => n + 1);
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return {
    path: location.pathname,
    query: new URLSearchParams(location.search),
    go(change, push = false) {
      const query = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(change))
        if (value === null || value === '') query.delete(name);
        else query.set(name, value);
      const text = query.toString();
      const address = `${location.pathname}${text === '' ? '' : `?${text}`}`;
      if (push) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      again((n) => n + 1);
    },
  };
}
