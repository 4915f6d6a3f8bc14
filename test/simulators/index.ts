import { ashby } from './ashby.ts';
import { generic } from './generic.ts';
import { greenhouse } from './greenhouse.ts';
import { lever } from './lever.ts';
import { merge } from './merge.ts';
import { recruitee } from './recruitee.ts';
import { smartrecruiters } from './smartrecruiters.ts';
import { teamtailor } from './teamtailor.ts';
import { workable } from './workable.ts';
import type { SimulatedSystem } from './world.ts';

/** A simulator for every system that is connected. */
export const simulated: SimulatedSystem[] = [
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
