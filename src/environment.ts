import { availableParallelism } from 'node:os';
import * as z from 'zod';

/* Every environment variable: its form, its default, and its meaning as docs/operate.md tells it. */

const integer = (fallback: number, least: number, most: number) =>
  z.coerce.number().int().min(least).max(most).default(fallback);
const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol),
      `must be a URL starting with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
    );

/** What the environment may say. */
export const Environment = z.object({
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: integer(7400, 0, 65_535).describe('port to listen on; 0 takes a free one'),
  DATA_DIR: z.string().default('./data').describe('where the embedded service keeps its data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional().describe('Postgres; embedded when not set'),
  REDIS_URL: url('redis:', 'rediss:').optional().describe('Redis for the queue; Postgres when not set'),
  SERVER_ANSWER_SECONDS: integer(60, 1, 3600).describe(
    'seconds after which a connection to Postgres or Redis that answers nothing is given up (Redis: 15 at least)',
  ),
  RULES_DIR: z
    .string()
    .optional()
    .describe('folder of rules to use instead of the shipped ones, of the same shape'),
  PUBLIC_URL: url('http:', 'https:').optional().describe('address that links in answers begin with'),
  TRUST_PROXY: z
    .string()
    .default('')
    .describe('addresses of proxies whose X-Forwarded-* headers are believed'),
  OPEN_PAGE: z
    .enum(['true', 'false'])
    .default('true')
    .describe('whether the page opens by itself when the service is started on the terminal of a desktop'),
  FIRST_KEY: z
    .string()
    .optional()
    .describe('admin key to create at the first start, instead of a random one'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('lowest level that is logged'),
  METRICS_PORT: integer(0, 0, 65_535).describe(
    'port of HOST where a worker without API answers /metrics and /health; 0 nowhere',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:')
    .optional()
    .describe('where traces go by OTLP over HTTP; nothing is traced when not set'),
  OTEL_SERVICE_NAME: z.string().default('prescreen').describe('name of this part in traces'),
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
  FILES_S3: url('s3:')
    .optional()
    .describe(
      'bucket, and what keys in it begin with, for stored files (`s3://bucket/prescreen`), reached by the standard variables of AWS; DATA_DIR when not set',
    ),
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
  MAX_WAIT_MINUTES: integer(120, 0, 100_000).describe(
    'minutes that files may have waited before further uploads are answered 429; 0 takes all',
  ),
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
