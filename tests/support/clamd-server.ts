// A small clamd: a TCP server that speaks INSTREAM and knows one virus, in plain files and inside ZIP entries.
import { createServer, type Socket } from 'node:net';
import { inflateRawSync } from 'node:zlib';

export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** The bytes and, like the real one, what archives in them hold. */
function isInfected(bytes: Buffer, depth = 0): boolean {
  if (bytes.includes(eicar, 0, 'latin1')) return true;
  if (depth > 3) return false;
  for (let at = bytes.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1')) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 18));
    if (bytes.readUInt16LE(at + 8) === 8 && isInfected(inflateRawSync(packed), depth + 1)) return true;
  }
  return false;
}

export interface Clamd {
  readonly address: string;
  readonly scanned: () => number;
  /** As a crash: connections break, the port is closed. */
  readonly kill: () => Promise<void>;
}

/** Reads "zINSTREAM\0", chunks with their lengths, the empty one; answers with a line. */
function serve(socket: Socket, answer: (bytes: Buffer) => string): void {
  let heard = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (data) => {
    heard = Buffer.concat([heard, data]);
    const command = Buffer.from('zINSTREAM\0');
    if (heard.length < command.length) return;
    if (!heard.subarray(0, command.length).equals(command)) return void socket.end('UNKNOWN COMMAND\0');
    const chunks: Buffer[] = [];
    for (let at = command.length; at + 4 <= heard.length; ) {
      const length = heard.readUInt32BE(at);
      if (length === 0) return void socket.end(`${answer(Buffer.concat(chunks))}\0`);
      chunks.push(heard.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
  });
}

export async function startClamd(port = 0, says?: string): Promise<Clamd> {
  let scanned = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, (bytes) => {
      scanned += 1;
      return says ?? (isInfected(bytes) ? 'stream: Eicar-Signature FOUND' : 'stream: OK');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    address: `tcp://127.0.0.1:${address.port}`,
    scanned: () => scanned,
    kill: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
