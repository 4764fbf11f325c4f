import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../src/server/headers.ts';

it('is the policy under which search was measured to work', () => {
  expect(contentSecurityPolicy([])).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
});
