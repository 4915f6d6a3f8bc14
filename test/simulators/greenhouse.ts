import { randomUUID } from 'node:crypto';
import { hmac, isRejected, type Person, refused, type SimulatedSystem } from './world.ts';

const secret = 'greenhouse-secret';
const token = 'greenhouse-token';

export const greenhouse: SimulatedSystem = {
  id: 'greenhouse',
  rejectedAs: 'rejected',
  signsTime: false,
  unsigned: (header) => header === 'greenhouse-event-id',
  connection: (base) => ({
    settings: { apiBase: `${base}/v3` },
    credentials: { clientId: 'client', clientSecret: 'client-secret' },
    signingSecret: secret,
  }),
  accepts: (status) => status === 200,
  event(world, kind, person) {
    const body = JSON.stringify(
      kind === 'deleted'
        ? { action: 'delete_candidate', payload: { person: { id: Number(person.candidateId) } } }
        : {
            action: kind === 'applied' ? 'new_candidate_application' : 'application_updated',
            payload: {
              application: {
                id: Number(person.applicationId),
                prospect: false,
                status: 'active',
                applied_at: person.updatedAt,
                candidate: {
                  id: Number(person.candidateId),
                  first_name: person.name.split(' ')[0],
                  last_name: person.name.split(' ').slice(1).join(' '),
                  email_addresses: [{ value: person.email, type: 'work' }],
                  attachments: person.resume
                    ? [{ filename: person.resume.name, url: world.fileUrl(person), type: 'resume' }]
                    : [],
                },
                jobs: [{ id: Number(person.jobId), name: 'Backend Practice Lead' }],
              },
            },
          },
    ).replaceAll('<', '\\u003c');
    return {
      headers: { signature: `sha256 ${hmac(secret, body)}`, 'greenhouse-event-id': randomUUID() },
      body,
    };
  },
  answer(world, { path, query, headers, body }) {
    if (path === '/token') {
      const basic = `Basic ${Buffer.from('client:client-secret').toString('base64')}`;
      if (headers.authorization !== basic || !String(body).includes('client_credentials')) return refused;
      return { body: { token_type: 'Bearer', access_token: token, expires_in: 3600 } };
    }
    if (headers.authorization !== `Bearer ${token}`) return refused;
    const wanted = (name: string) => (query.get(name) ?? '').split(',').filter((one) => one !== '');
    if (path === '/v3/applications') {
      const [ids, candidates, jobs] = [wanted('ids'), wanted('candidate_ids'), wanted('job_ids')];
      const page = Number(query.get('cursor') ?? 0);
      if (query.has('cursor') && [...query.keys()].length > 1) return { status: 422, body: {} };
      const found = world.people.filter(
        (one) =>
          (ids.length === 0 || ids.includes(one.applicationId)) &&
          (candidates.length === 0 || candidates.includes(one.candidateId)) &&
          (jobs.length === 0 || jobs.includes(one.jobId)),
      );
      const slice = found.slice(page, page + 2);
      const more = page + 2 < found.length && ids.length === 0;
      return {
        headers: more ? { link: `<${world.base}/v3/applications?cursor=${page + 2}>; rel="next"` } : {},
        body: slice.map(applicationOf),
      };
    }
    if (path === '/v3/candidates')
      return {
        body: world.people
          .filter((one) => wanted('ids').includes(one.candidateId))
          .map((one) => ({
            id: Number(one.candidateId),
            first_name: one.name.split(' ')[0],
            last_name: one.name.split(' ').slice(1).join(' '),
            email_addresses: [{ value: one.email, type: 'personal' }],
            phone_numbers: [],
          })),
      };
    if (path === '/v3/attachments')
      return {
        body: world.people
          .filter((one) => wanted('application_ids').includes(one.applicationId) && one.resume)
          .map((one) => ({
            id: `${one.applicationId}-${one.resume?.name}`,
            application_id: Number(one.applicationId),
            candidate_id: Number(one.candidateId),
            type: 'resume',
            filename: one.resume?.name,
            url: world.fileUrl(one),
            created_at: one.updatedAt,
          })),
      };
    if (path === '/v3/notes') {
      world.notes.push({ candidateId: String(body.candidate_id), text: body.body });
      return { status: 201, body: { id: 1 } };
    }
    return null;
  },
};

function applicationOf(one: Person) {
  return {
    id: Number(one.applicationId),
    candidate_id: Number(one.candidateId),
    job_id: Number(one.jobId),
    status: isRejected(one) ? 'rejected' : 'in_process',
    prospect: false,
    updated_at: one.updatedAt,
    answers: one.answers.map(({ question, value }) => ({ question, answer: value })),
  };
}
