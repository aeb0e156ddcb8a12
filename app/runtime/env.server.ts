// What the process is told from outside, checked once. Nothing else reads process.env (except log.server.ts and server/).
import { z } from 'zod';

const flag = z
  .enum(['1', '0', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true');

/** A full URL of one of these schemes, e.g. 'https'. */
const address = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be a URL starting with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });

/** Whole days; unset leaves the period of app/domain/retention.ts. */
const days = z.coerce.number().int().min(0).max(36_500).optional();

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  /** postgresql://user:password@host:port/database */
  DATABASE_URL: address('postgresql', 'postgres'),
  MEILI_URL: address('http', 'https'),
  MEILI_KEY: z.string().default(''),
  /** Put before every index name, so that tests share one Meilisearch. */
  MEILI_PREFIX: z
    .string()
    .regex(/^[\w-]*$/, 'may hold letters, digits, _ and - only')
    .default(''),
  /** Signs sessions; changing it signs everybody out. */
  AUTH_SECRET: z.string().min(32),
  /** Where people reach the site: origin only, without a slash at the end. */
  BASE_URL: address('http', 'https').transform((text) => new URL(text).origin),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Folder for what is kept outside the database. */
  DATA_DIR: z.string().default('.data'),
  /** Demonstration: sample data and public passwords. */
  DEMO: flag,
  /** smtp://user:password@host:port; without it mail is kept, not sent. */
  SMTP_URL: address('smtp', 'smtps').optional(),
  MAIL_FROM: z.string().min(3).default('Jiebang 揭榜 <no-reply@localhost>'),
  /** Whose X-Forwarded-* headers count: addresses, "loopback", a number of hops, or "true"/"false" (Express). */
  TRUST_PROXY: z.string().default('loopback'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Sign-in by another site (OpenID Connect): its issuer, and who we are to it. All three, or none. */
  OIDC_ISSUER: address('http', 'https')
    .transform((text) => text.replace(/\/$/, ''))
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What people call that site. */
  OIDC_NAME: z.string().max(40).default('OpenID'),
  /** File with domains of throw-away e-mail addresses, one a line, "#" starts a remark; registration refuses them. */
  DISPOSABLE_DOMAINS_FILE: z.string().optional(),
  /** Least clarity (0–100) a listing needs to be published; 0 asks for none. */
  COACH_MINIMUM: z.coerce.number().int().min(0).max(100).default(50),
  /** Virus scanner (clamd): tcp://host:3310 or unix:///run/clamav/clamd.ctl; without one, files are served unscanned. */
  CLAMAV_URL: address('tcp', 'unix').optional(),
  /** S3-compatible storage for handed-in files: endpoint, bucket, key and secret together, or none and DATA_DIR is used. */
  S3_ENDPOINT: address('http', 'https')
    .transform((text) => text.replace(/\/$/, ''))
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/, 'must be the name of a bucket')
    .optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_KEY: z.string().optional(),
  S3_SECRET: z.string().optional(),
  /** How long things are kept after their end. */
  RETENTION_SESSION_DAYS: days,
  RETENTION_LINK_DAYS: days,
  RETENTION_ATTEMPT_DAYS: days,
  RETENTION_MAIL_BODY_DAYS: days,
  RETENTION_MAIL_DAYS: days,
  RETENTION_INVITATION_DAYS: days,
  RETENTION_API_KEY_DAYS: days,
  /** Days from a listing's last confirmation to the question whether it holds, and from there to the archive. */
  CONFIRMATION_EVERY_DAYS: days,
  CONFIRMATION_ANSWER_DAYS: days,
  /** Background work inside the web process, or in one of its own (node build/server/worker.js). */
  WORKER: z.enum(['separate', 'inside']).default('inside'),
});

/** Half a configuration would quietly keep files elsewhere than meant. */
const checked = schema.refine(
  ({ S3_ENDPOINT, S3_BUCKET, S3_KEY, S3_SECRET }) =>
    [0, 4].includes([S3_ENDPOINT, S3_BUCKET, S3_KEY, S3_SECRET].filter((part) => part !== undefined).length),
  { path: ['S3_ENDPOINT'], error: 'S3_ENDPOINT, S3_BUCKET, S3_KEY and S3_SECRET belong together' },
);

export type Environment = Readonly<z.infer<typeof schema>>;

let known: Environment | undefined;

/**
 * The environment, checked at the first call (importing this file needs none).
 * An empty variable counts as absent, as compose files write them.
 * @throws Error that names every wrong variable, without its value
 */
export function env(): Environment {
  if (known) return known;
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const result = checked.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`wrong environment 环境变量有误:\n${problems.join('\n')}`);
  }
  known = Object.freeze(result.data);
  return known;
}
