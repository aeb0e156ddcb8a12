// Unit tests in two groups: pure rules, which need nothing, and the rest against real PostgreSQL and Meilisearch.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        esbuild: { jsx: 'automatic' },
        test: {
          name: 'rules',
          include: ['tests/domain/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'],
          setupFiles: ['tests/support/no-console-error.ts'],
          pool: 'forks',
          // Facts are tested here, not speed: a busy machine must not make them false.
          testTimeout: 60_000,
        },
      },
      {
        esbuild: { jsx: 'automatic' },
        test: {
          name: 'services',
          include: ['tests/{features,search}/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/no-console-error.ts', 'tests/support/worker-setup.ts'],
          pool: 'forks',
          // Facts are tested here, not speed: a busy machine must not make them false.
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
