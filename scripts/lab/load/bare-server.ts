import { createServer } from 'node:http';
import { portOf } from './free-port.ts';

/** The least work Node can do for a vote: reads the request and answers 201. The benchmark’s ratios are relative to this. */
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(201, { 'Content-Type': 'application/json' });
    response.end('{"ballot":"0000000000000000000000","changeUntil":"2026-11-21T08:00:00.000Z"}');
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${portOf(server)}/`);
});
