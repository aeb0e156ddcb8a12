// A process of its own that tries to sign in: `attempts-process.ts EMAIL TIMES` prints how many tries were let through.
import { mayTry } from '#app/features/accounts/limit-attempts.server.ts';
import { closeDatabase } from '#app/persistence/client.server.ts';

const [email = '', times = '0'] = process.argv.slice(2);
const tries = Array.from({ length: Number(times) }, (_, at) =>
  mayTry('sign-in', { email, clientAddress: `${process.pid}-${at}` }),
);
const through = (await Promise.all(tries)).filter(Boolean).length;
await closeDatabase();
process.stdout.write(String(through));
