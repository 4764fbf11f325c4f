import { z } from 'zod';

/** Comments and issues of ours carry a marker that readers do not see, by which they are found and renewed in place. */
export function markerOf(name: string): string {
  return `<!-- jieda: ${name} -->`;
}

/** What of a comment or issue tells whether it is ours, as GitHub sends it. */
export const authoredSchema = z.object({
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
});

/** Who writes with a workflow's own token. */
export const workflowAuthor = 'github-actions[bot]';

/** Whether it carries the marker and was written by us: anybody can paste a marker into a comment. */
export function isOurs({ body, user }: z.output<typeof authoredSchema>, marker: string, author: string): boolean {
  return user?.login === author && body?.startsWith(marker) === true;
}

/** Whether GitHub already has a text; its page for editing changes line ends. */
export function isSameText(text: string, stored: string | null | undefined): boolean {
  return text.trimEnd() === (stored ?? '').replaceAll('\r\n', '\n').trimEnd();
}

/** GitHub refuses texts of more than 65 536 characters. */
const maxLength = 60_000;

/** A text behind its marker, cut at a line where it is too long. */
export function marked(marker: string, text: string): string {
  if (text.length <= maxLength) return `${marker}\n${text}`;
  const cut = text.slice(0, text.lastIndexOf('\n', maxLength));
  return `${marker}\n${cut}\n\n…and more than fits here.\n`;
}

const zeroWidthSpace = String.fromCodePoint(0x200b);

/** Keeps names and numbers in a foreign text from calling people (`@name`) and from linking issues (`#12`). */
export function withoutMentions(text: string): string {
  return text.replaceAll(/@|#(?=\d)/g, `$&${zeroWidthSpace}`);
}
