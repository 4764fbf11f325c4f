import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Delivered {
  to: string[];
  raw: string;
  mail: Email;
}

/**
 * A mail server without TLS that keeps what it gets, passwords too, and answers `refuse` to its recipients where that is
 * set.
 */
export async function startMailServer() {
  const delivered: Delivered[] = [];
  const passwords: string[] = [];
  const state = { refuse: undefined as { code: number; text: string } | undefined };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth({ username, password }, _session, callback) {
      passwords.push(String(password));
      callback(null, { user: username });
    },
    onRcptTo({ address }, _session, callback) {
      if (state.refuse === undefined) callback();
      else callback(Object.assign(new Error(`${state.refuse.text} <${address}>`), { responseCode: state.refuse.code }));
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        delivered.push({
          to: envelope.rcptTo.map(({ address }) => address),
          raw: raw.toString(),
          mail: await PostalMime.parse(raw),
        });
        callback();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    delivered,
    passwords,
    state,
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
