import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { smallSiteVote, timedUuid } from '../load/small-site.ts';
import { loadVotes } from '../load/votes.ts';

export interface HostileResult {
  /** What was sent, the statuses allowed (0: the connection is closed without an answer), and the status received. */
  cases: { name: string; expected: readonly number[]; status: number }[];
  /** Answers to ordinary votes while other clients sent their requests byte by byte. */
  whileSlow: { slowClients: number; votes: number; refused: number };
}

/** Sends requests that no browser sends over bare sockets, then ordinary votes beside slow clients. */
export async function proveHostile(url: string, slowClients: number): Promise<HostileResult> {
  const head = 'POST /api/votes HTTP/1.1\r\nHost: help.example\r\nContent-Type: application/json\r\n';
  // Serialized once, since two votes may differ in length.
  const vote = JSON.stringify(smallSiteVote(timedUuid(), 0));
  const requests: [name: string, expected: number[], text: string][] = [
    ['10 MB announced', [413], `${head}Content-Length: 10000000\r\n\r\n{`],
    ['10 MB sent', [413, 0], `${head}Content-Length: 10000000\r\n\r\n${'x'.repeat(10_000_000)}`],
    ['a chunked body', [411], `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
    ['length and chunks', [400], `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
    ['two lengths', [400], `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
    ['two types', [415, 201, 422], `${head}Content-Type: text/xml\r\nContent-Length: 2\r\n\r\n{}`],
    ['two hosts', [400, 422], `${head}Host: evil.example\r\nContent-Length: 2\r\n\r\n{}`],
    ['a header of 64 KB', [431], `${head}X-Long: ${'x'.repeat(65_536)}\r\nContent-Length: 2\r\n\r\n{}`],
    ['not HTTP', [400], 'hello\r\n\r\n'],
    ['a body cut short', [0, 400, 408], `${head}Content-Length: 500\r\n\r\n{`],
    ['bytes that are not UTF-8', [400], `${head}Content-Length: 3\r\n\r\n"\u00ff"`],
    ['an ordinary vote', [201], `${head}Content-Length: ${vote.length}\r\n\r\n${vote}`],
  ];
  const cases: HostileResult['cases'] = [];
  for (const [name, expected, text] of requests) cases.push({ name, expected, status: await statusOf(url, text) });
  return { cases, whileSlow: await voteWhileSlow(url, slowClients) };
}

/** @returns 0 when the connection is closed without an answer */
function statusOf(url: string, text: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    let answer = '';
    // Ends the connection where the announced body is cut short.
    const isCut = /Content-Length: 500\r/.test(text);
    const socket = connect(Number(port), hostname, () => (isCut ? socket.end(text, 'latin1') : socket.write(text, 'latin1')));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => done(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
  });
}

async function voteWhileSlow(url: string, slowClients: number): Promise<HostileResult['whileSlow']> {
  const { hostname, port } = new URL(url);
  const slow = Array.from({ length: slowClients }, (_, number) => {
    const socket = connect({ port: Number(port), host: hostname, localAddress: `127.0.0.${2 + (number % 8)}` });
    socket.on('error', () => {});
    socket.write('POST /api/votes HTTP/1.1\r\nHost: help.example\r\nContent-Length: 200\r\nContent-Type: application/json\r\n');
    const timer = setInterval(() => socket.write('X-Slow: 1\r\n'), 100);
    socket.on('close', () => clearInterval(timer));
    return socket;
  });
  await setTimeout(300);
  const { answers, byStatus } = await loadVotes({ url, connections: 16, votes: 500 });
  for (const socket of slow) socket.destroy();
  return { slowClients, votes: answers, refused: answers - (byStatus[201] ?? 0) };
}
