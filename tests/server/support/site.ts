import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RevisionsFile } from '../../../src/knowledge/revision.ts';
import { readServerConfig, type ServerConfig } from '../../../src/server/config.ts';
import { revisionsFile } from '../../feedback/builders.ts';
import { newFolder } from '../../support/folder.ts';

/** A small built site in a folder of its own. */
export function buildSite(files: Record<string, string> = {}): string {
  const siteDir = join(newFolder(), 'dist');
  writeSite(siteDir, files);
  return siteDir;
}

/** @param files by path below the site, beside an index page and `revisions.json` */
export function writeSite(siteDir: string, files: Record<string, string> = {}): void {
  const all = {
    'index.html': '<title>首页</title>',
    'revisions.json': JSON.stringify(revisionsFile()),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    const file = join(siteDir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** As a build does it: the new site takes the place of the old one in one step. */
export function swapSite(siteDir: string, files: Record<string, string>): void {
  writeSite(`${siteDir}.new`, files);
  renameSync(siteDir, `${siteDir}.old`);
  renameSync(`${siteDir}.new`, siteDir);
}

export function publish(...articles: RevisionsFile['articles']): Record<string, string> {
  return { 'revisions.json': JSON.stringify(revisionsFile(articles)) };
}

/** Any free port and a database beside the site. */
export function configFor(siteDir: string, overrides: Partial<ServerConfig> = {}): ServerConfig {
  return {
    ...readServerConfig({ PORT: '0', KB_DATABASE: join(dirname(siteDir), 'data', 'jieda.db') }),
    ...overrides,
  };
}
