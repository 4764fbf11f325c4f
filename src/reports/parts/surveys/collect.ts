import { readSurveys, type Surveys } from '../../../feedback/surveys/read-surveys.ts';
import type { PartSources } from '../../part.ts';

export interface SurveysInput {
  /** Answers of the period; `undefined` without a database. */
  surveys: Surveys | undefined;
}

/** Maximum number of texts shown. */
const maxSurveyTexts = 50;

export async function collectSurveys({ store, period }: Pick<PartSources, 'store' | 'period'>): Promise<SurveysInput> {
  return { surveys: store === undefined ? undefined : await readSurveys(store, period, maxSurveyTexts) };
}
