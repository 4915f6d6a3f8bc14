/*
 * `npm run demo:ats [system]`: the service with embedded parts, a simulated applicant-tracking system and a receiver of
 * webhooks, without an account anywhere. Shows every step from the event to the signed result.
 */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adapterOf } from '#ats/index.ts';
import { removeData } from '../support/data-folder.ts';
import { startReceiver } from '../support/receiver.ts';
import { ended, startPart, testKey } from '../support/servers.ts';
import { simulated } from './index.ts';
import { simulate } from './server.ts';
import type { Person } from './world.ts';

const asked = process.argv[2] ?? 'greenhouse';
const system = simulated.find((one) => one.id === asked);
if (!system) {
  process.stderr.write(`no system "${asked}": ${simulated.map((one) => one.id).join(', ')}\n`);
  process.exit(2);
}
const say = (line: string) => process.stdout.write(`${line}\n`);
const show = (value: unknown) => say(JSON.stringify(value, null, 2).replaceAll(/^/gm, '    '));

const folder = await mkdtemp(join(tmpdir(), 'prescreen-demo-'));
say('starting the service, a simulated system and a receiver of webhooks …');
const service = await startPart('all', {
  DATA_DIR: folder,
  FIRST_KEY: testKey,
  EGRESS_ALLOW: '127.0.0.0/8',
  LOG_LEVEL: 'error',
});
const ats = await simulate(system);
const receiver = await startReceiver();
try {
  const api = async (method: string, path: string, body?: unknown): Promise<any> => {
    const answer = await fetch(`${service.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  const adapter = adapterOf(system.id);
  const title = adapter?.title;
  const takesNotes = adapter?.note !== null;
  say(`\n1. POST /v1/webhook-endpoints: where results go`);
  receiver.secret = (await api('POST', '/v1/webhook-endpoints', { url: receiver.url })).secret;
  say(`\n2. POST /v1/connections: ${title}`);
  const { settings, credentials, signingSecret, egress } = system.connection(ats.world.base);
  const connection = await api('POST', '/v1/connections', {
    system: system.id,
    name: `Simulated ${title}`,
    settings,
    credentials,
    signingSecret,
    egress: egress ?? [],
    writeBack: takesNotes,
  });
  say(`    events go to ${service.url}${connection.hookUrl}`);
  const person: Person = {
    candidateId: '501',
    applicationId: '701',
    jobId: '901',
    name: 'Ada Quellmann',
    email: 'ada.quellmann@example.com',
    resume: {
      name: 'quellmann.pdf',
      bytes: await readFile(join(import.meta.dirname, '../../fixtures/batches/mixed/quellmann-ada.pdf')),
    },
    answers: [{ question: 'How many days after signing could you start?', value: '30' }],
    updatedAt: new Date().toISOString(),
  };
  ats.world.people.push(person);
  say('\n3. somebody applies: the system sends its signed event');
  say(
    `    answered ${(await ats.send(`${service.url}${connection.hookUrl}`, 'applied', person)).join(', ')}`,
  );
  const until = async <T>(ask: () => Promise<T>, ready: (value: T) => boolean): Promise<T> => {
    for (let turn = 0; turn < 3000; turn++) {
      const value = await ask();
      if (ready(value)) return value;
      await new Promise((next) => setTimeout(next, 100));
    }
    throw new Error('still waiting after 300 s');
  };
  const events = async () => (await api('GET', `/v1/connections/${connection.id}/events`)).events;
  const [parked] = await until(events, (all: any[]) => all[0]?.state === 'parked');
  say(`    the event is parked: ${parked.reason} ${parked.external.jobId}`);
  say(
    `\n4. PUT /v1/connections/{id}/jobs/${parked.external.jobId}: the job is the role backend-practice-lead`,
  );
  const { released } = await api('PUT', `/v1/connections/${connection.id}/jobs/${parked.external.jobId}`, {
    role: 'backend-practice-lead',
  });
  say(`    ${released} event goes on`);
  const [message] = await until(
    async () => receiver.messages.filter((one) => /^application\.(?:screened|needs_review)$/.test(one.type)),
    (all) => all.length > 0,
  );
  say('\n5. the receiver got a message, verified with the package "standardwebhooks":');
  show({ ...message, raw: undefined, data: { ...message?.data, verdicts: '…' } });
  if (takesNotes) {
    const [note] = await until(
      async () => ats.world.notes,
      (all) => all.length > 0,
    );
    say(`\n6. the system got a note:\n${note?.text.replaceAll(/^/gm, '    ')}`);
  }
  say('\n7. GET /v1/roles/backend-practice-lead/shortlist');
  const { shortlist } = await api('GET', '/v1/roles/backend-practice-lead/shortlist');
  for (const one of shortlist)
    say(
      `    ${one.rank}  ${one.score.toFixed(2)}  ${one.band}  ${one.candidate.name}  ${JSON.stringify(one.externalIds)}`,
    );
} finally {
  await ended(service.process, 'SIGTERM');
  await ats.close();
  await receiver.close();
  await removeData(folder);
}
