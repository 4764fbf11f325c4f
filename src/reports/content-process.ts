import { answerParent } from '../own-process.ts';
import { readContentInput } from './read-content-input.ts';

answerParent(readContentInput);
