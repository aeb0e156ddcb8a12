// Types of services.mjs for the TypeScript programs and tests that use it.
import type { ChildProcess } from 'node:child_process';

export interface Service {
  port: number;
  child: ChildProcess;
  /** How it ended, e.g. "SIGKILL" or "exit code 1". */
  exited: Promise<string>;
  /** Stops it cleanly, by force after 10 to 15 s. */
  stop(): Promise<void>;
}
export interface Postgres extends Service {
  /** Connection string of a database (default "postgres"), superuser, 127.0.0.1. */
  url(database?: string): string;
  ensureDatabase(name: string): Promise<void>;
}
export interface Meilisearch extends Service {
  url: string;
  masterKey: string;
}
export interface ServiceOptions {
  /** Made when missing; a server left there by a killed parent is stopped first. */
  dataDir: string;
  /** Preferred port, else the next free one; none or 0 = any. */
  port?: number;
  /** Take `port` or fail. */
  exactPort?: boolean;
  log?(text: string): void;
}
/** The data directory's real path, made when missing; default DATA_DIR, else .data in the repository. */
export function dataDirectory(configured?: string): string;
export function freePort(preferred?: number, host?: string): Promise<number>;
export function alive(pid: number): boolean;
/** `password` counts when the data directory is made. `fast` = no fsync, for tests only. Throws on platforms without the package. */
export function startPostgres(options: ServiceOptions & { password: string; fast?: boolean }): Promise<Postgres>;
/** `masterKey` of at least 16 bytes. Throws on platforms without the package or when its SHA-256 is not the known one. */
export function startMeilisearch(options: ServiceOptions & { masterKey: string }): Promise<Meilisearch>;
