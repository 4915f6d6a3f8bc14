import type { UnreadableReason } from '#errors.ts';
import type { Work } from './work.ts';

/** Files that wait for a process. */
interface Waiting {
  /** By lane; those that are to run alone apart. */
  lanes: Work[][];
  lonely: Work[];
  /** Takes in a file: those with a smaller turn are before it, and those that came earlier. */
  enter(work: Work): void;
  /** Lets a file whose process was lost go first, or alone, or be done with a reason. */
  goOn(work: Work, fate: 'again' | 'alone' | UnreadableReason): void;
  /** Lets a slow file wait for room in its lane, or until it can run alone; sends it back when too many wait. */
  park(work: Work, where: 'alone' | 'lane'): void;
  /** Nobody waits in a lane. */
  noneInLanes(): boolean;
  /** Tells all who wait that nothing comes. */
  failAll(error: Error): void;
}

/** Lists of waiting files for so many lanes, of which `most` slow ones may wait. */
export function waitingFiles(laneCount: number, most: number): Waiting {
  const lanes: Work[][] = Array.from({ length: laneCount }, () => []);
  const lonely: Work[] = [];
  const parked = () => lanes.slice(1).reduce((sum, files) => sum + files.length, lonely.length);
  function park(work: Work, where: 'alone' | 'lane'): void {
    if (!work.patient && parked() >= most) {
      work.settle('busy');
      return;
    }
    work.parkedAt = performance.now();
    if (where === 'alone') {
      work.alone = true;
      // Whatever it waits for, it takes no place that fast files need.
      work.lane = laneCount - 1;
      lonely.push(work);
    } else lanes[work.lane]?.push(work);
  }

  return {
    lanes,
    lonely,
    enter(work) {
      const fresh = lanes[0] as Work[];
      const behind = fresh.findIndex((other) => other.turn > work.turn);
      fresh.splice(behind === -1 ? fresh.length : behind, 0, work);
    },
    goOn(work, fate) {
      if (fate === 'again') lanes[work.lane]?.unshift(work);
      else if (fate === 'alone') park(work, 'alone');
      else work.settle({ ok: false, reason: fate });
    },
    park,
    noneInLanes: () => lanes.every((files) => files.length === 0),
    failAll(error) {
      for (const files of [...lanes, lonely]) for (const work of files.splice(0)) work.fail(error);
    },
  };
}
