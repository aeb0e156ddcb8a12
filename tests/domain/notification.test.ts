// When the next mail about a notification is due.
import { describe, expect, it } from 'vitest';
import { mailDueAt } from '#app/domain/notification.ts';

describe('a mail about a notification is due', () => {
  const sunday = new Date('2026-11-29T15:59:59Z');
  const monday = new Date('2026-11-30T00:00:00Z');
  it('at once, the next morning in China, or the next Monday morning', () => {
    expect(mailDueAt('immediate', sunday)).toEqual(sunday);
    expect(mailDueAt('daily', sunday)).toEqual(monday);
    expect(mailDueAt('weekly', sunday)).toEqual(monday);
    expect(mailDueAt('daily', monday)).toEqual(new Date('2026-12-01T00:00:00Z'));
    expect(mailDueAt('weekly', monday)).toEqual(new Date('2026-12-07T00:00:00Z'));
  });
  it('never when somebody turned them off', () => expect(mailDueAt('off', sunday)).toBeNull());
});
