import { type Config, readConfig } from '#config.ts';
import { runtimeOf } from '#runtime.ts';
import { openDatabase } from '#storage/server/database.ts';
import { type Check, checked, fail, ok } from './doctor/check.ts';
import { checkContents } from './doctor/contents.ts';
import { checkMachine } from './doctor/machine.ts';
import { checkServers } from './doctor/servers.ts';
import { checkStore } from './doctor/store.ts';
import { serviceDatabase } from './service.ts';

const patienceMs = 5000;

/**
 * `prescreen doctor`: looks at the machine, the servers and what the service keeps, changes nothing, and tells what to do. Gives
 * the exit code: 1 when something keeps the service from its work.
 */
export async function doctorCommand({ json }: { json?: boolean }): Promise<number> {
  const checks = await examine();
  if (json) process.stdout.write(`${JSON.stringify({ checks })}\n`);
  else for (const line of linesOf(checks)) process.stdout.write(`${line}\n`);
  return checks.some(({ state }) => state === 'fail') ? 1 : 0;
}

async function examine(): Promise<Check[]> {
  const given = await checked('configuration', 'see docs/operate.md, Configure', () => {
    readConfig(process.env);
    return [];
  });
  if (given.length > 0) return given;
  const config = readConfig(process.env);
  const machine = [...(await checkMachine(config)), ...(await checkStore(config))];
  const service = await checked('service', 'npm start', () => checkService(config));
  const address = await serviceDatabase(config).catch(() => null);
  if (address === null) return [...machine, ...service];
  const database = openDatabase(address, 2);
  try {
    const servers = await checkServers(database, config);
    const reached = servers.some(({ about, state }) => about === 'database' && state === 'ok');
    return [...machine, ...service, ...servers, ...(reached ? await checkContents(database, config) : [])];
  } finally {
    await database.destroy();
  }
}

/** Whether the service that runs on the data folder is ready; with DATABASE_URL alone nothing tells where it answers. */
async function checkService(config: Config): Promise<Check[]> {
  const { databaseUrl, publicUrl } = config;
  const { url = publicUrl } = await runtimeOf(config);
  if (!url)
    return databaseUrl === null ? [fail('service', 'none runs on DATA_DIR', 'start it: npm start')] : [];
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(patienceMs) }).catch(
    () => null,
  );
  if (answer === null)
    return [fail('service', `${url} does not answer`, 'start it, or see what its log tells')];
  const { checks } = (await answer.json()) as { checks: Record<string, string> };
  const wrong = Object.entries(checks).filter(([, state]) => state !== 'ok');
  return [
    wrong.length === 0
      ? ok('service', `ready at ${url}`)
      : fail(
          'service',
          wrong.map(([what, state]) => `${what}: ${state}`).join(', '),
          'see what is told of these below',
        ),
  ];
}

function linesOf(checks: Check[]): string[] {
  const width = Math.max(...checks.map(({ about }) => about.length));
  const lines = checks.flatMap(({ about, state, found, next }) => [
    `${state.padEnd(4)}  ${about.padEnd(width)}  ${found}`,
    ...(next === null ? [] : [`${' '.repeat(width + 8)}→ ${next}`]),
  ]);
  const count = (state: Check['state']) => checks.filter((one) => one.state === state).length;
  return [
    ...lines,
    `${count('fail')} to mend, ${count('warn')} to look after, ${count('ok')} as they should be`,
  ];
}
