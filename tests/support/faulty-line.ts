// A line to Meilisearch that can be made to misbehave: down, slow, refusing, or with a disk that is full.
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';

export type Fault = 'none' | 'down' | 'slow' | 'refusing' | 'full';

export interface FaultyLine {
  readonly url: string;
  readonly set: (fault: Fault) => void;
  readonly close: () => Promise<void>;
}

const slowMs = 10_000;

/** What Meilisearch 1.21 answers when it cannot write. */
const noSpace = JSON.stringify({
  message: 'Index: No space left on device (os error 28)',
  code: 'no_space_left_on_device',
  type: 'system',
  link: 'https://docs.meilisearch.com/errors#no_space_left_on_device',
});

const isWrite = ({ method, url }: IncomingMessage): boolean =>
  method === 'PUT' || method === 'PATCH' || method === 'DELETE' || (method === 'POST' && !/search/.test(url ?? ''));

/** `target` is the real server's URL. */
export async function aFaultyLineTo(target: string): Promise<FaultyLine> {
  let fault: Fault = 'none';
  const { hostname, port } = new URL(target);
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const { method, url, headers } = asked;
    const through = request({ hostname, port, method, path: url, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    through.on('error', () => answer.destroy());
    asked.pipe(through);
  };
  const server: Server = createServer((asked, answer) => {
    if (fault === 'down') asked.socket.destroy();
    else if (fault === 'refusing') answer.writeHead(503).end();
    else if (fault === 'full' && isWrite(asked))
      answer.writeHead(422, { 'content-type': 'application/json' }).end(noSpace);
    else if (fault === 'slow') setTimeout(() => (answer.destroyed ? undefined : pass(asked, answer)), slowMs).unref();
    else pass(asked, answer);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    set: (next) => {
      fault = next;
      if (next === 'down') server.closeAllConnections();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
