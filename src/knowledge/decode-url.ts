/** Percent-decoded text, or the text itself where it is not valid percent-encoding. */
export function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
