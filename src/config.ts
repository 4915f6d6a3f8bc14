import { isIP } from 'node:net';
import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import * as z from 'zod';
import { StartFailure } from '#errors.ts';

const integer = (fallback: number, least: number, most: number) =>
  z.coerce.number().int().min(least).max(most).default(fallback);
const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
      `must be a URL starting with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
    );

const Environment = z.object({
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: integer(7400, 0, 65_535).describe('port to listen on; 0 takes a free one'),
  DATA_DIR: z.string().default('./data').describe('where the embedded service keeps its data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional().describe('Postgres; embedded when not set'),
  REDIS_URL: url('redis:', 'rediss:').optional().describe('Redis for the queue; Postgres when not set'),
  RULES_DIR: z
    .string()
    .optional()
    .describe('folder of rules to use instead of the shipped ones, of the same shape'),
  PUBLIC_URL: url('http:', 'https:').optional().describe('address that links in answers begin with'),
  TRUST_PROXY: z
    .string()
    .default('')
    .describe('addresses of proxies whose X-Forwarded-* headers are believed'),
  FIRST_KEY: z
    .string()
    .optional()
    .describe('admin key to create at the first start, instead of a random one'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('lowest level that is logged'),
  SECRETS_KEY: z
    .string()
    .optional()
    .describe(
      'key that secrets of ATS and webhooks are sealed with, 32 bytes in base64; kept in DATA_DIR when not set',
    ),
  FILES_KEY: z
    .string()
    .optional()
    .describe('keys that stored files are sealed with, given as SECRETS_KEY is; they lie open when not set'),
  EGRESS_ALLOW: z
    .string()
    .default('')
    .describe('inner addresses that ATS and webhooks may have, as CIDR with commas; http goes too there'),
  EGRESS_PORTS: z
    .string()
    .default('443')
    .describe('ports of public addresses that ATS and webhooks may have'),
  RECONCILE_MINUTES: integer(15, 0, 1440).describe(
    'how often each ATS is asked for what a lost webhook missed; 0 never',
  ),
  RATE_PER_MINUTE: integer(3000, 0, 1_000_000).describe(
    'requests that a key may send a minute; 0 any number',
  ),
  MAX_AT_ONCE: integer(64, 1, 10_000).describe('requests of a key that are under way at once'),
  MAX_CONNECTIONS: integer(2000, 10, 100_000).describe('connections to the API at once'),
  OIDC_ISSUER: url('https:', 'http:')
    .optional()
    .describe('OpenID provider that people sign in with; none when not set (docs/access.md)'),
  OIDC_CLIENT_ID: z.string().optional().describe('id of this service at the provider'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('secret of this service at the provider'),
  OIDC_EMAIL: z
    .enum(['verified', 'trusted'])
    .default('verified')
    .describe(
      'verified: only addresses that the provider says it has verified; trusted: also of one that never says so, where nobody can choose their address',
    ),
  SESSION_HOURS: integer(12, 1, 168).describe('hours after which people sign in anew'),
  READERS: integer(Math.max(1, Math.min(8, availableParallelism())), 1, 64).describe(
    'reader processes of a worker',
  ),
  MAX_FILE_MIB: integer(20, 1, 500).describe('largest file, MiB'),
  MAX_BATCH_FILES: integer(5000, 1, 10_000).describe('most files of a batch, archives counted as one'),
  MAX_BATCH_MIB: integer(2048, 1, 16_384).describe('largest batch, also unpacked, MiB'),
  MAX_ARCHIVE_FILES: integer(10_000, 1, 100_000).describe('most files in one archive'),
  MAX_PAGES: integer(60, 1, 2000).describe('most pages of a file'),
  MAX_INFLATED_MIB: integer(64, 1, 1024).describe('most that a packed file may inflate to, MiB'),
  MAX_CHARACTERS: integer(500_000, 1000, 10_000_000).describe('most characters of a file'),
  READ_CPU_SECONDS: integer(15, 1, 600).describe('CPU time for one file, seconds'),
  READ_WALL_SECONDS: integer(90, 1, 3600).describe('wall time for one file, seconds'),
  OCR_READERS: integer(1, 0, 64).describe(
    'processes that recognise the text of scans and pictures; 0 switches it off',
  ),
  OCR_PAGES: integer(10, 1, 200).describe('most pages of a file whose pictures are recognised'),
  OCR_CPU_SECONDS: integer(240, 10, 3600).describe('CPU time for one scan, seconds'),
  READ_MEMORY_MIB: integer(900, 200, 16_384).describe('memory of one reader process, MiB'),
  READER_MEMORY_TOTAL_MIB: integer(0, 0, 1_048_576).describe(
    'memory of all reader processes together, MiB; 0 takes 60 % of what the machine or the container has',
  ),
  READER_ISOLATION: z
    .enum(['best', 'required'])
    .default('best')
    .describe(
      'best: readers are kept from the machine as well as it can; required: it does not start where they could reach files, processes or the network',
    ),
});

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
  rulesDir: string | null;
  publicUrl: string | null;
  trustProxy: string[];
  firstKey: string | null;
  logLevel: string;
  /** Keys that seal secrets, the newest first; empty takes the one in the data folder. */
  secretsKeys: Buffer[];
  /** Of stored files, the newest first; empty: they lie as they are. */
  filesKeys: Buffer[];
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
    rulesDir: env.RULES_DIR ? resolve(env.RULES_DIR) : null,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    trustProxy: listOf(env.TRUST_PROXY),
    firstKey: env.FIRST_KEY ?? null,
    logLevel: env.LOG_LEVEL,
    secretsKeys: listOf(env.SECRETS_KEY ?? '').map((text) => keyOf('SECRETS_KEY', text)),
    filesKeys: listOf(env.FILES_KEY ?? '').map((text) => keyOf('FILES_KEY', text)),
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
