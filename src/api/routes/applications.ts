import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { explainAll } from '#domain/explain.ts';
import { jsonResume } from '#domain/json-resume.ts';
import { entryOf, reviewSteps } from '#domain/shortlist.ts';
import { Problem, type UnreadableReason, unreadableReasons } from '#errors.ts';
import type { Deps } from '../../deps.ts';
import { linksOf } from '../../flows/shortlist.ts';
import { type Application, findApplication, findReading, findScorecard, findText } from '../../storage/applications.ts';
import { writeAudit } from '../../storage/audit.ts';
import { findRole } from '../../storage/roles.ts';
import type { Routes } from '../app.ts';
import { callerOf } from '../auth.ts';
import { problemResponses } from '../schemas.ts';

const params = z.object({ id: z.string() });
const mimes: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export const applications: Routes = (app, deps) => {
  app.get('/applications/:id', { config: { scope: 'applications:read' }, schema: { tags: ['applications'], summary: 'An application: scorecard with evidence, facts of the résumé, decision', params, response: { 200: z.looseObject({ applicationId: z.string(), state: z.string() }), ...problemResponses } } }, async (request) => {
    const application = await open(request, deps);
    return describe(deps, application);
  });

  app.get('/applications/:id/explanation', { config: { scope: 'applications:read' }, schema: { tags: ['applications'], summary: 'The result in sentences, with the words of the résumé behind each', params, response: { 200: z.looseObject({ applicationId: z.string(), sentences: z.array(z.string()) }), ...problemResponses } } }, async (request) => {
    const application = await open(request, deps);
    const { reading, scorecard, role } = await facts(deps, application);
    if (reading?.status !== 'read' || !scorecard || !role) throw new Problem('not_found', 'There is no result for this application yet.', { state: application.state });
    return {
      applicationId: application.id,
      role: { id: role.id, version: role.version },
      asOf: application.asOf,
      score: scorecard.total / 100,
      band: scorecard.band,
      sentences: explainAll(scorecard, reading.resume),
      findings: scorecard.findings,
      review: scorecard.reviewReasons.map((reason) => ({ reason, ...reviewSteps[reason] })),
      verdicts: scorecard.verdicts,
    };
  });

  app.get('/applications/:id/document', { config: { scope: 'applications:read' }, schema: { tags: ['applications'], summary: 'The file as it was received', params } }, async (request, reply) => {
    const application = await open(request, deps);
    const bytes = await deps.files.get(application.sha256);
    if (bytes === null) throw new Problem('not_found', 'The file is no longer kept.');
    const reading = await findReading(deps.database, application.sha256, deps.version);
    const mime = reading?.status === 'read' ? mimes[reading.format] : undefined;
    return reply
      .header('content-type', mime ?? 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(application.fileName)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', 'sandbox')
      .header('cache-control', 'no-store')
      .send(bytes);
  });

  app.get('/applications/:id/document/text', { config: { scope: 'applications:read' }, schema: { tags: ['applications'], summary: 'The text that was read: spans of evidence are code points of it', params } }, async (request, reply) => {
    const application = await open(request, deps);
    const text = await findText(deps.database, application.sha256, deps.version);
    if (text === null) throw new Problem('not_found', 'There is no text of this file.', { state: application.state });
    return reply.header('content-type', 'text/plain; charset=utf-8').header('x-content-type-options', 'nosniff').header('cache-control', 'no-store').send(text);
  });
};

/** The application of a request; that it was opened, and by whom, is kept. */
async function open(request: FastifyRequest, deps: Deps): Promise<Application> {
  const { id } = request.params as { id: string };
  const application = await findApplication(deps.database, id);
  if (application === null) throw new Problem('not_found', 'There is no such application.');
  const key = callerOf(request);
  await writeAudit(deps.database, [{ actor: key.owner, action: 'application.opened', subject: 'application', subjectId: id, detail: { key: key.id, what: request.routeOptions.url?.split('/').at(-1) } }]);
  return application;
}

async function facts(deps: Deps, application: Application) {
  const role = await findRole(deps.database, application.roleId);
  const reading = await findReading(deps.database, application.sha256, deps.version);
  const scorecard = role?.evaluation ? await findScorecard(deps.database, role.evaluation, application) : null;
  return { role, reading, scorecard };
}

async function describe(deps: Deps, application: Application) {
  const { role, reading, scorecard } = await facts(deps, application);
  const base = {
    applicationId: application.id,
    role: { id: application.roleId, version: role?.version ?? null },
    state: application.state,
    asOf: application.asOf,
    source: application.source,
    receivedAt: application.receivedAt.toISOString(),
    links: linksOf(deps, application.id),
  };
  if (reading?.status !== 'read' || !scorecard) {
    const words = application.reason === null ? null : unreadableReasons[application.reason as UnreadableReason];
    return { ...base, file: application.fileName, reason: application.reason, message: words?.message ?? null, nextStep: words?.nextStep ?? null, decision: application.decision };
  }
  const entry = entryOf({ applicationId: application.id, externalIds: {}, file: application.fileName, sha256: application.sha256, contact: reading.contact, resume: reading.resume, scorecard, decision: application.decision, links: base.links });
  const { rank: _rank, tied: _tied, ...shown } = entry;
  return { ...shown, ...base, ...jsonResume({ resume: reading.resume, contact: reading.contact }, application.asOf) };
}
