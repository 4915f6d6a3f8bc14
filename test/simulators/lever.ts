import { randomUUID } from 'node:crypto';
import { hmac, isRejected, refused, type SimulatedSystem } from './world.ts';

const secret = 'lever-signature-token';

export const lever: SimulatedSystem = {
  id: 'lever',
  rejectedAs: 'archived',
  signsTime: true,
  // It signs its token and its time; the signature stands in the body.
  signedParts: (body) =>
    [/"token":"([^"]+)"/, /"triggeredAt":(\d+)/, /"signature":"([^"]+)"/].map((pattern) => {
      const match = pattern.exec(body) as RegExpExecArray;
      const from = match.index + match[0].indexOf(match[1] as string);
      return [from, from + (match[1] as string).length];
    }),
  connection: (base) => ({
    settings: { apiBase: `${base}/v1` },
    credentials: { apiKey: 'lever-key' },
    signingSecret: secret,
  }),
  accepts: (status) => status >= 200 && status < 300,
  event(_world, kind, person) {
    const [token, triggeredAt] = [randomUUID(), Date.now()];
    const body = JSON.stringify({
      id: randomUUID(),
      event: { applied: 'applicationCreated', updated: 'candidateStageChange', deleted: 'candidateDeleted' }[
        kind
      ],
      triggeredAt,
      token,
      signature: hmac(secret, `${token}${triggeredAt}`),
      data: {
        opportunityId: person.candidateId,
        applicationId: person.applicationId,
        postingId: person.jobId,
      },
    });
    return { headers: {}, body };
  },
  answer(world, { path, query, headers, body }) {
    if (headers.authorization !== `Basic ${Buffer.from('lever-key:').toString('base64')}`) return refused;
    if (path === '/v1/opportunities') {
      const from = Number(query.get('offset') ?? 0);
      const all = world.people.filter(
        (one) => !query.get('posting_id') || one.jobId === query.get('posting_id'),
      );
      return {
        body: {
          data: all.slice(from, from + 2).map((one) => ({ id: one.candidateId })),
          hasNext: from + 2 < all.length,
          next: String(from + 2),
        },
      };
    }
    const [, id, rest] = /^\/v1\/opportunities\/([^/]+)(\/.*)?$/.exec(path) ?? [];
    const one = world.people.find((person) => person.candidateId === id);
    if (!one) return null;
    if (rest === undefined)
      return {
        body: {
          data: {
            id,
            name: one.name,
            emails: [one.email],
            phones: [],
            isAnonymized: false,
            archived: isRejected(one) ? { reason: 'r1', archivedAt: 1000 } : null,
          },
        },
      };
    if (rest === '/applications')
      return {
        body: {
          data: [
            {
              id: one.applicationId,
              opportunityId: id,
              posting: one.jobId,
              customQuestions: [
                { fields: one.answers.map(({ question, value }) => ({ text: question, value })) },
              ],
            },
          ],
        },
      };
    const fileId = `r-${one.resume?.name}`;
    if (rest === '/resumes')
      return {
        body: {
          data: one.resume
            ? [
                { id: 'older', createdAt: 1000, file: { name: 'older.txt' } },
                { id: fileId, createdAt: 2000, file: { name: one.resume.name } },
              ]
            : [],
        },
      };
    if (rest === `/resumes/${encodeURIComponent(fileId)}/download` && one.resume)
      return { bytes: one.resume.bytes };
    if (rest === '/notes') {
      world.notes.push({ candidateId: id as string, text: body.value });
      return { status: 201, body: { data: { id: randomUUID() } } };
    }
    return null;
  },
};
