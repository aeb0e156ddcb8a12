// Sends cookies along that another room has made.

export function withCookies(reply: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) reply.headers.append('Set-Cookie', cookie);
  return reply;
}
