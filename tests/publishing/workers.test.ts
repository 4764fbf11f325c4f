import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { registerRevisions, rollBackWorker } from '../../src/publishing/workers/deploy-worker.ts';
import { exportDatabase } from '../../src/publishing/workers/export-database.ts';
import { showPreview } from '../../src/publishing/workers/preview.ts';
import { refusePlaceholder, type Wrangler, type WranglerEntry } from '../../src/publishing/workers/wrangler.ts';
import { newFolder } from '../support/folder.ts';

/** Writes down how it was called; `onCall` does what the platform would. */
function standIn(onCall: (args: readonly string[]) => WranglerEntry[] = () => []): { wrangler: Wrangler; calls: string[] } {
  const calls: string[] = [];
  const wrangler: Wrangler = async (args) => {
    calls.push(args.join(' '));
    return onCall(args);
  };
  return { wrangler, calls };
}

function siteWith(files: Record<string, string> = {}): string {
  const folder = newFolder();
  for (const [path, text] of Object.entries({ 'index.html': '<!doctype html>', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('a preview', () => {
  const deployed: WranglerEntry[] = [
    { type: 'wrangler-session' },
    { type: 'pages-deploy-detailed', url: 'https://a1b2.help.pages.dev', alias: 'https://pr-12.help.pages.dev' },
  ];

  test('is shown at an address that stays the same for a pull request', async () => {
    const folder = siteWith({ 'en/index.html': 'x', 'media/functions.svg': '<svg/>' });
    const { wrangler, calls } = standIn(() => deployed);
    expect(await showPreview(wrangler, folder, 'help', 'pr-12')).toBe('https://pr-12.help.pages.dev');
    expect(calls).toEqual([`pages deploy ${folder} --project-name help --branch pr-12 --commit-dirty=true`]);
  });

  test.each([
    '_worker.js',
    '_worker.js/index.js',
    'functions/api.js',
    '_routes.json',
    'wrangler.toml',
    '.env',
    'node_modules/x.js',
  ])('with %s is not uploaded, because the platform would run or obey it', async (path) => {
    const { wrangler, calls } = standIn(() => deployed);
    await expect(showPreview(wrangler, siteWith({ [path]: 'x' }), 'help', 'pr-12')).rejects.toThrow('is not a site to show');
    expect(calls).toEqual([]);
  });

  test('with a symbolic link, or without a home page, is not uploaded', async () => {
    const { wrangler } = standIn();
    const linked = siteWith();
    symlinkSync('/etc/hostname', join(linked, 'secret.txt'));
    await expect(showPreview(wrangler, linked, 'help', 'x')).rejects.toThrow('secret.txt is neither a file nor a folder');
    await expect(showPreview(wrangler, join(linked, 'none'), 'help', 'x')).rejects.toThrow('it has no index.html');
  });
});

describe('the Worker', () => {
  test('gets the revisions of a build as SQL', async () => {
    const sketch = Buffer.alloc(256).toString('base64');
    const article = { id: 'refund', locale: 'en', revision: '0123456789ab', redirectFrom: [], sketch };
    const folder = siteWith({ 'revisions.json': JSON.stringify({ version: 1, audience: 'public', articles: [article] }) });
    let sql = '';
    const { wrangler, calls } = standIn((args) => {
      sql = readFileSync(args.at(-1) ?? '', 'utf8');
      return [];
    });
    expect(await registerRevisions(wrangler, folder, 'jieda', 0)).toBe(1);
    expect(calls[0]).toMatch(/^d1 execute jieda --remote --yes --file /);
    expect(sql).toContain('0123456789ab');
  });

  test('goes back to the version before, or a certain one', async () => {
    const { wrangler, calls } = standIn();
    await rollBackWorker(wrangler);
    await rollBackWorker(wrangler, 'v1');
    expect(calls).toEqual(['rollback --yes --message rolled back', 'rollback v1 --yes --message rolled back']);
  });

  test('is not deployed before wrangler.jsonc names a database', () => {
    expect(() => refusePlaceholder(readFileSync('wrangler.jsonc', 'utf8'))).toThrow('wrangler.jsonc names no database yet.');
    expect(() => refusePlaceholder('"database_id": "0a1b"')).not.toThrow();
  });

  test('has its database copied to a file that reports read; an export that broke off is told', async () => {
    const path = join(newFolder(), 'live.db');
    const exporting = (sql: string) =>
      standIn((args) => {
        writeFileSync(args.at(-1) ?? '', sql);
        return [];
      });
    const { wrangler, calls } = exporting("CREATE TABLE vote (id TEXT); INSERT INTO vote VALUES ('a');");
    await exportDatabase(wrangler, 'jieda', path);
    expect(calls[0]).toMatch(/^d1 export jieda --remote --skip-confirmation --output /);
    const copy = new DatabaseSync(path, { readOnly: true });
    expect(copy.prepare('SELECT id FROM vote').all()).toEqual([{ id: 'a' }]);
    copy.close();
    await expect(exportDatabase(exporting('CREATE TAB').wrangler, 'jieda', `${path}.2`)).rejects.toThrow(
      'is not SQL that SQLite reads',
    );
  });
});
