// A mail server with moods, on a loopback port: takes mails, puts them off, refuses them, never answers, or is not there.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type Mood = 'fine' | 'later' | 'no-mailbox' | 'no-content' | 'tarpit';

const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

export interface FaultMailServer {
  readonly port: number;
  /** Message-IDs of the mails it took, in order; a mail it took twice stands here twice. */
  readonly taken: string[];
  mood: Mood;
  /** Called in the middle of each mail: after its recipient, after its text, and once it is taken but before the answer. */
  during: (step: 'recipient' | 'text' | 'taken') => Promise<void>;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startFaultMailServer(): Promise<FaultMailServer> {
  let port = 0;
  let server: SMTPServer;
  const state = { taken: [] as string[], mood: 'fine' as Mood, during: async (_: string) => {} };
  const listen = async () => {
    server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      onConnect: (_, done) => (state.mood === 'tarpit' ? undefined : done()),
      onRcptTo: async (_, __, done) => {
        if (state.mood === 'no-mailbox') return done(refusal(550, '5.1.1 no such mailbox'));
        if (state.mood === 'later') return done(refusal(451, '4.7.1 try later'));
        await state.during('recipient');
        return done();
      },
      onData: async (stream, _, done) => {
        let text = '';
        try {
          for await (const chunk of stream) text += String(chunk);
        } catch {
          // The client died in the middle: there is no mail, and nobody to answer.
          return;
        }
        if (state.mood === 'no-content') return done(refusal(554, '5.7.1 not this text'));
        await state.during('text');
        const id = /^Message-ID: *(<[^>]+>)/im.exec(text)?.[1];
        state.taken.push(id ?? 'none');
        await state.during('taken');
        return done();
      },
    });
    // A client that dies in the middle is what this is about.
    server.on('error', () => {});
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    port = (server.server.address() as AddressInfo).port;
  };
  await listen();
  return Object.assign(state, {
    get port() {
      return port;
    },
    open: listen,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }) as unknown as FaultMailServer;
}
