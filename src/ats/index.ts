import type { Adapter } from './adapter.ts';
import { ashby } from './ashby.ts';
import { generic } from './generic.ts';
import { greenhouse } from './greenhouse.ts';
import { lever } from './lever.ts';
import { merge } from './merge.ts';
import { recruitee } from './recruitee.ts';
import { smartrecruiters } from './smartrecruiters.ts';
import { teamtailor } from './teamtailor.ts';
import { workable } from './workable.ts';

/** Every applicant-tracking system. One more is a file here, a line, a simulator and a guide. */
export const adapters: Adapter[] = [
  generic,
  greenhouse,
  ashby,
  smartrecruiters,
  lever,
  workable,
  recruitee,
  teamtailor,
  merge,
];

/** The adapter of a system; undefined when there is none. */
export function adapterOf(system: string): Adapter | undefined {
  return adapters.find((adapter) => adapter.id === system);
}
