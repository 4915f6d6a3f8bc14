/** Frames in which what had the focus may still go, and what is to get it may still come: a dialog that closes, a table that is drawn anew. */
const mostFrames = 300;

/** Gives the focus to something once nothing has it any more: whoever uses the keyboard goes on there.
 * @param {() => { focus(): void } | null} to @param {number} [frames] */
export function regain(to, frames = mostFrames) {
  requestAnimationFrame(() => {
    const found = document.activeElement === document.body ? to() : null;
    if (found) found.focus();
    else if (frames > 0) regain(to, frames - 1);
  });
}

/** Acts on something as soon as it is drawn, and gives what ends the waiting.
 * @param {() => HTMLElement | null} find @param {(found: HTMLElement) => void} act @param {number} [frames] */
export function whenDrawn(find, act, frames = mostFrames) {
  let asked = 0;
  const look = (/** @type {number} */ left) => {
    const found = find();
    if (found && found.getBoundingClientRect().height > 0) act(found);
    else if (left > 0) asked = requestAnimationFrame(() => look(left - 1));
  };
  look(frames);
  return () => cancelAnimationFrame(asked);
}
