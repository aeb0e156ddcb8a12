// A switch in the line to Meilisearch: off, connections are refused and cut, as when the server is down.
import { createServer, type Server, type Socket, connect as tcpConnect } from 'node:net';

export interface MeilisearchSwitch {
  /** The address behind the switch. */
  readonly url: string;
  readonly off: () => Promise<void>;
  readonly on: () => Promise<void>;
}

/** On at first. `target` is the real server's URL. */
export async function aSwitchBefore(target: string): Promise<MeilisearchSwitch> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let server: Server | null = null;
  const listen = (at: number) =>
    new Promise<number>((resolve, reject) => {
      server = createServer((caller) => {
        const line = tcpConnect(Number(port), hostname);
        for (const socket of [caller, line]) {
          open.add(socket);
          socket.on('error', () => socket.destroy());
          socket.on('close', () => {
            open.delete(socket);
            caller.destroy();
            line.destroy();
          });
        }
        caller.pipe(line).pipe(caller);
      });
      server.once('error', reject);
      server.listen(at, '127.0.0.1', () => {
        const address = server?.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  const own = await listen(0);
  return {
    url: `http://127.0.0.1:${own}`,
    off: () =>
      new Promise((resolve) => {
        server?.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
    on: async () => {
      await listen(own);
    },
  };
}
