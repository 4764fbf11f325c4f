import { createServer } from 'node:net';
import { type Diagnosis, fault, ok, warning } from './diagnosis.ts';
import { ask } from './live/ask.ts';

/** Whether the server could listen, or is listening already. */
export async function diagnosePort(host: string, port: number, basePath: string): Promise<Diagnosis> {
  const where = `${host}:${port}`;
  const code = await tryListening(host, port);
  if (code === undefined) return ok('port', `${where} is free`);
  if (code !== 'EADDRINUSE') {
    return fault(
      'port',
      `Nothing can listen on ${where} (${code}).`,
      'Set HOST to an address of this machine, and PORT to 1024 or higher.',
    );
  }
  const local = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const url = `http://${local.includes(':') ? `[${local}]` : local}:${port}${basePath}/api/live`;
  const answer = await ask(url, { timeoutMs: 3_000 });
  if ('status' in answer && answer.body.includes('"live"')) return ok('port', `a server of this engine listens on ${where}`);
  return warning('port', `Another program listens on ${where}.`, 'Stop it, or set PORT to another number.');
}

/** @returns the error code; `undefined` when it works */
function tryListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
