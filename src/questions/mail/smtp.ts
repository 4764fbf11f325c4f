import { createTransport } from 'nodemailer';
import { type Envelope, LetterError, type SendLetter } from './mail-carriers.ts';

const timeoutMs = 20_000;

/** @param url `smtps://user:password@host:465`, or `smtp://…`, which is upgraded to TLS before a password is sent */
export function createSmtpSender(url: string): SendLetter {
  return async function sendLetter({ from, ...envelope }: Envelope, signal: AbortSignal) {
    const transport = createTransport({
      url,
      // A password never travels in the clear.
      requireTLS: new URL(url).username !== '',
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await Promise.race([transport.sendMail({ ...envelope, from }).catch(refuse), abortOf(signal)]);
    } finally {
      transport.close();
    }
  };
}

/** The text of the error may hold the address that was refused. */
function refuse(error: unknown): never {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode === undefined) throw new LetterError(`the mail server could not be used (${code ?? 'unknown error'})`, false);
  // A wrong password can be corrected; a mailbox that does not exist stays away.
  const isFinal = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  throw new LetterError(`the mail server answered ${responseCode}${code === undefined ? '' : ` (${code})`}`, isFinal);
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
