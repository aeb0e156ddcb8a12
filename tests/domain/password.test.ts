// Passwords: length, and nothing made of common words alone.
import { describe, expect, it } from 'vitest';
import { isCommonPassword, passwordLength } from '#app/domain/password.ts';

describe('passwords', () => {
  it('are at least fifteen characters', () => {
    expect(passwordLength.minimum).toBe(15);
  });

  it.each([
    'passwordpassword',
    'Password123456789!',
    'jiebang-2026-2026',
    'qwertyqwertyqwerty',
    'aaaaaaaaaaaaaaaaa',
    '123456789012345',
    '揭榜揭榜揭榜揭榜揭榜123456',
    'ｐａｓｓｗｏｒｄ 1234 5678',
  ])('of common words only, like "%s", are common', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each(['correct horse battery staple', '长春的冬天很冷但是雪很好看呀', 'jiebang loves lidar sensors'])(
    'made of a sentence, like "%s", are not',
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
    },
  );
});
