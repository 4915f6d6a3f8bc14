/** Frames in which what had the focus may still go, and what is to get it may still come: a dialog that closes, a table that is drawn anew. */
const mostFrames = 300;

/** Acts on something in the first frame in which it is there, and gives what ends the waiting.
 * @template T @param {() => T | null | undefined} find @param {(found: T) => void} act */
export function whenThere(find, act) {
  let left = mostFrames;
  const look = () => {
    const found = find();
    if (found) act(found);
    else if (left-- > 0) asked = requestAnimationFrame(look);
  };
  let asked = requestAnimationFrame(look);
  return () => cancelAnimationFrame(asked);
}

/** Gives the focus to something once nothing has it any more: whoever uses the keyboard goes on there.
 * @param {() => { focus(): void } | null} to */
export const regain = (to) =>
  whenThere(
    () => (document.activeElement === document.body ? to() : null),
    (found) => found.focus(),
  );
