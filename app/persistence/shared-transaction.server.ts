// Lets the sign-in library write inside our transactions, so that its change and our event are saved together or not.
import { AsyncLocalStorage } from 'node:async_hooks';
import { db, inTransaction, type Transaction } from './client.server.ts';

const current = new AsyncLocalStorage<Transaction>();

/** The database as the library gets it: the running shared transaction where there is one. */
export const sharedDatabase: typeof db = new Proxy(db, {
  get(client, key) {
    const tx = current.getStore();
    if (!tx) return Reflect.get(client, key);
    // Already inside one: the library's own transaction becomes a part of ours.
    if (key === '$transaction') return (work: (inner: Transaction) => Promise<unknown>) => work(tx);
    return Reflect.get(tx, key);
  },
});

/** Like inTransaction; what the library writes meanwhile belongs to it, too. Throw to undo all of it. */
export const inSharedTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  inTransaction((tx) => current.run(tx, () => work(tx)));
