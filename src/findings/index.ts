import type { Finding } from './finding.ts';
import { renderGithub } from './github.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderSarif } from './sarif.ts';
import { renderTerminal } from './terminal.ts';

/** Output formats of findings, by the value of `--format`. */
export const formats = {
  terminal: renderTerminal,
  json: renderJson,
  github: renderGithub,
  sarif: renderSarif,
  junit: renderJunit,
} as const satisfies Record<string, (findings: readonly Finding[]) => string>;

export type Format = keyof typeof formats;
