import { randomUUID } from 'node:crypto';
import { hmac, isRejected, type SimulatedSystem } from './world.ts';

const secret = Buffer.from('a secret of the generic system..').toString('base64');

export const generic: SimulatedSystem = {
  id: 'generic',
  rejectedAs: 'rejected',
  signsTime: true,
  connection: (base) => ({
    settings: {},
    credentials: {},
    signingSecret: `whsec_${secret}`,
    egress: [new URL(base).hostname],
  }),
  accepts: (status) => status >= 200 && status < 300,
  event(world, kind, person) {
    const ids = {
      application_id: person.applicationId,
      candidate_id: person.candidateId,
      job_id: person.jobId,
    };
    const body = JSON.stringify(
      kind === 'deleted'
        ? { type: 'candidate.deleted', data: { candidate_id: person.candidateId } }
        : {
            type: kind === 'applied' ? 'application.created' : 'application.updated',
            timestamp: person.updatedAt,
            data: {
              ...ids,
              status: isRejected(person) ? 'rejected' : 'active',
              candidate: { name: person.name, email: person.email },
              documents: person.resume
                ? [
                    {
                      id: `${person.candidateId}-${person.resume.name}`,
                      name: person.resume.name,
                      kind: 'resume',
                      url: world.fileUrl(person),
                    },
                  ]
                : [],
              answers: person.answers,
            },
          },
    );
    const [id, seconds] = [`msg_${randomUUID()}`, String(Math.floor(Date.now() / 1000))];
    const key = Buffer.from(secret, 'base64');
    return {
      headers: {
        'webhook-id': id,
        'webhook-timestamp': seconds,
        'webhook-signature': `v1,${hmac(key, `${id}.${seconds}.${body}`, 'base64')}`,
      },
      body,
    };
  },
  answer: () => null,
};
