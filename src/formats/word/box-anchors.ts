import type { TextBox } from './blocks.ts';

/** English Metric Units in a point (ECMA-376, 20.1.2.1). */
const emuOfPoint = 12_700;

/** Makes what follows `wp:anchor` while a part is parsed, and tells where the box within it stands. */
export function boxAnchors() {
  let at: { x: number | null; y: number | null } | null = null;
  let axis: 'x' | 'y' | null = null;
  let frame = '';
  let isOffset = false;
  return {
    open(name: string, relativeTo: string | undefined): void {
      if (name === 'wp:anchor') [at, frame] = [{ x: null, y: null }, ''];
      else if (name === 'wp:positionH') axis = 'x';
      else if (name === 'wp:positionV') axis = 'y';
      else if (name === 'wp:posOffset') isOffset = true;
      if (name === 'wp:positionH' || name === 'wp:positionV') frame += ` ${relativeTo ?? ''}`;
    },
    close(name: string): void {
      if (name === 'wp:anchor') at = null;
      else if (name === 'wp:positionH' || name === 'wp:positionV') axis = null;
      else if (name === 'wp:posOffset') isOffset = false;
    },
    text(value: string): void {
      const offset = Number(value.trim());
      if (isOffset && at && axis && value.trim() !== '' && Number.isFinite(offset))
        at[axis] = offset / emuOfPoint;
    },
    /** The place of a box that begins now; nothing where none is told. */
    place(): Pick<TextBox, 'at'> {
      return at && at.x !== null && at.y !== null ? { at: { x: at.x, y: at.y, frame } } : {};
    },
  };
}
