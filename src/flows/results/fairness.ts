import type { Deps } from '#deps.ts';
import { type FairnessReport, type FairnessSettings, fairnessOf } from '#domain/fairness/report.ts';
import type { Caller } from '#domain/people/access.ts';
import { writeAudit } from '#storage/access/audit.ts';
import {
  countedOf,
  dropDemographics,
  rejectionsOf,
  type SaidOf,
  saveDemographics,
} from '#storage/results/demographics.ts';
import { findEvaluation } from '#storage/roles/evaluations.ts';
import type { Connection } from '#storage/server/database.ts';
import { requireNoHold } from '../intake/require-no-hold.ts';
import { roleOf } from '../roles/roles.ts';

/** A report with what it is of. */
export interface RoleFairness extends FairnessReport {
  role: { id: string; title: string; version: number };
  evaluation: string | null;
  /** Decisions to reject, and of how many nobody had opened the result or the document before (GDPR Art. 22). */
  rejections: { rejected: number; unopened: number };
  notice: string;
}

const notTheAudit =
  'These are figures, not the bias audit that a law may ask for: that is made by somebody independent of whoever made or uses this software (6 RCNY § 5-301). Decisions are counted as they stand, and so are people of whom nothing is known.';

/** Keeps what candidates of a role said of themselves. Gives how many of them are of the role. Throws Problem `role_not_found`. */
export async function writeDemographics(
  deps: Deps,
  caller: Caller,
  roleId: string,
  said: SaidOf[],
): Promise<{ kept: number; unknown: number }> {
  await roleOf(deps, roleId);
  return saveDemographics(deps.database, roleId, said, caller.owner);
}

/** Forgets what candidates of a role said of themselves. Throws Problem `role_not_found`. */
export async function forgetDemographics(deps: Deps, caller: Caller, roleId: string): Promise<number> {
  await roleOf(deps, roleId);
  await requireNoHold(deps, { roleId });
  return dropDemographics(deps.database, roleId, caller.owner);
}

/** Rates of a role as it is shown. Throws Problem `role_not_found`. */
export async function roleFairness(
  deps: Deps,
  caller: Caller,
  roleId: string,
  settings: FairnessSettings,
): Promise<RoleFairness> {
  const role = await roleOf(deps, roleId);
  await writeAudit(deps.database, [
    {
      ...{ actor: caller.owner, action: 'fairness.read', subject: 'role', subjectId: roleId },
      detail: { key: caller.id, suppressBelow: settings.suppressBelow },
    },
  ]);
  const shown = {
    id: role.id,
    title: role.content.title,
    evaluation: role.evaluation,
    version: role.version,
  };
  return fairnessFor(deps.database, shown, settings);
}

/** The same of a role that is known already, from a database alone. */
export async function fairnessFor(
  database: Connection,
  role: { id: string; title: string; evaluation: string | null; version: number },
  settings: FairnessSettings,
): Promise<RoleFairness> {
  const evaluation = role.evaluation === null ? null : await findEvaluation(database, role.evaluation);
  const counted = evaluation === null ? [] : await countedOf(database, evaluation.id);
  return {
    role: { id: role.id, title: role.title, version: evaluation?.roleVersion ?? role.version },
    evaluation: role.evaluation?.split('-').at(-1) ?? null,
    ...fairnessOf(counted, settings),
    rejections: await rejectionsOf(database, role.id),
    notice: notTheAudit,
  };
}
