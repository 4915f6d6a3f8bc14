import { randomUUID } from 'node:crypto';
import { hmac, idIn, isRejected, refused, type SimulatedSystem } from './world.ts';

const secret = 'smartrecruiters-secret';

export const smartrecruiters: SimulatedSystem = {
  id: 'smartrecruiters',
  rejectedAs: 'rejected',
  signsTime: true,
  // One signature for each key: a changed one leaves the other.
  unsigned: (header, at) => header === 'smartrecruiters-signature' && at < 68,
  connection: (base) => ({
    settings: { apiBase: base },
    credentials: { apiKey: 'smart-key' },
    signingSecret: secret,
  }),
  accepts: (status) => status >= 200 && status < 300,
  event(_world, kind, person) {
    const body = JSON.stringify(
      kind === 'deleted'
        ? { id: person.candidateId }
        : { job_id: person.jobId, candidate_id: person.candidateId },
    );
    const names = {
      applied: 'application.created',
      updated: 'application.attachment.created',
      deleted: 'candidate.deleted',
    };
    const headers = {
      'event-id': randomUUID(),
      'event-name': names[kind],
      'event-version': 'v201910',
      link: `<https://api.smartrecruiters.com/candidates/${person.candidateId}>; rel=self`,
    };
    const seconds = String(Math.floor(Date.now() / 1000));
    const signed = `${seconds}.${body}.${headers['event-id']}.${headers['event-name']}.${headers['event-version']}.${headers.link}`;
    return {
      headers: {
        ...headers,
        'smartrecruiters-timestamp': seconds,
        'smartrecruiters-signature': `v1=${hmac('an older key', signed)};v1=${hmac(secret, signed)}`,
      },
      body,
    };
  },
  answer(world, { path, query, headers, body }) {
    if (headers['x-smarttoken'] !== 'smart-key') return refused;
    if (path === '/candidates')
      return {
        body: {
          totalFound: world.people.length,
          nextPageId: null,
          content: world.people
            .filter((one) => !query.get('jobId') || one.jobId === query.get('jobId'))
            .map((one) => ({ id: one.candidateId })),
        },
      };
    if (path === '/messages/shares') {
      const [, candidateId, text] = /^#\[CANDIDATE:([^\]]+)\] ([\s\S]*)$/.exec(body.content) ?? [];
      world.notes.push({ candidateId: candidateId ?? '', text: text ?? '' });
      return { status: 201, body: { id: randomUUID() } };
    }
    const [, id, rest] = /^\/candidates\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const one = world.people.find((person) => person.candidateId === id);
    if (!one) return null;
    if (rest === undefined)
      return {
        body: {
          id,
          internal: false,
          firstName: one.name.split(' ')[0],
          lastName: one.name.split(' ').slice(1).join(' '),
          email: one.email,
          primaryAssignment: { job: { id: one.jobId }, status: isRejected(one) ? 'REJECTED' : 'NEW' },
          secondaryAssignments: [],
        },
      };
    if (rest === '/attachments')
      return {
        body: {
          content: one.resume
            ? [
                { id: 'letter', name: 'letter.pdf', type: 'COVER_LETTER' },
                {
                  id: `file-${one.resume.name}`,
                  name: one.resume.name,
                  type: 'RESUME',
                  actions: {
                    download: {
                      method: 'GET',
                      url: `${world.base}/candidates/${id}/attachments/file-${encodeURIComponent(one.resume.name)}`,
                    },
                  },
                },
              ]
            : [],
        },
      };
    if (idIn(rest, '/attachments/file-') !== null && one.resume) return { bytes: one.resume.bytes };
    if (rest === `/jobs/${one.jobId}/screening-answers`)
      return {
        body: {
          content: [
            {
              type: 'eeo',
              category: 'eeoInformation',
              label: 'Gender',
              records: [{ fields: { a: { values: [{ label: 'x' }] } } }],
            },
            ...one.answers.map(({ question, value }) => ({
              type: 'text',
              category: 'screening',
              label: question,
              records: [{ fields: { a: { id: 'a', values: [{ id: 'v', label: value }] } } }],
            })),
          ],
        },
      };
    return null;
  },
};
