import type { Logger } from 'pino';
import { startWorkers } from '../workers/main.ts';
import { type AnswerWriter, buildApp } from './api/app.ts';
import type { App } from './api/route.ts';
import { buildWatchApp } from './api/watch-app.ts';
import type { Config } from './config.ts';
import { type Deps, openDeps } from './deps.ts';
import { codeOf, StartFailure } from './errors.ts';
import { eraseAgain } from './flows/intake/erase.ts';
import { missingRetention } from './flows/intake/retention.ts';
import { syncRoles } from './flows/roles/roles.ts';
import { keepMoving } from './flows/run.ts';
import { isolation, withinReach } from './formats/guarded/isolation.ts';
import { countKeys, createKey } from './storage/access/keys.ts';

export interface Running {
  deps: Deps;
  /** Where the API answers; null for a worker alone. */
  url: string | null;
  /** Finishes what is under way, then closes everything. */
  stop(): Promise<void>;
}

export interface Parts {
  api: boolean;
  worker: boolean;
}

/** Starts the parts of the service on the configured servers. Throws StartFailure with one line. */
export async function startService(
  config: Config & { databaseUrl: string },
  parts: Parts,
  log: Logger,
  write?: AnswerWriter,
): Promise<Running> {
  const deps = await openDeps(config, log);
  const closers: (() => Promise<unknown>)[] = [() => deps.close()];
  const stop = async () => {
    for (const close of closers.reverse())
      await close().catch((error) => log.warn({ code: codeOf(error) }, 'closing failed'));
  };
  try {
    await syncRoles(deps);
    await eraseAgain(deps);
    const moving = keepMoving(deps);
    closers.push(() => moving.stop());
    if (parts.worker) {
      const { reconcileMinutes } = config;
      await deps.queue.repeat('reconcile', reconcileMinutes === 0 ? null : reconcileMinutes * 60_000);
      const workers = await startWorkers(deps);
      closers.push(() => workers.close());
    }
    const listen = async (app: App, variable: 'PORT' | 'METRICS_PORT', port: number) => {
      closers.push(() => app.close());
      return app.listen({ host: config.host, port }).catch((error) => {
        throw new StartFailure(listenFailure(config.host, variable, port, codeOf(error)));
      });
    };
    const url = parts.api ? await listen(await buildApp(deps, write), 'PORT', config.port) : null;
    if (!parts.api && config.metricsPort > 0)
      await listen(await buildWatchApp(deps), 'METRICS_PORT', config.metricsPort);
    tellIsolation(log);
    if (config.filesKeys.length === 0)
      log.info('stored files lie as they are: FILES_KEY is not set (docs/operate.md)');
    const missing = await missingRetention(deps);
    if (missing) log.warn(missing);
    return { deps, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Says once what keeps readers from the machine. */
function tellIsolation(log: Logger): void {
  const reach = withinReach();
  if (reach === null) log.info({ isolation: isolation() }, 'readers reach no file, process or network');
  else log.warn({ isolation: isolation() }, reach);
}

function listenFailure(host: string, variable: string, port: number, code: string): string {
  if (code === 'EADDRINUSE')
    return `${variable}: ${port} is taken by another process; set ${variable} to a free one`;
  if (code === 'EACCES')
    return `${variable}: ${port} may not be used by this user; set ${variable} to one above 1023`;
  return `HOST: cannot listen on ${host}:${port} (${code})`;
}

/** Makes the first key when there is none yet: the configured one or a random one. Gives its text, once. */
export async function firstKey(deps: Deps): Promise<string | null> {
  if ((await countKeys(deps.database)) > 0) return null;
  const text = deps.config.firstKey;
  if (text !== null && !/^ps_[0-9A-Za-z]{8}_[0-9A-Za-z]{32,128}$/.test(text)) {
    throw new StartFailure(
      'FIRST_KEY: a key looks like ps_ + 8 letters or digits + _ + at least 32 letters or digits',
    );
  }
  const made = await createKey(deps.database, {
    owner: 'Administrator',
    ownerKind: 'person',
    preset: 'admin',
    createdBy: 'system',
    ...(text === null ? {} : { text }),
  });
  return made.text;
}
