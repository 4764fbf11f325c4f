import { type Comments, readComments } from '../../../feedback/comments/read-comments.ts';
import type { PartSources } from '../../part.ts';

export interface CommentsInput {
  /** What readers added to their votes; `undefined` without a database. */
  comments: Comments | undefined;
}

/** Maximum number of texts shown per article. */
export const maxCommentTexts = 20;

export async function collectComments({ store }: Pick<PartSources, 'store'>): Promise<CommentsInput> {
  return { comments: store === undefined ? undefined : await readComments(store, maxCommentTexts) };
}
