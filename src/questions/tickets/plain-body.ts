/** Names of the entities that help desks write. */
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };

/** Tags at which a new line begins. */
const breaks = /^<\/?(?:br|p|div|li|ul|ol|tr|h[1-6]|blockquote)\b/i;

/** Text of an HTML body, such as `<p>Hi</p>`; text that is not HTML stays as it is. Linear in its length. */
export function plainBody(text: string): string {
  if (!/<(?:p|br|div|span|a|ul|ol|table|b|strong|html|body)\b/i.test(text)) return text;
  let plain = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    const close = open === -1 ? -1 : text.indexOf('>', open);
    if (close === -1) break;
    plain += text.slice(at, open);
    if (breaks.test(text.slice(open, open + 16))) plain += '\n';
    at = close + 1;
  }
  return (plain + text.slice(at))
    .replaceAll(/&(#39|[a-z]{2,4});/g, (entity, name: string) => entities[name] ?? entity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
