/** White space other than one space: replacing all of it takes several times as long. */
const wideSpace = /[^\S ]\s*| \s+/g;

/** Makes one space of each run of white space. */
export function foldWhiteSpace(text: string): string {
  return text.replace(wideSpace, ' ');
}
