import { createServer } from 'node:http';

/** The least that Node can do: reads a request whole and answers 201. Every ratio of the bench is to this. */
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(201, { 'Content-Type': 'application/json' });
    response.end('{"ballot":"0000000000000000000000","changeUntil":"2026-11-21T08:00:00.000Z"}');
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
});
