import { randomUUID } from 'node:crypto';
import { hmac, isRejected, refused, type SimulatedSystem } from './world.ts';

const secret = 'ashby-secret';

export const ashby: SimulatedSystem = {
  id: 'ashby',
  rejectedAs: 'rejected',
  signsTime: false,
  connection: (base) => ({
    settings: { apiBase: base },
    credentials: { apiKey: 'ashby-key' },
    signingSecret: secret,
  }),
  accepts: (status) => status >= 200 && status < 300,
  event(_world, kind, person) {
    const application = {
      id: person.applicationId,
      status: 'Active',
      candidate: { id: person.candidateId, name: person.name },
      job: { id: person.jobId, title: 'Backend Practice Lead' },
    };
    const body = JSON.stringify({
      action: { applied: 'applicationSubmit', updated: 'applicationUpdate', deleted: 'candidateDelete' }[
        kind
      ],
      webhookActionId: randomUUID(),
      data: kind === 'deleted' ? { candidate: { id: person.candidateId } } : { application },
    });
    return { headers: { 'ashby-signature': `sha256=${hmac(secret, body)}` }, body };
  },
  answer(world, { path, headers, body }) {
    if (headers.authorization !== `Basic ${Buffer.from('ashby-key:').toString('base64')}`) return refused;
    const ok = (results: unknown, more: object = {}) => ({ body: { success: true, results, ...more } });
    const failed = (code: string) => ({ body: { success: false, errors: [code], errorInfo: { code } } });
    const handle = (id: string) => ({ id: `${id}-file`, name: '', handle: id });
    if (path === '/application.info') {
      const one = world.people.find((person) => person.applicationId === body.applicationId);
      if (!one) return failed('application_not_found');
      return ok({
        id: one.applicationId,
        status: isRejected(one) ? 'Archived' : 'Active',
        archiveReason: isRejected(one) ? { reasonType: 'RejectedByOrg' } : null,
        candidate: { id: one.candidateId },
        job: { id: one.jobId },
        resumeFileHandle: one.resume
          ? {
              ...handle(one.applicationId),
              id: `${one.applicationId}-${one.resume.name}`,
              name: one.resume.name,
            }
          : null,
        applicationFormSubmissions: [
          {
            formDefinition: {
              sections: [
                {
                  fields: one.answers.map(({ question }, index) => ({
                    field: { path: `q${index}`, title: question },
                  })),
                },
              ],
            },
            submittedValues: Object.fromEntries(one.answers.map(({ value }, index) => [`q${index}`, value])),
          },
        ],
      });
    }
    if (path === '/candidate.info') {
      const one = world.people.find((person) => person.candidateId === body.id);
      return one
        ? ok({ id: one.candidateId, name: one.name, primaryEmailAddress: { value: one.email } })
        : failed('candidate_not_found');
    }
    if (path === '/file.info') {
      const one = world.people.find((person) => person.applicationId === body.fileHandle);
      return one ? ok({ url: world.fileUrl(one) }) : failed('file_not_found');
    }
    if (path === '/application.list') {
      if (body.syncToken === 'old') return failed('sync_token_expired');
      const from = Number(body.cursor ?? 0);
      const all = world.people.filter((one) => !body.jobId || one.jobId === body.jobId);
      const more = from + 2 < all.length;
      return ok(
        all.slice(from, from + 2).map((one) => ({ id: one.applicationId })),
        more
          ? { moreDataAvailable: true, nextCursor: String(from + 2) }
          : { moreDataAvailable: false, syncToken: randomUUID() },
      );
    }
    if (path === '/candidate.createNote') {
      world.notes.push({ candidateId: body.candidateId, text: body.note.value });
      return ok({ id: randomUUID() });
    }
    return null;
  },
};
