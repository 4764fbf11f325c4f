/** The places of a page, and how Astro escapes texts in each; `uri` is part of a URL. */
export const escapes = {
  text: (text: string): string => text.replaceAll(/[&<>'"]/g, (sign) => references[sign] ?? sign),
  attribute: (text: string): string => text.replaceAll(/[&"]/g, (sign) => references[sign] ?? sign),
  html: (html: string): string => html,
  json: (text: string): string => JSON.stringify(text).slice(1, -1).replaceAll('<', '\\u003c'),
  uri: (text: string): string => encodeURIComponent(text.toWellFormed()),
} as const;

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' };
