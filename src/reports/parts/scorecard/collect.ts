import type { PartSources } from '../../part.ts';
import { type Figures, readFigures } from './read-figures.ts';

export interface FiguresInput {
  /** The earliest first; `undefined` when the operator gives none. */
  figures: readonly Figures[] | undefined;
}

/** @throws UserError when the file cannot be used */
export async function collectFigures({
  figuresFile,
  period,
}: Pick<PartSources, 'figuresFile' | 'period'>): Promise<FiguresInput> {
  if (figuresFile === undefined) return { figures: undefined };
  // Later periods belong to later reports.
  return { figures: (await readFigures(figuresFile)).filter(({ from }) => from <= period.to) };
}
