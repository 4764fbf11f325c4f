import { Hono } from 'hono';
import { answerJson } from '../feedback/answers.ts';
import { refuseMethod } from '../feedback/problem.ts';
import { type Store, statement } from '../store/store.ts';

/** `GET /live`: the process answers. `GET /ready`: votes can be stored now, else 503. */
export function healthRoutes(store: Store): Hono {
  const routes = new Hono();
  routes.get('/live', () => answerJson({ status: 'live' }));
  routes.get('/ready', async function checkReady() {
    await writeProbe(store);
    return answerJson({ status: 'ready' });
  });
  for (const path of ['/live', '/ready']) routes.all(path, refuseMethod('GET', 'HEAD'));
  return routes;
}

/** Needs room as votes do: a check that only reads, or overwrites one row, succeeds on a full disk. */
async function writeProbe(store: Store): Promise<void> {
  await store.write([
    statement(
      'INSERT INTO probe (name, filler) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET filler = excluded.filler',
      'ready',
      'x'.repeat(16 * 1024),
    ),
    statement('DELETE FROM probe WHERE name = ?', 'ready'),
  ]);
}
