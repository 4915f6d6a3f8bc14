import { join } from 'node:path';
import { sql } from 'kysely';
import { type DestinationStream, type Logger, pino } from 'pino';
import { type Config, unpackLimits } from './config.ts';
import { type Placer, placer } from './domain/judging/place.ts';
import type { Role } from './domain/judging/role.ts';
import { type Corrector, corrector } from './domain/people/corrections.ts';
import { readerVersion } from './domain/readers/read-resume.ts';
import { roleDrafter } from './domain/roles/draft-role.ts';
import { type RoleLinter, roleLinter } from './domain/roles/lint-role.ts';
import { type AdvertLinter, advertLinter, type WordLinter, wordLinter } from './domain/roles/lint-words.ts';
import type { Field } from './domain/words/lexicon.ts';
import { type Egress, openEgress } from './egress.ts';
import { codeOf, StartFailure } from './errors.ts';
import {
  type ArchiveKind,
  archiveKind,
  type Unpacked,
  type UnpackFailure,
} from './formats/archives/archive.ts';
import { unpack } from './formats/archives/unpack.ts';
import { type Drawer, drawer } from './formats/guarded/drawer.ts';
import { requireIsolation } from './formats/guarded/isolation.ts';
import { type MemoryBound, memoryBound } from './formats/guarded/memory-bound.ts';
import { observed } from './formats/guarded/observed.ts';
import { readerPool } from './formats/guarded/pool.ts';
import type { PoolOptions, ReaderPool } from './formats/guarded/request.ts';
import { openWork, type Work } from './formats/guarded/work-fields.ts';
import { type Limits, openLimits } from './limits.ts';
import { idsOfLine } from './observing/log-context.ts';
import { type Metrics, openMetrics } from './observing/metrics.ts';
import { openTracing, type Tracing } from './observing/tracing.ts';
import { type OneTimeLinks, oneTimeLinks } from './one-time.ts';
import { checkRedis, openQueue, type TaskQueue } from './queue/queue.ts';
import { releaseVersion } from './release.ts';
import { configuredRules, evaluationId, parseRole, type Rules } from './rules.ts';
import { type Sealer, sealer } from './sealing.ts';
import { secretsKeys } from './secrets-key.ts';
import { openSignIn, type SignIn } from './sign-in.ts';
import { sealedByOthers } from './storage/access/sealed.ts';
import type { ReadingVersion } from './storage/roles/roles.ts';
import { type Database, openDatabase } from './storage/server/database.ts';
import type { DirectUploads } from './storage/server/direct-uploads.ts';
import { charge } from './storage/server/due.ts';
import { type ErasedMarks, erasedMarks } from './storage/server/erased-marks.ts';
import { openFiles } from './storage/server/file-marks.ts';
import { clearIncoming, type FileStore } from './storage/server/files.ts';
import { migrate, migrateQueue } from './storage/server/migrate.ts';

/** Everything that flows work with. Opened here and nowhere else. */
export interface Deps {
  config: Config & { databaseUrl: string };
  log: Logger;
  metrics: Metrics;
  tracing: Tracing;
  rules: Rules;
  database: Database;
  files: FileStore;
  /** Uploads of clients straight into the object store; null where files lie in the data folder. */
  direct: DirectUploads | null;
  /** Who was erased, beside the database. */
  marks: ErasedMarks;
  queue: TaskQueue;
  readers: ReaderPool;
  /** Readers that recognise pictures of text; null when recognition is switched off. */
  scans: ReaderPool | null;
  /** Draws pages of files. */
  pictures: Drawer;
  /** What kind of archive a stored file is by its content; null for any other file. */
  archiveKind(path: string): Promise<ArchiveKind | null>;
  /** Unpacks an archive in a process of its own, one file at a time, without the files that are known. */
  unpack(
    path: string,
    kind: ArchiveKind,
    known: Iterable<number>,
    take: (file: Unpacked) => Promise<void>,
  ): Promise<UnpackFailure | null>;
  /** The one way out to addresses that somebody wrote down. */
  egress: Egress;
  /** Signs people in at the provider; null where there is none. */
  signIn: SignIn | null;
  /** Links that sign somebody in once. */
  once: OneTimeLinks;
  /** Counts what is asked. */
  limits: Limits;
  /** Seals secrets of connections and endpoints. */
  sealer: Sealer;
  /** Counts a call of a connection's API, which takes so many seconds of its pace. */
  pace(connectionId: string, seconds: number): Promise<void>;
  wait(ms: number): Promise<void>;
  version: ReadingVersion;
  /** The version of the package. */
  release: string;
  /** A role pack from YAML or JSON text. */
  parseRole: typeof parseRole;
  /** Drafts a role from an advert's text and what was read in it. */
  draft: ReturnType<typeof roleDrafter>;
  /** Applies corrections to what was read. */
  correct: Corrector;
  /** Tells where the jobs of a résumé are placed. */
  explainPlaces: Placer['explain'];
  /** What is wrong with a role before anybody is judged by it. */
  lint: RoleLinter;
  /** What the law forbids in any words. */
  lintWords: WordLinter;
  /** What the law forbids in an advert. */
  lintAdvert: AdvertLinter;
  /** Occupations, and the content of fields. */
  work: Work;
  /** What scores of a role version are comparable under. */
  fingerprint(role: Role, fields: Field[]): string;
  /** The clock. The only one: results never depend on it except through a frozen as-of date. */
  now(): Date;
  /** Moves the outbox on at once; set by whoever runs the relay. */
  kick(): void;
  close(): Promise<void>;
}

/** How far recognition gives way to everything else, 0–19. */
const niceness = 19;

/** A logger that never sees names or texts: callers log ids and codes only. Writes to the error stream, or `to` another. */
export function openLog(level: string, to: DestinationStream = process.stderr): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: idsOfLine }, to);
}

/** Opens the store of files. Throws StartFailure when its keys are others, or nothing can be written. */
async function writableFiles(config: Config): ReturnType<typeof openFiles> {
  const opened = await openFiles(config);
  await opened.files.check().catch((error) => {
    throw new StartFailure(
      codeOf(error) === 'ESTORE'
        ? `FILES_S3: ${(error as Error).message}; see that the bucket is there and may be written`
        : `DATA_DIR: nothing can be written in ${config.dataDir} (${codeOf(error)})`,
    );
  });
  await clearIncoming(join(config.dataDir, 'files'), 24 * 60 * 60 * 1000, Date.now());
  return opened;
}

/** Brings the tables up to date over a connection that waits for as long as that takes. Throws the database's error. */
async function upToDate(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl, 1);
  await migrate(database).finally(() => database.destroy());
}

/** Opens everything. Throws StartFailure with one line when a server cannot be reached. */
export async function openDeps(config: Config & { databaseUrl: string }, log: Logger): Promise<Deps> {
  const rules = configuredRules(config);
  const metrics = openMetrics();
  const database = openDatabase(config.databaseUrl, 10, config.answerMs);
  const closers: (() => Promise<unknown>)[] = [() => database.destroy()];
  const close = async () => {
    for (const one of closers.reverse())
      await one().catch((error) => log.warn({ err: codeOf(error) }, 'closing failed'));
  };
  try {
    await reachable('DATABASE_URL', () => sql`select 1`.execute(database));
    await reachable('DATABASE_URL', () => upToDate(config.databaseUrl));
    if (config.redisUrl === null) await reachable('DATABASE_URL', () => migrateQueue(config.databaseUrl));
    else {
      const wrong = await reachable('REDIS_URL', () => checkRedis(config.redisUrl as string));
      if (wrong) log.warn(`REDIS_URL: ${wrong}`);
    }
    const tracing = await openTracing(config);
    closers.push(() => tracing.close());
    const queue = await reachable(config.redisUrl === null ? 'DATABASE_URL' : 'REDIS_URL', () =>
      openQueue(config),
    );
    closers.push(() => queue.close());
    const { files, direct, close: closeFiles } = await writableFiles(config);
    closers.push(async () => closeFiles());
    const sealing = sealer(await secretsKeys(config));
    await requireKeysOf(database, sealing);
    const work = openWork(rules.lexicon);
    const places = placer(rules.lexicon);
    const egress = openEgress(config.egress);
    closers.push(() => egress.close());
    const limits = openLimits(config);
    closers.push(() => limits.close());
    requireIsolation(config.readerIsolation);
    const bound = memoryBound(config.readerMemoryBytes);
    const { readers, scans } = openReaders(config, rules, metrics, bound);
    closers.push(
      () => readers.close(),
      async () => scans?.close(),
    );
    const lintWords = wordLinter(rules.lint);
    return {
      config,
      log,
      metrics,
      tracing,
      rules,
      database,
      files,
      direct,
      marks: erasedMarks(join(config.dataDir, 'erased')),
      queue,
      readers,
      scans,
      pictures: drawer(readers),
      close,
      archiveKind,
      unpack: (path, kind, known, take) => unpack({ path, kind, known }, unpackLimits(config), take, bound),
      egress,
      limits,
      once: oneTimeLinks(),
      signIn: config.signIn && openSignIn({ ...config.signIn, publicUrl: config.publicUrl as string }),
      sealer: sealing,
      pace: (connectionId, seconds) => charge(database, connectionId, seconds),
      wait,
      parseRole,
      draft: roleDrafter(rules.lexicon, rules.adverts, rules.roles, work.occupations, work.book()),
      correct: corrector(places, work.occupations.find),
      explainPlaces: places.explain,
      work,
      lint: roleLinter(rules.lexicon, rules.lint),
      lintWords,
      lintAdvert: advertLinter(lintWords, rules.adverts.words.promises),
      version: { readerVersion, rulesHash: rules.hash },
      release: releaseVersion(),
      fingerprint: (role, fields) => evaluationId(role, fields, rules),
      now: () => new Date(),
      kick: () => {},
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The readers of files, and those that recognise pictures of text, which give way; each tells what it has read. */
function openReaders(config: Config, { lexicon }: Rules, metrics: Metrics, bound: MemoryBound) {
  const open = (own: Pick<PoolOptions, 'size' | 'limits' | 'niceness'>) =>
    observed(readerPool({ ...own, lexicon, bound }), metrics.read);
  const { readers: size, limits, ocr } = config;
  return {
    readers: open({ size, limits }),
    scans: ocr && open({ size: ocr.readers, limits: ocr.limits, niceness }),
  };
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Throws StartFailure when something is sealed by a key that is not there: it would fail later, one secret at a time. */
export async function requireKeysOf(database: Database, { keyIds }: Sealer): Promise<void> {
  const others = await sealedByOthers(database, keyIds);
  if (others.length === 0) return;
  const told = others.map(({ what, key, count }) => `${count} ${what} (key ${key})`).join(', ');
  throw new StartFailure(
    `SECRETS_KEY: does not open ${told}; put the key that sealed them behind the new one, with a comma, then run: prescreen secrets reseal (--forget if it is lost)`,
  );
}

async function reachable<T>(variable: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    const inner = error instanceof AggregateError ? error.errors[0] : error;
    const reason = String((inner as Error)?.message ?? inner).split('\n')[0];
    throw new StartFailure(`${variable}: the server cannot be used (${reason})`);
  }
}
