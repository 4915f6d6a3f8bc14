import { randomUUID } from 'node:crypto';
import { hmac, isRejected, refused, type SimulatedSystem } from './world.ts';

const secret = 'merge-secret';

export const merge: SimulatedSystem = {
  id: 'merge',
  rejectedAs: 'rejected',
  signsTime: false,
  connection: (base) => ({
    settings: { remoteUserId: 'u1', apiBase: `${base}/api/ats/v1` },
    credentials: { apiKey: 'merge-key', accountToken: 'account' },
    signingSecret: secret,
  }),
  accepts: (status) => status >= 200 && status < 300,
  event(_world, kind, person) {
    const names = {
      applied: 'Application.added',
      updated: 'application.updated',
      deleted: 'Candidate.removed',
    };
    const body = JSON.stringify({
      hook: { id: 'hook', event: names[kind], target: '' },
      linked_account: { id: 'la', category: 'ats' },
      data: {
        id: kind === 'deleted' ? person.candidateId : person.applicationId,
        modified_at: person.updatedAt,
      },
    });
    return { headers: { 'x-merge-webhook-signature': hmac(secret, body, 'base64url') }, body };
  },
  answer(world, { path, query, headers, body }) {
    if (headers.authorization !== 'Bearer merge-key' || headers['x-account-token'] !== 'account')
      return refused;
    const own = path.replace('/api/ats/v1', '');
    if (own === '/applications') {
      const from = Number(query.get('cursor') ?? 0);
      const all = world.people.filter((one) => !query.get('job_id') || one.jobId === query.get('job_id'));
      return {
        body: {
          next: from + 2 < all.length ? String(from + 2) : null,
          results: all.slice(from, from + 2).map((one) => ({ id: one.applicationId })),
        },
      };
    }
    if (own === '/attachments')
      return {
        body: {
          next: null,
          results: world.people
            .filter((one) => one.candidateId === query.get('candidate_id') && one.resume)
            .map((one) => ({
              id: `${one.candidateId}-${one.resume?.name}`,
              file_name: one.resume?.name,
              file_url: world.fileUrl(one),
              attachment_type: 'RESUME',
            })),
        },
      };
    if (own === '/activities') {
      if (body.remote_user_id !== 'u1') return { status: 400, body: {} };
      world.notes.push({ candidateId: body.model.candidate, text: body.model.body });
      return { status: 201, body: { model: { id: randomUUID() } } };
    }
    const [, kind, id] = /^\/(applications|candidates)\/([^/]+)$/.exec(own) ?? [];
    const one = world.people.find(
      (person) => (kind === 'applications' ? person.applicationId : person.candidateId) === id,
    );
    if (!one) return null;
    return {
      body:
        kind === 'applications'
          ? {
              id,
              candidate: one.candidateId,
              job: one.jobId,
              rejected_at: isRejected(one) ? one.updatedAt : null,
              screening_question_answers: one.answers.map(({ question, value }) => ({
                question: { title: question },
                answer: value,
              })),
            }
          : {
              id,
              first_name: one.name.split(' ')[0],
              last_name: one.name.split(' ').slice(1).join(' '),
              email_addresses: [{ value: one.email }],
              phone_numbers: [],
              applications: [one.applicationId],
            },
    };
  },
};
