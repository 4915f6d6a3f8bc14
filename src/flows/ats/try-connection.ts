import type { Adapter } from '#ats/adapter.ts';
import { AtsFailure } from '#ats/calls/api.ts';
import { newestResume } from '#ats/documents/newest-resume.ts';
import type { Deps } from '#deps.ts';
import { type AtsConnection, listMappings } from '#storage/ats/connections.ts';
import { adapterFor, apiOf, hostsOf, secretsOf } from './ats.ts';
import { connectionOf } from './connections.ts';

interface Step {
  step: 'address' | 'secret' | 'credentials' | 'applications' | 'resume' | 'mapping' | 'notes';
  ok: boolean | null;
  says: string;
}

/**
 * Tries a connection without saving anything: the secret, the credentials, the list, one application and its résumé. Says
 * what is missing. Throws Problem `not_found`.
 */
export async function tryConnection(deps: Deps, id: string): Promise<{ ok: boolean; steps: Step[] }> {
  const connection = await connectionOf(deps, id);
  const adapter = adapterFor(connection);
  const secrets = secretsOf(deps, connection);
  const steps: Step[] = [];
  const say = (step: Step['step'], ok: boolean | null, says: string) => steps.push({ step, ok, says });
  say(
    'address',
    deps.config.publicUrl === null ? null : true,
    deps.config.publicUrl === null
      ? 'PUBLIC_URL is not set: the system needs an address that reaches this service from outside.'
      : `The system sends to ${deps.config.publicUrl}/v1/hooks/${connection.system}/${id}.`,
  );
  say(
    'secret',
    secrets.signing.length > 0,
    secrets.signing.length > 0
      ? connection.state === 'pending'
        ? 'There is a signing secret; no signed event has come yet.'
        : 'There is a signing secret, and signed events have come.'
      : 'There is no signing secret: events cannot be told from forgeries. POST one to …/secrets.',
  );
  const api = apiOf(deps, connection);
  if (adapter.carriesAll) say('credentials', null, 'The system sends everything along: none are needed.');
  else if (!api.open)
    say(
      'credentials',
      false,
      `Missing: ${adapter.credentials
        .filter((one) => !secrets.credentials[one.name])
        .map((one) => `${one.name} (${one.says})`)
        .join(', ')}.`,
    );
  else await tryApi(deps, connection, adapter, say);
  const jobs = await listMappings(deps.database, id);
  say(
    'mapping',
    jobs.length > 0,
    jobs.length > 0
      ? `${jobs.length} jobs are roles.`
      : 'No job is a role yet: events are parked until PUT …/jobs/{job} names one.',
  );
  if (connection.writeBack)
    say(
      'notes',
      adapter.note === null ? false : null,
      adapter.note === null
        ? 'The system takes no notes.'
        : 'Notes are written when an application is screened; the permission shows with the first.',
    );
  return { ok: steps.every((one) => one.ok !== false), steps };
}

async function tryApi(
  deps: Deps,
  connection: AtsConnection,
  adapter: Adapter,
  say: (step: Step['step'], ok: boolean | null, says: string) => void,
): Promise<void> {
  const api = apiOf(deps, connection);
  let step: Step['step'] = 'credentials';
  try {
    const listed = await adapter.list?.(api, {
      jobId: null,
      since: null,
      page: null,
      nowMs: deps.now().getTime(),
    });
    say('credentials', true, 'The credentials are taken.');
    step = 'applications';
    const [ids] = listed?.ids ?? [];
    if (!ids) {
      say('applications', null, 'There is no application to try with.');
      return;
    }
    const [application] = await adapter.fetch(api, ids, undefined);
    say(
      'applications',
      application !== undefined,
      application ? 'An application was read.' : 'An application is listed but could not be read.',
    );
    const resume = application && newestResume(application.documents);
    if (!resume) {
      say('resume', null, 'That application has no résumé to try with.');
      return;
    }
    step = 'resume';
    const size =
      'url' in resume.source
        ? (await api.bytes(resume.source.url, resume.source.authorized)).length
        : 'bytes' in resume.source
          ? resume.source.bytes.length
          : 0;
    say('resume', true, `Its résumé was fetched (${size} bytes) and not kept.`);
  } catch (error) {
    if (!(error instanceof AtsFailure)) throw error;
    const hosts = hostsOf(adapter, connection).join(', ');
    const more: Partial<Record<AtsFailure['reason'], string>> = {
      no_access: ' The credentials are wrong or lack a permission.',
      forbidden: ` Hosts that may be called: ${hosts}. Add others to egress.`,
      later: ' Try again in a moment.',
    };
    say(step, false, `The system ${error.message}.${more[error.reason] ?? ''}`);
  }
}
