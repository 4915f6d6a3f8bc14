import { isIP } from 'node:net';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import { Environment } from '#environment.ts';
import { StartFailure } from '#errors.ts';

/** Where the shipped rules live. */
export const rulesFolder = fileURLToPath(new URL('../rules/', import.meta.url));

/** Bounds on reading one file: see the environment variables of the same names. */
export interface ReadLimits {
  bytes: number;
  pages: number;
  inflatedBytes: number;
  characters: number;
  cpuSeconds: number;
  wallSeconds: number;
  memoryBytes: number;
}

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string | null;
  redisUrl: string | null;
  /** Milliseconds after which a connection to Postgres or Redis that answers nothing is given up. */
  answerMs: number;
  /** The folder of the rules. */
  rulesDir: string;
  publicUrl: string | null;
  trustProxy: string[];
  /** Whether the page opens by itself on a desktop. */
  openPage: boolean;
  firstKey: string | null;
  logLevel: string;
  /** Where a worker tells its metrics; 0: nowhere. */
  metricsPort: number;
  /** Where traces go, and the name of this part in them; null: nowhere. */
  traces: { endpoint: string; service: string } | null;
  /** Keys that seal secrets, the newest first; empty takes the one in the data folder. */
  secretsKeys: Buffer[];
  /** Of stored files, the newest first; empty: they lie as they are. */
  filesKeys: Buffer[];
  /** The bucket of stored files, and what their keys begin with; null: they lie in the data folder. */
  filesS3: { bucket: string; prefix: string } | null;
  egress: { allow: string[]; ports: number[] };
  reconcileMinutes: number;
  /** Requests of a key a minute; 0: any number. */
  ratePerMinute: number;
  /** Requests of a key that are under way at once. */
  maxAtOnce: number;
  maxConnections: number;
  /** Where people sign in; null: nowhere. */
  signIn: { issuer: string; clientId: string; clientSecret: string; trustEmail: boolean } | null;
  sessionHours: number;
  readers: number;
  maxBatchFiles: number;
  maxBatchBytes: number;
  /** How long files may have waited before uploads are sent away; 0: any time. */
  maxWaitMinutes: number;
  maxArchiveFiles: number;
  limits: ReadLimits;
  /** Bytes of all readers together. */
  readerMemoryBytes: number;
  readerIsolation: 'best' | 'required';
  /** Recognition of scans and pictures; null when it is switched off. */
  ocr: { readers: number; limits: ReadLimits & { ocr: { pages: number } } } | null;
}

const mebibyte = 1024 * 1024;
/** The recognition's engine with two languages and a page's picture takes some 500 MiB. */
const leastOcrMemory = 1200 * 1024 * 1024;

const shareOfMemory = 0.6;

/** Bytes that this machine has, or that its container may use. */
function availableMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}

/** The configuration from environment variables. Throws StartFailure naming the variable that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new StartFailure(`${String(issue?.path[0])}: ${issue?.message ?? 'is wrong'}`);
  }
  const env = result.data;
  const limits: ReadLimits = {
    bytes: env.MAX_FILE_MIB * mebibyte,
    pages: env.MAX_PAGES,
    inflatedBytes: env.MAX_INFLATED_MIB * mebibyte,
    characters: env.MAX_CHARACTERS,
    cpuSeconds: env.READ_CPU_SECONDS,
    wallSeconds: env.READ_WALL_SECONDS,
    memoryBytes: env.READ_MEMORY_MIB * mebibyte,
  };
  return {
    host: env.HOST,
    port: env.PORT,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    answerMs: env.SERVER_ANSWER_SECONDS * 1000,
    rulesDir: env.RULES_DIR ? resolve(env.RULES_DIR) : rulesFolder,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    trustProxy: listOf(env.TRUST_PROXY),
    openPage: env.OPEN_PAGE === 'true',
    firstKey: env.FIRST_KEY ?? null,
    logLevel: env.LOG_LEVEL,
    metricsPort: env.METRICS_PORT,
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT
      ? { endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT, service: env.OTEL_SERVICE_NAME }
      : null,
    secretsKeys: listOf(env.SECRETS_KEY ?? '').map((text) => keyOf('SECRETS_KEY', text)),
    filesKeys: listOf(env.FILES_KEY ?? '').map((text) => keyOf('FILES_KEY', text)),
    filesS3: env.FILES_S3 ? bucketOf(env.FILES_S3) : null,
    egress: { allow: listOf(env.EGRESS_ALLOW).map(rangeOf), ports: listOf(env.EGRESS_PORTS).map(portOf) },
    reconcileMinutes: env.RECONCILE_MINUTES,
    ratePerMinute: env.RATE_PER_MINUTE,
    maxAtOnce: env.MAX_AT_ONCE,
    maxConnections: env.MAX_CONNECTIONS,
    signIn: signInOf(env),
    sessionHours: env.SESSION_HOURS,
    readers: env.READERS,
    maxBatchFiles: env.MAX_BATCH_FILES,
    maxBatchBytes: env.MAX_BATCH_MIB * mebibyte,
    maxWaitMinutes: env.MAX_WAIT_MINUTES,
    maxArchiveFiles: env.MAX_ARCHIVE_FILES,
    limits,
    readerMemoryBytes: Math.max(
      env.READER_MEMORY_TOTAL_MIB * mebibyte || availableMemory() * shareOfMemory,
      limits.memoryBytes,
      env.OCR_READERS === 0 ? 0 : leastOcrMemory,
    ),
    readerIsolation: env.READER_ISOLATION,
    ocr:
      env.OCR_READERS === 0
        ? null
        : {
            readers: env.OCR_READERS,
            limits: {
              ...limits,
              cpuSeconds: env.OCR_CPU_SECONDS,
              wallSeconds: env.OCR_CPU_SECONDS * 4,
              memoryBytes: Math.max(limits.memoryBytes, leastOcrMemory),
              ocr: { pages: env.OCR_PAGES },
            },
          },
  };
}

/** The provider that people sign in with: all three of its variables, or none. */
function signInOf(env: z.infer<typeof Environment>): Config['signIn'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env;
  const given = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL: env.PUBLIC_URL };
  if (!OIDC_ISSUER && !OIDC_CLIENT_ID && !OIDC_CLIENT_SECRET) return null;
  for (const [name, value] of Object.entries(given))
    if (!value) throw new StartFailure(`${name}: is needed for people to sign in (docs/access.md)`);
  const issuer = new URL(OIDC_ISSUER as string);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  if (issuer.protocol === 'http:' && !loopback)
    throw new StartFailure('OIDC_ISSUER: a provider is asked by https, on another machine than this one');
  return {
    issuer: issuer.href,
    clientId: OIDC_CLIENT_ID as string,
    clientSecret: OIDC_CLIENT_SECRET as string,
    trustEmail: env.OIDC_EMAIL === 'trusted',
  };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function keyOf(name: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32)
    throw new StartFailure(`${name}: must be 32 bytes in base64; make one with: openssl rand -base64 32`);
  return key;
}

function rangeOf(text: string): string {
  const [address, bits] = text.split('/');
  const family = isIP(address ?? '');
  if (family === 0 || !/^\d{1,3}$/.test(bits ?? '') || Number(bits) > (family === 4 ? 32 : 128))
    throw new StartFailure(`EGRESS_ALLOW: "${text}" is no range of addresses such as 10.0.0.0/8`);
  return text;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartFailure(`EGRESS_PORTS: "${text}" is no port`);
  return port;
}

/** Bounds on unpacking one archive: time is for one of its files. */
export function unpackLimits(config: Config) {
  const { bytes, cpuSeconds, wallSeconds, memoryBytes } = config.limits;
  return {
    entries: config.maxArchiveFiles,
    fileBytes: bytes,
    bytes: config.maxBatchBytes,
    cpuSeconds,
    wallSeconds,
    memoryBytes,
  };
}

/** Name, default and meaning of every variable, as docs/operate.md lists them. */
export function describeConfig(): { name: string; fallback: string; meaning: string }[] {
  const defaults = Environment.parse({});
  return Object.entries(Environment.shape).map(([name, schema]) => ({
    name,
    fallback: String(defaults[name as keyof typeof defaults] ?? ''),
    meaning: schema.description ?? '',
  }));
}

/** `s3://bucket/a/b` as a bucket and what keys begin with. Throws StartFailure when no bucket is named. */
function bucketOf(text: string): { bucket: string; prefix: string } {
  const { host, pathname } = new URL(text);
  if (host === '') throw new StartFailure('FILES_S3: names no bucket, as in s3://bucket/prescreen');
  const path = pathname.replace(/^\/+|\/+$/g, '');
  return { bucket: host, prefix: path === '' ? '' : `${decodeURIComponent(path)}/` };
}
