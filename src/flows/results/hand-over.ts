import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { csvText } from '#csv.ts';
import type { Deps } from '#deps.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import { type Caller, isBlind } from '#domain/people/access.ts';
import { byLink, manualSteps } from '#domain/people/human-path.ts';
import { explainAll } from '#domain/results/explain.ts';
import { interviewKit, kitMarkdown } from '#domain/results/interview.ts';
import type { TableRow } from '#domain/results/table.ts';
import type { DecisionOutcome } from '#domain/states.ts';
import { escapedMarkdown } from '#domain/words/markdown.ts';
import { Problem } from '#errors.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { reachesRole } from '#storage/access/reach.ts';
import { openContests } from '#storage/results/contests.ts';
import { saveDecisions } from '#storage/results/decisions.ts';
import { everybody } from '#storage/results/filter.ts';
import {
  createHandOver,
  findByToken,
  type HandOver,
  listHandOvers,
  revokeHandOver,
} from '#storage/results/hand-overs.ts';
import { type Application, findApplication, pickApplications } from '#storage/screening/applications.ts';
import type { Page } from '#storage/server/pages.ts';
import { callerById } from '../access/callers.ts';
import { permitApplications, permitFile, reachOf } from '../access/permit.ts';
import { noteRead } from '../access/reads.ts';
import { roleOf } from '../roles/roles.ts';
import { describeFacts, factsOf, noteOpened } from './applications.ts';
import { changedMeanwhile } from './decide.ts';
import { shortlistTable } from './shortlist-table.ts';

export type { HandOver };

/* People that a person has chosen, handed to a hiring manager: a link for a while, or a zip. */

const dayMs = 24 * 60 * 60 * 1000;

/** Makes a link for chosen applications. Throws Problem `forbidden` for a key that is no person's, or `not_found`. */
export async function handOver(
  deps: Deps,
  caller: Caller,
  asked: { roleId: string; applicationIds: string[]; days: number; note: string },
): Promise<{ id: string; token: string; expiresAt: Date }> {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'Who is handed over is chosen by a named person.');
  await chosenOf(deps, asked.roleId, asked.applicationIds);
  const expiresAt = new Date(deps.now().getTime() + asked.days * dayMs);
  const { roleId, note } = asked;
  const applicationIds = [...new Set(asked.applicationIds)];
  const by = { by: caller.owner, keyId: caller.id };
  const made = await createHandOver(deps.database, { roleId, applicationIds, note, ...by, expiresAt });
  return { ...made, expiresAt };
}

async function chosenOf(deps: Deps, roleId: string, ids: string[]): Promise<void> {
  await roleOf(deps, roleId);
  const known = new Set(await pickApplications(deps.database, roleId, ids));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new Problem('not_found', `There is no application ${missing[0]} for this role.`, { missing });
}

/** A page of the links of a role, the newest first. Throws Problem `role_not_found`. */
export async function handOversOf(deps: Deps, roleId: string, page: Page): Promise<HandOver[]> {
  await roleOf(deps, roleId);
  return listHandOvers(deps.database, roleId, page);
}

/** Ends a link. Throws Problem `not_found`. */
export async function revoke(deps: Deps, caller: Caller, id: string): Promise<void> {
  if (!(await revokeHandOver(deps.database, id, caller.owner)))
    throw new Problem('not_found', 'There is no such link that is open.');
}

/**
 * The link of a token; that it was opened, for one application of it or for all, is kept. Throws Problem `not_found` when it is
 * wrong, over or revoked, or who made it might not make it any more.
 */
export async function openHandOver(
  deps: Deps,
  token: string,
  what: string,
  applicationId?: string,
): Promise<HandOver> {
  const found = await findByToken(deps.database, token, deps.now());
  if (found === null || !(await mayStill(deps, found)))
    throw new Problem('not_found', 'This link is wrong, over or revoked. Ask for a new one.');
  await writeAudit(deps.database, [
    {
      actor: `hand-over of ${found.createdBy}`,
      action: 'hand_over.opened',
      subject: 'hand_over',
      subjectId: found.id,
      detail: { what, applications: applicationId === undefined ? found.applicationIds : [applicationId] },
    },
  ]);
  return found;
}

/** True while whoever made a link could make it now: their key or sign-in stands, and they see its role. */
async function mayStill(deps: Deps, found: HandOver): Promise<boolean> {
  const maker = await callerById(deps, found.madeWith);
  if (maker === null || isBlind(maker) || !maker.scopes.includes('decide')) return false;
  return reachesRole(deps.database, reachOf(maker), found.roleId);
}

/** An application of a link. Throws Problem `not_found` for any other. */
export async function handedOver(deps: Deps, found: HandOver, applicationId: string): Promise<Application> {
  const application = found.applicationIds.includes(applicationId)
    ? await findApplication(deps.database, applicationId)
    : null;
  if (application === null) throw new Problem('not_found', 'The link shows no such application.');
  return application;
}

/** What a link shows: the role and each application with its result, in the order chosen. */
export async function handOverView(deps: Deps, found: HandOver) {
  const role = await roleOf(deps, found.roleId);
  const applications = [];
  for (const id of found.applicationIds) {
    const application = await handedOver(deps, found, id);
    const facts = await factsOf(deps, application);
    const { reading, scorecard } = facts;
    const { links: _links, ...described } = await describeFacts(deps, application, facts);
    applications.push({
      ...described,
      sentences: sentencesOf(application, reading, scorecard),
    });
  }
  return {
    role: { id: role.id, title: role.content.title, summary: role.content.summary },
    chosenBy: found.createdBy,
    note: found.note,
    expiresAt: found.expiresAt.toISOString(),
    about: `Ordered by software, chosen by ${found.createdBy}. Nobody was rejected by software.`,
    applications,
  };
}

function sentencesOf(
  application: Application,
  reading: Awaited<ReturnType<typeof factsOf>>['reading'],
  scorecard: Scorecard | null,
): string[] {
  if (application.screening === 'manual') return [manualSteps.message, manualSteps.nextStep];
  return reading?.status === 'read' && scorecard ? explainAll(scorecard, reading.resume) : [];
}

/**
 * A hiring manager's mark: a decision like any other, under the name that they give; with the one that the page showed (null: none),
 * only while it counts. Throws Problem `not_found`, `same_person` while it is contested, or `changed_meanwhile`.
 */
export async function mark(
  deps: Deps,
  token: string,
  applicationId: string,
  marked: { outcome: DecisionOutcome; reason: string; name: string },
  lastSeen?: string | null,
): Promise<void> {
  const found = await openHandOver(deps, token, 'mark', applicationId);
  await handedOver(deps, found, applicationId);
  if ((await openContests(deps.database, [applicationId])).size > 0)
    throw new Problem(
      'same_person',
      'This application is contested: somebody who has not judged it decides, with a key or signed in.',
    );
  const { outcome, reason, name } = marked;
  const made = await saveDecisions(
    deps.database,
    [applicationId],
    { outcome, reason, by: `${name}${byLink}${found.createdBy})`, keyId: `hand-over ${found.id}` },
    lastSeen,
  );
  if (made === null) throw await changedMeanwhile(deps, applicationId);
}

/**
 * Chosen applications as a zip: a summary, the shortlist's rows as CSV, and for each the original, the explanation and the
 * interview kit, as `01-Name`. Files are read one at a time. Throws Problem `forbidden` or `not_found`.
 */
export async function handOverZip(
  deps: Deps,
  caller: Caller,
  roleId: string,
  ids: string[],
): Promise<Readable> {
  if (caller.ownerKind !== 'person')
    throw new Problem('forbidden', 'Who is handed over is chosen by a named person.');
  await permitApplications(deps, caller, ids);
  await chosenOf(deps, roleId, ids);
  const role = await roleOf(deps, roleId);
  await noteRead(deps, caller, { action: 'hand_over.downloaded', roleId, applicationIds: ids });
  const filter = { ...everybody, broughtBy: reachOf(caller).broughtBy };
  const table = await shortlistTable(deps, { roleId, filter, asked: {}, blind: false });
  const chosen = new Set(ids);
  const all: TableRow[] = [];
  for await (const row of table.rows) all.push(row);
  const rows = all.filter((row) => chosen.has(String(row.application_id)));
  const zip = new yazl.ZipFile();
  const text = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name);
  text('summary.md', summaryOf(role.content.title, caller.owner, all, rows));
  text('shortlist.csv', csvText(table.columns, rows));
  for (const [index, row] of rows.entries()) {
    const application = await findApplication(deps.database, String(row.application_id));
    if (application === null) continue;
    await permitFile(deps, caller, application);
    await noteOpened(deps, caller, application.id, 'hand-over');
    const { reading, scorecard } = await factsOf(deps, application);
    const person = (reading?.status === 'read' && reading.contact.name?.value) || 'no-name';
    const label = `${String(index + 1).padStart(2, '0')}-${fileLabel(person)}`;
    const ending = /\.[A-Za-z0-9]{1,5}$/.exec(application.fileName)?.[0].toLowerCase() ?? '';
    zip.addReadStreamLazy(`documents/${label}${ending}`, { compress: false }, (done) => {
      deps.files
        .withPath(application.sha256, async (path) => {
          const stream = createReadStream(path);
          // Open before its place may be gone.
          await once(stream, 'open');
          return stream;
        })
        .then(
          (stream) => done(null, stream),
          (error) => done(error, null as never),
        );
    });
    if (reading?.status !== 'read' || !scorecard) continue;
    text(
      `explanations/${label}.md`,
      `# ${escapedMarkdown(person)}\n\n${explainAll(scorecard, reading.resume)
        .map((one) => `- ${escapedMarkdown(one)}`)
        .join('\n')}\n`,
    );
    text(
      `interview-kits/${label}.md`,
      kitMarkdown(interviewKit(role.content, scorecard), role.content.title, person),
    );
  }
  zip.end();
  return zip.outputStream as Readable;
}

function summaryOf(title: string, person: string, all: TableRow[], rows: TableRow[]): string {
  const count = (band: string) => all.filter((row) => row.band === band).length;
  const lines = rows.map(
    (row) =>
      `| ${row.rank ?? '–'} | ${escapedMarkdown(String(row.name ?? ''))} | ${row.score ?? '–'} | ${row.band} | ${row.must_haves ?? ''} |`,
  );
  return [
    `# ${escapedMarkdown(title)}`,
    '',
    `Ordered by software, chosen by ${escapedMarkdown(person)}. The software decides nothing and hides nobody.`,
    '',
    `${all.length} applications: ${count('strong')} strong, ${count('possible')} possible, ${count('weak')} weak, ${count('needs_review')} need review, ${count('unreadable')} unreadable. Chosen: ${rows.length}.`,
    '',
    '| rank | name | points | band | must-haves |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}

function fileLabel(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'no-name'
  );
}
