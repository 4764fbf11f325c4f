/** Decodes percent-encoding; text that is not valid percent-encoding is returned as it is. */
export function decodeUriPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
