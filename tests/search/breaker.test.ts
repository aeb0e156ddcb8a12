// The circuit breaker: opens after failures in a row, lets one look pass per pause, closes on success.
import { expect, it } from 'vitest';
import { Breaker } from '#search/breaker.ts';

it('opens after so many failures in a row, and only then', () => {
  const breaker = new Breaker({ limit: 3, pauseMs: 100 });
  breaker.fail(0);
  breaker.fail(1);
  breaker.pass();
  breaker.fail(2);
  breaker.fail(3);
  expect(breaker.isOpen).toBe(false);
  breaker.fail(4);
  expect(breaker.isOpen).toBe(true);
});

it('lets one look pass per pause while it is open, and says beforehand whether it would', () => {
  const breaker = new Breaker({ limit: 1, pauseMs: 100 });
  expect([breaker.mayTry(0), breaker.claimLook(0)]).toEqual([true, false]);
  breaker.fail(0);
  expect([breaker.mayTry(99), breaker.claimLook(99)]).toEqual([false, false]);
  expect([breaker.mayTry(100), breaker.claimLook(100)]).toEqual([true, true]);
  expect([breaker.mayTry(150), breaker.claimLook(150)]).toEqual([false, false]);
  breaker.fail(160);
  expect(breaker.claimLook(200)).toBe(true);
  breaker.pass();
  expect(breaker.isOpen).toBe(false);
});
