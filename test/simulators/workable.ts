import { randomUUID } from 'node:crypto';
import { hmac, isRejected, refused, type SimulatedSystem } from './world.ts';

const secret = 'workable-secret';

export const workable: SimulatedSystem = {
  id: 'workable',
  rejectedAs: 'disqualified',
  signsTime: false,
  candidatePerPosting: true,
  connection: (base) => ({
    settings: { subdomain: 'example', memberId: 'm1', apiBase: `${base}/spi/v3` },
    credentials: { apiKey: 'workable-key' },
    signingSecret: secret,
  }),
  accepts: (status) => status === 200,
  event(_world, kind, person) {
    const types = { applied: 'candidate_created', updated: 'candidate_moved', deleted: 'candidate_deleted' };
    const body = JSON.stringify({
      id: randomUUID(),
      event_type: types[kind],
      fired_at: person.updatedAt,
      resource_type: 'candidate',
      data: { id: person.applicationId, job: { shortcode: person.jobId } },
    });
    return { headers: { 'x-workable-signature': hmac(secret, body) }, body };
  },
  answer(world, { path, query, headers, body }) {
    if (headers.authorization !== 'Bearer workable-key') return refused;
    if (path === '/spi/v3/candidates') {
      const from = Number(query.get('since_id') ?? 0);
      const all = world.people.filter(
        (one) => !query.get('shortcode') || one.jobId === query.get('shortcode'),
      );
      return {
        body: {
          candidates: all.slice(from, from + 2).map((one) => ({ id: one.applicationId })),
          paging:
            from + 2 < all.length ? { next: `${world.base}/spi/v3/candidates?since_id=${from + 2}` } : {},
        },
      };
    }
    const questions = /^\/spi\/v3\/jobs\/([^/]+)\/questions$/.exec(path)?.[1];
    if (questions !== undefined)
      return {
        body: {
          questions: world.people.flatMap((one) =>
            one.answers.map(({ question }, index) => ({ id: `q${index}`, body: question })),
          ),
        },
      };
    const [, id, rest] = /^\/spi\/v3\/candidates\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const one = world.people.find((person) => person.applicationId === id);
    if (!one) return null;
    if (rest === '/comments') {
      if (body.member_id !== 'm1') return { status: 422, body: { error: 'member_id' } };
      world.notes.push({ candidateId: one.candidateId, text: body.comment.body });
      return { status: 201, body: { id: randomUUID() } };
    }
    return {
      body: {
        candidate: {
          id,
          name: one.name,
          email: one.email,
          job: { shortcode: one.jobId },
          sourced: false,
          disqualified: isRejected(one),
          resume_url: one.resume ? world.fileUrl(one).replace(/\/files\/([\w-]+)\//, `/files/$1/`) : null,
          resume_metadata: one.resume ? { filename: one.resume.name } : null,
          answers: one.answers.map(({ value }, index) => ({ question_key: `q${index}`, body: value })),
        },
      },
    };
  },
};
