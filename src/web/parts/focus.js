/** Frames in which what had the focus may still go: a dialog that closes, a row that is drawn anew. */
const mostFrames = 30;

/** Gives the focus to something as soon as nothing has it any more: whoever uses the keyboard goes on there.
 * @param {() => { focus(): void } | null} to @param {number} [frames] */
export function regain(to, frames = mostFrames) {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) to()?.focus();
    else if (frames > 0) regain(to, frames - 1);
  });
}
