/**
 * Serves the help centre in `site/` to the browsers of this machine, so that search works. Needs Node 18 or newer and
 * nothing else: `node serve.mjs`, or `node serve.mjs 8080` for another port.
 */
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = realpathSync(fileURLToPath(new URL('./site/', import.meta.url)));
const basePath = existsSync(join(site, 'hosting.json'))
  ? JSON.parse(readFileSync(join(site, 'hosting.json'), 'utf8')).basePath
  : '';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};

/** The file of an address; nothing outside of `site/` is read. */
function fileOf(path) {
  try {
    const file = realpathSync(join(site, path.endsWith('/') ? `${path}index.html` : path));
    return file.startsWith(site + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

function pathOf(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

const server = createServer((request, response) => {
  const answer = (status, headers = {}, file = undefined) => {
    response.writeHead(status, { 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff', ...headers });
    if (file === undefined || request.method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { Allow: 'GET, HEAD' });
  const path = pathOf(request.url);
  if (path === undefined) return answer(400);
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
  if (path === '/' && basePath !== '') return answer(302, { Location: `${basePath}/` });
  const inside = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
  // Pages name each other by file, for the file system; scripts know them by folder.
  if (inside?.endsWith('/index.html'))
    return answer(302, { Location: encodeURI(basePath + inside.slice(0, -'index.html'.length)) + query });
  const file = inside === undefined ? undefined : fileOf(inside);
  if (file !== undefined)
    return answer(
      200,
      { 'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream', 'Content-Length': statSync(file).size },
      file,
    );
  if (inside !== undefined && fileOf(`${inside}/`) !== undefined) return answer(302, { Location: encodeURI(`${path}/`) + query });
  const missing = fileOf('/404.html');
  return answer(404, { 'Content-Type': types[missing === undefined ? '.txt' : '.html'] }, missing);
});

let port = process.argv[2] === undefined ? 4173 : Number(process.argv[2]);
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE' || process.argv[2] !== undefined) {
    console.error(error.message);
    process.exit(1);
  }
  port += 1;
  server.listen(port, '127.0.0.1');
});
server.on('listening', () => {
  console.log(`http://127.0.0.1:${server.address().port}${basePath}/`);
  console.log('Ctrl-C 停止 · Ctrl-C stops');
});
server.listen(port, '127.0.0.1');
