import type { Attack } from './attack.ts';
import { clockJump } from './clock-jump.ts';
import { nestedArticle } from './nested-article.ts';
import { pipelining } from './pipelining.ts';
import { slowArticle } from './slow-article.ts';
import { symlinkInPublic } from './symlink-in-public.ts';

/** Every attack; one file each, which tests run in a short form as well. */
export const attacks: readonly Attack[] = [pipelining, clockJump, slowArticle, nestedArticle, symlinkInPublic];
