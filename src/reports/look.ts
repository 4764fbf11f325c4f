import { makePalette, type Palette } from '../brand/palette.ts';
import { readSign } from '../brand/sign.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';

/** How the pages of the report look: the operator's colours and sign. */
export interface ReportLook {
  palette: Palette;
  /** An SVG. */
  sign: string;
}

export async function readLook({ site: { brand }, brandFiles }: Pick<KnowledgeBase, 'site' | 'brandFiles'>): Promise<ReportLook> {
  const palette = makePalette(brand.color, brandFiles.theme);
  const colors = { brand: palette.light['--brand'], onBrand: palette.light['--on-brand'] };
  return { palette, sign: await readSign({ picture: brandFiles.mark ?? brandFiles.favicon, colors }) };
}
