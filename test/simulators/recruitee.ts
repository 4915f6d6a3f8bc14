import { hmac, isRejected, refused, type SimulatedSystem } from './world.ts';

const secret = 'recruitee-secret';

export const recruitee: SimulatedSystem = {
  id: 'recruitee',
  rejectedAs: 'disqualified',
  signsTime: false,
  connection: (base) => ({
    settings: { company: 'example', apiBase: `${base}/c/example` },
    credentials: { apiKey: 'recruitee-key' },
    signingSecret: secret,
  }),
  accepts: (status) => status === 200,
  event(_world, kind, person) {
    const types = { applied: 'candidate_created', updated: 'candidate_moved', deleted: 'candidate_deleted' };
    const body = JSON.stringify({
      event_type: types[kind],
      created_at: person.updatedAt,
      payload: { candidate: { id: Number(person.candidateId), emails: [person.email] } },
    });
    return {
      headers: { 'x-recruitee-signature': hmac(secret, body), 'user-agent': 'Recruitee-Webhooks' },
      body,
    };
  },
  answer(world, { path, query, headers, body }) {
    if (headers.authorization !== 'Bearer recruitee-key') return refused;
    if (path === '/c/example/candidates')
      return {
        body: {
          candidates: world.people
            .filter((one) => !query.get('offer_id') || one.jobId === query.get('offer_id'))
            .map((one) => ({ id: Number(one.candidateId) })),
        },
      };
    const [, id, rest] = /^\/c\/example\/candidates\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const one = world.people.find((person) => person.candidateId === id);
    if (!one) return null;
    if (rest === '/notes') {
      world.notes.push({ candidateId: one.candidateId, text: body.note.body });
      return { status: 201, body: { note: { id: 1 } } };
    }
    return {
      body: {
        candidate: {
          id: Number(id),
          name: one.name,
          emails: [one.email],
          phones: [],
          cv_url: null,
          cv_original_url: one.resume ? `${world.fileUrl(one)}` : null,
          placements: [
            {
              id: 1,
              candidate_id: Number(id),
              offer_id: Number(one.jobId),
              disqualified_at: isRejected(one) ? one.updatedAt : null,
            },
          ],
          open_question_answers: one.answers.map(({ question, value }) => ({ question, content: value })),
        },
        references: [],
      },
    };
  },
};
