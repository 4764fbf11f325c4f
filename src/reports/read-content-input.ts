import { searchedDigest } from '../checks/search-contract/fragile-file.ts';
import { compileContent, readContent } from '../content/read-content.ts';
import type { Audience } from '../edition/visible-articles.ts';
import { readKnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Period } from '../metrics/period.ts';
import { type CheckedText, checkTexts } from './checked-texts.ts';
import { baseInput } from './collect-content.ts';
import type { PresentText } from './input.ts';
import { type ReportLook, readLook } from './look.ts';
import type { ReadContent } from './part.ts';
import { textsOf } from './present-texts.ts';

export interface ContentOrder {
  contentDir: string;
  /** Cache of compiled articles. */
  fragmentsDir: string;
  audience: Audience;
  today: string;
  period: Period;
  /** Whether to compile and check every article. */
  checks: boolean;
  /** Whether there are figures of the search, which `searchedDigest` tells the age of. */
  hasSearchFigures: boolean;
  /** Whether to list the texts that a build would publish. */
  listsTexts: boolean;
}

/** What a report needs of the content, as plain data. */
export interface ContentInput extends ReadContent {
  look: ReportLook;
  /** By `articleKey`, when they were ordered. */
  texts: Map<string, PresentText> | undefined;
}

/** Reads and checks the content. */
export async function readContentInput(order: ContentOrder): Promise<ContentInput> {
  const { contentDir, fragmentsDir, audience, today, period, checks, hasSearchFigures, listsTexts } = order;
  const content = checks ? await readContent(contentDir, fragmentsDir, contentDir, { withPages: false }) : undefined;
  const kb = content?.kb ?? (await readKnowledgeBase(contentDir));
  const checked = content === undefined ? new Map<string, CheckedText>() : await checkTexts(content, today);
  return {
    base: baseInput(kb, { today, period, present: new Map(), checked }),
    look: await readLook(kb),
    searchedDigest: hasSearchFigures ? searchedDigest(kb) : undefined,
    texts: listsTexts ? textsOf(content ?? (await compileContent(kb, fragmentsDir)), audience) : undefined,
  };
}
