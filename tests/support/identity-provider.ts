// Another sign-in site (OpenID Connect), small but real: discovery, authorisation with PKCE, RS256 tokens, keys.
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Claims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

const base64url = (value: string | Buffer): string => Buffer.from(value).toString('base64url');

async function readBody(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

interface Grant {
  readonly claims: Claims;
  readonly nonce: string;
  readonly challenge: string;
}

/** Signs in whoever `person` is at the time, without asking. `forge` breaks the signatures of its tokens. */
export class IdentityProvider {
  readonly clientId = 'jiebang-test';
  readonly clientSecret = randomUUID();
  person: Claims | null = null;
  forge = false;
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #grants = new Map<string, Grant>();
  readonly #server = createServer((request, reply) => {
    this.#answer(request, reply).catch(() => reply.writeHead(500).end());
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.issuer);
    const json = (body: unknown, status = 200) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (pathname === '/.well-known/openid-configuration') return void json(this.#discovery());
    if (pathname === '/keys')
      return void json({
        keys: [{ ...this.#keys.publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }],
      });
    if (pathname === '/authorize') {
      const to = new URL(searchParams.get('redirect_uri') ?? '');
      to.search = String(
        new URLSearchParams({ code: this.#grant(searchParams), state: searchParams.get('state') ?? '' }),
      );
      return void reply.writeHead(302, { location: to.href }).end();
    }
    if (pathname !== '/token') return void json({}, 404);
    const body = await readBody(request);
    const grant = this.#grants.get(body.get('code') ?? '');
    this.#grants.delete(body.get('code') ?? '');
    const proof = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    const [id, secret] = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64')
      .toString()
      .split(':');
    const known = (body.get('client_secret') ?? decodeURIComponent(secret ?? '')) === this.clientSecret;
    if (!grant || grant.challenge !== proof || !known || (body.get('client_id') ?? id) !== this.clientId)
      return void json({ error: 'invalid_grant' }, 400);
    json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: this.#idToken(grant) });
  }

  #discovery() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  #grant(asked: URLSearchParams): string {
    if (!this.person) throw new Error('nobody is signed in there');
    const code = randomUUID();
    this.#grants.set(code, {
      claims: this.person,
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
    });
    return code;
  }

  #idToken({ claims, nonce }: Grant): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      ...claims,
      iss: this.issuer,
      aud: this.clientId,
      iat: now,
      exp: now + 60,
      ...(nonce ? { nonce } : {}),
    };
    const text = `${base64url(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: '1' }))}.${base64url(JSON.stringify(payload))}`;
    const key = this.forge ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : this.#keys.privateKey;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  }
}
