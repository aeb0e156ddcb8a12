// The log: one JSON line per event on standard output. Secrets never enter it.
import { type Logger, levels, pino } from 'pino';

export type { Logger };

const secretNames = [
  ...['password', 'newPassword', 'currentPassword', 'passphrase', 'secret', 'token', 'apiKey', 'key'],
  ...['authorization', 'cookie', 'set-cookie'],
];
/** Anywhere in the first three levels, which is as deep as our own lines go. */
const redacted = secretNames.flatMap((name) =>
  ['', '*.', '*.*.'].map((above) => (name.includes('-') ? `${above.slice(0, -1)}["${name}"]` : `${above}${name}`)),
);

/** Read here and not through env(): a wrong environment must be loggable, too. */
function wantedLevel(): string {
  const wanted = process.env.LOG_LEVEL;
  return wanted !== undefined && (wanted === 'silent' || wanted in levels.values) ? wanted : 'info';
}

export const log: Logger = pino({
  level: wantedLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: redacted, censor: '[redacted]' },
});
