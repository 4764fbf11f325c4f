import { usedIcons } from '../../icons.ts';

/** What the page of an article needs beside what all pages have. */
export interface Extras {
  /** Names of the icons in its body, each once, in the order of use. */
  icons: string[];
  styles: OptionalStyle[];
}

/** A style sheet that only few articles need. */
export type OptionalStyle = (typeof optionalStyles)[number][1];

const optionalStyles = [
  [/<pre/, 'code'],
  [/class="contains-task-list"/, 'tasks'],
  [/class="video"/, 'video'],
  [/<(?:blockquote|kbd)|class="(?:path|keys|file)"/, 'more'],
] as const;

export function extrasOf(html: string): Extras {
  return {
    icons: [...new Set(usedIcons(html))],
    styles: optionalStyles.filter(([pattern]) => pattern.test(html)).map(([, style]) => style),
  };
}
