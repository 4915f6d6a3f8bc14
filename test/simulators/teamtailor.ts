import { randomUUID } from 'node:crypto';
import { hmac, isRejected, refused, type SimulatedSystem } from './world.ts';

const secret = 'teamtailor-secret';

export const teamtailor: SimulatedSystem = {
  id: 'teamtailor',
  rejectedAs: 'rejected',
  signsTime: true,
  // The payload is signed; what stands beside it is not.
  signedParts: (body) => [[body.indexOf('{"event_name'), body.indexOf(',"signature"')]],
  connection: (base) => ({
    settings: { userId: '2', apiBase: `${base}/v1` },
    credentials: { apiKey: 'tt-key' },
    signingSecret: secret,
  }),
  accepts: (status) => status >= 200 && status < 300,
  event(_world, kind, person) {
    const names = {
      applied: 'job_application.create',
      updated: 'candidate.update',
      deleted: 'candidate.destroy',
    };
    const id = kind === 'applied' ? person.applicationId : person.candidateId;
    const payload = {
      event_name: names[kind],
      data: { id, type: 'x', attributes: { 'updated-at': person.updatedAt } },
    };
    const seconds = Math.floor(Date.now() / 1000);
    const signature = Buffer.from(
      `t=${seconds},v2=${hmac(secret, `${seconds}.${JSON.stringify(payload)}`)}`,
    ).toString('base64');
    return { headers: { 'tt-signature': signature }, body: JSON.stringify({ payload, signature }) };
  },
  answer(world, { path, query, headers, body }) {
    if (headers.authorization !== 'Token token=tt-key' || !headers['x-api-version']) return refused;
    if (path === '/v1/notes') {
      if (body.data.relationships.user?.data.id !== '2') return { status: 422, body: {} };
      world.notes.push({
        candidateId: body.data.relationships.candidate.data.id,
        text: body.data.attributes.note,
      });
      return { status: 201, body: { data: { id: randomUUID() } } };
    }
    if (path === '/v1/job-applications') {
      const from = Number(query.get('page[number]') ?? 0);
      const all = world.people.filter(
        (one) => !query.get('filter[job]') || one.jobId === query.get('filter[job]'),
      );
      return {
        body: {
          data: all.slice(from, from + 2).map((one) => ({ id: one.applicationId, type: 'job-applications' })),
          links:
            from + 2 < all.length
              ? { next: `${world.base}/v1/job-applications?page[number]=${from + 2}` }
              : {},
        },
      };
    }
    const application = /^\/v1\/job-applications\/([^/]+)$/.exec(path)?.[1];
    if (application !== undefined) {
      const one = world.people.find((person) => person.applicationId === application);
      return one
        ? {
            body: {
              data: {
                id: application,
                attributes: { 'rejected-at': isRejected(one) ? one.updatedAt : null },
                relationships: {
                  candidate: { data: { id: one.candidateId, type: 'candidates' } },
                  job: { data: { id: one.jobId, type: 'jobs' } },
                },
              },
            },
          }
        : null;
    }
    const [, id, rest] = /^\/v1\/candidates\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const one = world.people.find((person) => person.candidateId === id);
    if (!one) return null;
    if (rest === '/answers')
      return {
        body: {
          data: one.answers.map(({ value }, index) => ({
            id: String(index),
            attributes: { text: value },
            relationships: { question: { data: { id: `q${index}`, type: 'questions' } } },
          })),
          included: one.answers.map(({ question }, index) => ({
            id: `q${index}`,
            attributes: { title: question },
          })),
        },
      };
    return {
      body: {
        data: {
          id,
          attributes: {
            'first-name': one.name.split(' ')[0],
            'last-name': one.name.split(' ').slice(1).join(' '),
            email: one.email,
            sourced: false,
            resume: null,
            'original-resume': one.resume ? world.fileUrl(one) : null,
          },
          relationships: {
            'job-applications': { data: [{ id: one.applicationId, type: 'job-applications' }] },
          },
        },
      },
    };
  },
};
