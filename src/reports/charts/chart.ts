import { escapeMarkup } from '../../escape-markup.ts';
import { drawBars, drawFunnel } from './bars.ts';
import type { Drawing } from './drawing.ts';
import { drawHeatMap } from './heat-map.ts';
import { type Canvas, type Drawn, element } from './svg.ts';
import { drawTrend } from './trend.ts';

/** Widths in pixels of the box a chart has on a phone of 390 pixels, and in one of two columns on a desktop. */
const widths = { narrow: 318, wide: 552 } as const;

/**
 * A drawing as two SVGs, of which the stylesheet shows the one that fits the screen: text that is scaled down with its
 * drawing cannot be read on a phone. Vega would need both as well, and one more of each for dark mode.
 *
 * @param id unique on the page
 */
export function drawSvg(drawing: Drawing, { id, title, description, lang }: Described): string {
  return Object.entries(widths)
    .map(([name, width]) => {
      const { height, content } = draw(drawing, { width, lang });
      const [titleId, descriptionId] = [`${id}-${name}-title`, `${id}-${name}-description`];
      return element(
        'svg',
        {
          class: `drawing ${name}`,
          viewBox: `0 0 ${width} ${Math.ceil(height)}`,
          role: 'img',
          'aria-labelledby': `${titleId} ${descriptionId}`,
        },
        element('title', { id: titleId }, escapeMarkup(title)) +
          element('desc', { id: descriptionId }, escapeMarkup(description)) +
          content,
      );
    })
    .join('\n');
}

interface Described {
  id: string;
  title: string;
  description: string;
  /** BCP 47 tag. */
  lang: string;
}

function draw(drawing: Drawing, canvas: Canvas): Drawn {
  switch (drawing.type) {
    case 'trend':
      return drawTrend(drawing, canvas);
    case 'heat-map':
      return drawHeatMap(drawing, canvas);
    case 'funnel':
      return drawFunnel(drawing, canvas);
    case 'bars':
      return drawBars(drawing, canvas);
  }
}
