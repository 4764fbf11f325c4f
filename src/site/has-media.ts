/** Whether an article's HTML has anything that `styles/media.css` is for. */
export function hasMedia(html: string): boolean {
  return /<img |class="(?:path|keys|video|file)"/.test(html);
}
