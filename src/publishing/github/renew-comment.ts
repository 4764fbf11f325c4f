import { z } from 'zod';
import { parse } from '../../errors.ts';
import type { Github } from './github.ts';
import { authoredSchema, isOurs, isSameText, marked, markerOf, workflowAuthor } from './marked.ts';

export interface CommentOptions {
  /** Number of the pull request. */
  pullRequest: number;
  /** Which of our comments it is. */
  name: string;
  /** Markdown. */
  text: string;
  /** Login of the token's user. */
  author?: string;
}

const commentSchema = authoredSchema.extend({ id: z.int() });

export type Renewal = 'written' | 'renewed' | 'unchanged';

/** Writes a comment, or renews the one that is there; sends nothing when it already says this. */
export async function renewComment(github: Github, options: CommentOptions): Promise<Renewal> {
  const { pullRequest, name, text, author = workflowAuthor } = options;
  const marker = markerOf(name);
  const body = marked(marker, text);
  const comments = `/issues/${pullRequest}/comments`;

  async function findOwn() {
    const all = parse(z.array(commentSchema), await github.list(comments), 'GitHub’s list of comments is not one.');
    return all.find((comment) => isOurs(comment, marker, author));
  }

  const own = await findOwn();
  if (own === undefined) {
    await github.create(comments, { body }, findOwn);
    return 'written';
  }
  if (isSameText(body, own.body)) return 'unchanged';
  await github.patch(`/issues/comments/${own.id}`, { body });
  return 'renewed';
}
