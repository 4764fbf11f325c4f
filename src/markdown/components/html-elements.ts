import { nullPrototype } from './null-prototype.ts';

/** HTML elements that articles may use, with their attributes: none of them can run, load or restyle anything. */
export const htmlElements = nullPrototype<HtmlElement>({
  abbr: { kind: 'phrasing', attributes: ['title'] },
  br: { kind: 'phrasing', attributes: [] },
  del: { kind: 'phrasing', attributes: [] },
  details: { kind: 'flow', attributes: ['open'] },
  ins: { kind: 'phrasing', attributes: [] },
  kbd: { kind: 'phrasing', attributes: [] },
  mark: { kind: 'phrasing', attributes: [] },
  sub: { kind: 'phrasing', attributes: [] },
  summary: { kind: 'flow', attributes: [] },
  sup: { kind: 'phrasing', attributes: [] },
});

interface HtmlElement {
  kind: 'flow' | 'phrasing';
  attributes: readonly string[];
}
