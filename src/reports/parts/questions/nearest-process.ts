import { answerParent } from '../../../own-process.ts';
import type { SearchOrder } from './nearest-articles.ts';
import { searchTexts } from './search-texts.ts';

answerParent(({ siteDir, texts }: SearchOrder) => searchTexts(siteDir, texts));
