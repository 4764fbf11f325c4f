import { isVisible } from '../edition/visible-articles.ts';
import { relativePath } from '../files.ts';
import { countFindings } from '../findings/finding.ts';
import type { Audience } from '../knowledge/audience.ts';
import type { Environment } from '../knowledge/environment.ts';
import { GoodTexts } from './good-texts.ts';
import { type HeldBack, holdBackFaulty } from './hold-back.ts';
import { type Reading, readWithTexts } from './read-with-texts.ts';

/** Content for a build. */
export interface PublishableContent extends HeldBack {
  /** Call when the site has been published: its texts are then the last good ones. */
  remember(): void;
}

interface Options {
  environment: Pick<Environment, 'contentDir' | 'audience' | 'today'>;
  fragmentsDir: string;
  lastGoodDir: string;
  /** Whether faulty articles are held back; otherwise any error refuses the content. */
  keepsGoing: boolean;
}

/** Reads and checks the content folder for a build. */
export async function readPublishable({
  environment,
  fragmentsDir,
  lastGoodDir,
  keepsGoing,
}: Options): Promise<PublishableContent> {
  const folders = { ...environment, fragmentsDir };
  const first = await readWithTexts(folders);
  const goodTexts = new GoodTexts(lastGoodDir);
  const pathOf = (file: string): string => relativePath(first.content.kb.dir, file);
  const hasErrors = countFindings(first.findings).error > 0;
  const heldBack =
    hasErrors && keepsGoing
      ? await holdBackFaulty(first, {
          read: (standIns) => readWithTexts(folders, standIns),
          lastGood: (file) => goodTexts.get(pathOf(file)),
          audience: environment.audience,
        })
      : { reading: first, findings: hasErrors ? first.findings : [], isRefused: hasErrors };
  const faulty = new Set(heldBack.findings.map(({ file }) => file));
  const good = shownTexts(first, environment.audience)
    .filter(([file]) => !faulty.has(file))
    .map(([file, text]) => [pathOf(file), text] as const);
  const present = new Set([...good.map(([path]) => path), ...[...faulty].map(pathOf)]);
  return { ...heldBack, remember: goodTexts.toKeep(good, present, environment.today) };
}

/** Texts that an edition shows: what is not shown now must not be published later instead of something faulty. */
function shownTexts({ content, texts }: Reading, audience: Audience): [file: string, text: string][] {
  const shown = [...content.articles.filter((article) => isVisible(article, audience)), ...content.handbook];
  return shown.map(({ file }) => [file, texts.get(file) ?? '']);
}
