import { rulesFolder } from '#config.ts';
import type { Deps } from '#deps.ts';
import { scoringVersion } from '#domain/judging/score.ts';
import { type SystemCard, systemCardOf } from '#domain/results/system-card.ts';
import { listRoles } from '#storage/roles/roles.ts';
import { retentionOf } from '../intake/retention.ts';

/** The card of what runs here: every role in its newest version, and this installation's own settings. */
export async function systemCard(deps: Deps): Promise<SystemCard> {
  const [roles, retention] = await Promise.all([listRoles(deps.database), retentionOf(deps)]);
  return systemCardOf(deps.rules.card, {
    versions: {
      ...{ release: deps.release, reader: deps.version.readerVersion },
      ...{ scoring: scoringVersion, rules: deps.version.rulesHash },
    },
    shippedRules: deps.rules.folder === rulesFolder,
    languages: deps.rules.lexicon.languages.map(({ language }) => language).sort(),
    recognition: deps.scans !== null,
    roles: roles.map(({ content, version }) => ({ role: content, version })),
    retention: {
      keepAtMostDays: retention.installation?.keepAtMostDays ?? null,
      uncovered: retention.uncovered.length,
    },
    filesSealed: deps.config.filesKeys.length > 0,
  });
}
