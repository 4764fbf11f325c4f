/** What sealed texts are bound to: opened anywhere else, they are refused. */

/** Of the column `sealed` of a question. */
export function placeOfQuestion(id: string): string {
  return `question ${id}`;
}

/** Of the column `sealed` of a step. */
export function placeOfStep(id: string, step: number): string {
  return `question_step ${id} ${step}`;
}
