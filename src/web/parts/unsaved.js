import { useLayoutEffect } from 'preact/hooks';

/** Asks whoever leaves the page, or reads it again, while something is written and not kept. @param {boolean} isWritten */
export function useUnsaved(isWritten) {
  useLayoutEffect(() => {
    if (!isWritten) return undefined;
    const leave = (/** @type {Event} */ event) => event.preventDefault();
    addEventListener('beforeunload', leave);
    return () => removeEventListener('beforeunload', leave);
  }, [isWritten]);
}
