// A worker of the site for the crash test: publishes what is due, until it is killed.
import { publishScheduled } from '#app/features/listings/publish-scheduled.server.ts';

process.send?.('started');
await publishScheduled();
