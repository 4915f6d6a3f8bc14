import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { score, scoringVersion } from '#domain/judging/score.ts';
import { readerVersion } from '#domain/readers/read-resume.ts';
import { readFile } from '#formats/index.ts';
import { asOf, cases, limits, readRaw, readResume, rules } from './corpus.ts';

/** What the golden documents give, in two hashes, with the versions that stand for it. */
export interface Versions {
  reading: { version: string; hash: string };
  scoring: { version: string; hash: string };
  /** Rules are a part of what scores are comparable under: what changes with them needs no other version. */
  rules: string;
}

const path = join(import.meta.dirname, '../../fixtures/versions.json');

export const storedVersions = (): Versions => JSON.parse(readFileSync(path, 'utf8')) as Versions;

export function storeVersions(versions: Versions): void {
  writeFileSync(path, `${JSON.stringify(versions, null, 2)}\n`);
}

/** Reads every golden document and judges it by every role, as this code does. */
export async function presentVersions(): Promise<Versions> {
  const [reading, scoring] = [createHash('sha256'), createHash('sha256')];
  for (const { name, path: file } of cases) {
    const outcome = await readFile(readFileSync(file), limits);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`);
    reading.update(JSON.stringify([name, readRaw(outcome.document)]));
    const read = readResume(outcome.document);
    for (const role of rules.roles)
      scoring.update(JSON.stringify([name, role.id, score(read.resume, role, asOf)]));
  }
  return {
    reading: { version: readerVersion, hash: reading.digest('hex') },
    scoring: { version: scoringVersion, hash: scoring.digest('hex') },
    rules: rules.hash,
  };
}

/** What has to be done before this code may go out; null when its versions say what it does. */
export function missing(before: Versions, now: Versions): string | null {
  const note = 'run npm run fixtures:accept, which notes the new versions';
  if (now.rules !== before.rules) return note;
  if (now.reading.hash !== before.reading.hash) {
    if (now.reading.version === before.reading.version)
      return 'documents are read otherwise than before: raise readerVersion in src/domain/readers/read-resume.ts, then run npm run fixtures:accept';
    return note;
  }
  if (now.scoring.hash !== before.scoring.hash && now.scoring.version === before.scoring.version)
    return 'people are judged otherwise than before: raise scoringVersion in src/domain/judging/score.ts, then run npm run fixtures:accept';
  const same =
    now.reading.version === before.reading.version && now.scoring.version === before.scoring.version;
  return same && now.scoring.hash === before.scoring.hash ? null : note;
}
