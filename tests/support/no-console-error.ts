// A test that makes anything write to console.error fails, also when its expectations hold.
import { afterEach, beforeEach, expect, vi } from 'vitest';

beforeEach(() => {
  vi.spyOn(console, 'error');
});

afterEach(() => {
  const written = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(written, 'console.error was called').toEqual([]);
});
