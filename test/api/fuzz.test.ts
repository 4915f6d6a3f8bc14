import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import { fuzz } from '../support/fuzz.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, uploadAndWait } from '../support/servers.ts';

/* Requests made from the service's own description, with a seed: `FUZZ_SEED` and `FUZZ_COUNT` choose others. */
const seed = Number(process.env.FUZZ_SEED ?? 20_261_126);
const count = Number(process.env.FUZZ_COUNT ?? 3000);
const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
const known: Record<string, string[]> = {};

beforeAll(async () => {
  // What is called at other hosts is refused there at once.
  service = await startInProcess({ EGRESS_PORTS: '1', EGRESS_ALLOW: '127.0.0.0/8' });
  const { url } = service;
  const { id } = await uploadAndWait(url, batchFiles('mixed'), asOf);
  const { body: shown } = await askJson(url, 'GET', `/v1/roles/${role}/shortlist?limit=500`);
  const entries = [...shown.shortlist, ...shown.needsReview, ...shown.unreadable];
  known.applications = entries.flatMap((entry: any) => entry.applicationId ?? []);
  known.candidates = entries.flatMap((entry: any) => entry.candidateId ?? []);
  known.batches = [id];
  known.roles = [role];
  known.fields = ['backend', 'kitchens'];
  await askJson(url, 'PUT', '/v1/fields/kitchens', { label: 'kitchens', isco: ['3434'] });
  const idsOf = async (path: string, ...bodies: object[]) =>
    Promise.all(
      bodies.map(async (body) => {
        const { id } = (await askJson(url, 'POST', path, body)).body;
        expect(id, path).toEqual(expect.any(String));
        return id as string;
      }),
    );
  known.connections = await idsOf(
    '/v1/connections',
    { system: 'generic', name: 'a' },
    { system: 'greenhouse', name: 'b', signingSecret: 'a long enough secret' },
  );
  known['webhook-endpoints'] = await idsOf('/v1/webhook-endpoints', { url: 'https://127.0.0.1:1/x' });
  known['hand-overs'] = await idsOf(`/v1/roles/${role}/hand-overs`, {
    applicationIds: known.applications.slice(0, 2),
    days: 5,
  });
  known['api-keys'] = await idsOf('/v1/api-keys', {
    owner: 'A system',
    ownerKind: 'system',
    preset: 'integrator',
  });
});
afterAll(() => service.close());

test(`${count} requests by the seed ${seed}: every answer is one of the description, and none is a failure of ours`, async () => {
  const { wrong, statuses } = await fuzz(service.url, seed, count, known);
  expect(wrong).toEqual([]);
  await expect.poll(async () => (await fetch(`${service.url}/health/ready`)).status).toBe(200);
  // Most operations are reached past their checks, or this shows little.
  const reached = Object.values(statuses).filter((one) =>
    Object.keys(one).some((status) => Number(status) < 300),
  );
  expect(reached.length / Object.keys(statuses).length).toBeGreaterThan(0.6);
}, 3_600_000);
