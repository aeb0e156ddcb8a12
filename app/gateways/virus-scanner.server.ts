// The virus scanner, where one is configured: clamd, over TCP or a Unix socket, with its INSTREAM command.
import { connect, type Socket } from 'node:net';
import { env } from '#app/runtime/env.server.ts';

export type Finding = 'clean' | 'infected';

export const hasScanner = (): boolean => env().CLAMAV_URL !== undefined;

/** What a file handed in now starts as: in quarantine where there is a scanner. */
export const firstVerdict = (): 'pending' | 'unscanned' => (hasScanner() ? 'pending' : 'unscanned');

const timeoutMs = 120_000;
const chunkSize = 64 * 1024;
/** clamd answers with a line; more is no clamd. */
const answerLimit = 4_096;

function open(url: URL): Socket {
  return url.protocol === 'unix:'
    ? connect(decodeURIComponent(url.pathname))
    : connect(Number(url.port || 3310), url.hostname.replace(/^\[|\]$/g, ''));
}

const lengthOf = (chunk: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
};

/** Sends the command and the bytes in chunks, each with its length; an empty one ends the stream. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let start = 0; start < bytes.length; start += chunkSize) {
    const chunk = bytes.subarray(start, start + chunkSize);
    socket.write(lengthOf(chunk));
    socket.write(chunk);
  }
  socket.write(lengthOf(new Uint8Array()));
}

/**
 * @throws when no scanner is configured, it cannot be reached, ends without a word, or says anything but OK and FOUND:
 * a file counts as clean only when the scanner has said so
 */
export async function scan(bytes: Uint8Array): Promise<Finding> {
  const address = env().CLAMAV_URL;
  if (!address) throw new Error('no virus scanner is configured');
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = open(new URL(address));
    let heard = '';
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('the virus scanner does not answer')));
    socket.on('connect', () => send(socket, bytes));
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      if (heard.includes('\0') || heard.length > answerLimit) socket.end();
    });
    // It may refuse a stream and hang up while we still write: what it said before counts.
    socket.on('error', (error) => (heard ? resolve(heard) : reject(error)));
    socket.on('close', () => resolve(heard));
  });
  const said = answer.replace(/\0[\s\S]*$/, '').trim();
  if (answer.includes('\0') && said === 'stream: OK') return 'clean';
  if (/^stream: .+ FOUND$/.test(said)) return 'infected';
  throw new Error(`the virus scanner said: ${said.slice(0, 200) || 'nothing'}`);
}
