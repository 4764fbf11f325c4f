/** What erasing a question leaves of its row: figures and the operator’s own ids. */
export const erasedColumns = {
  sealed: null,
  reference: null,
  customer: null,
  request: null,
  call_back_at: null,
} as const;

/**
 * SQL that erases what was written in steps. Steps of older engines say in their detail what a complaint led to.
 *
 * @param questions condition on the column `question`, such as `= ?`
 */
export function eraseSteps(questions: string): string {
  return `UPDATE question_step SET sealed = NULL, detail = CASE WHEN move = 'resolve' THEN NULL ELSE detail END WHERE question ${questions}`;
}
