/* A client as an integrator makes it: types from the description, calls by openapi-fetch. Its test generates ./schema.d.ts beside a copy. */
import createClient from 'openapi-fetch';
import type { components, paths, webhooks } from './schema.d.ts';

const { API, KEY, NAMES } = process.env as { API: string; KEY: string; NAMES: string };
const client = createClient<paths>({ baseUrl: API, headers: { authorization: `Bearer ${KEY}` } });

/** What a receiver would take in. */
type Screened =
  webhooks['application.screened']['post']['requestBody']['content']['application/json']['data'];
const bandOf = (data: Screened): string => data.band;

async function main(): Promise<void> {
  const role = 'backend-practice-lead';
  const form = new FormData();
  form.set('as_of', '2026-11-01');
  for (const name of NAMES.split(',')) {
    const resume = `${name} Example\n${name}@example.com\nExperience\nBackend Engineer, Fjordline Ltd\nMarch 2015 - present\nJava on AWS, ${name}`;
    form.append('files', new Blob([resume]), `${name}.txt`);
  }
  const uploaded = await client.POST('/v1/roles/{role}/batches', {
    params: { path: { role } },
    // A form is sent as it is.
    body: form as never,
    bodySerializer: (body) => body as never,
  });
  if (uploaded.error) throw new Error(uploaded.error.detail);
  const { id } = uploaded.data;
  for (;;) {
    const { data } = await client.GET('/v1/batches/{id}', { params: { path: { id } } });
    if (data?.state === 'finished') break;
    await new Promise((next) => setTimeout(next, 100));
  }
  const read = await client.GET('/v1/roles/{role}/shortlist', {
    params: { path: { role }, query: { limit: 1, band: 'strong,possible,weak' } },
  });
  if (read.error) throw new Error(read.error.detail);
  // The same address gives a table to whoever asks for one.
  if (typeof read.data === 'string') throw new Error('a table came');
  const [best] = read.data.shortlist;
  const applicationId = best?.applicationId as string;
  const verdict: components['schemas']['Verdict'] | undefined = best?.verdicts[0];
  const decided = await client.POST('/v1/applications/{id}/decisions', {
    params: { path: { id: applicationId } },
    body: { outcome: 'advance', reason: 'By the client.' },
  });
  const missing = await client.GET('/v1/applications/{id}', { params: { path: { id: 'none' } } });
  process.stdout.write(
    JSON.stringify({
      ranked: read.data.counts.ranked,
      more: read.data.nextCursor !== null,
      verdict: verdict?.criterion,
      decisions: decided.data?.decisions.length,
      problem: missing.error?.code,
      band: bandOf({ band: 'strong' } as Screened),
    }),
  );
}

await main();
