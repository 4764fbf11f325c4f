/** What is wrong with a picture's text alternative, and how to write it; `undefined` when nothing is. */
export function faultOfAlternative(alt: string, subject: string): { message: string; hint: string } | undefined {
  const hint = 'Describe what the picture shows, as you would on the phone.';
  if (alt.trim() === '') return { message: `${subject} has no text alternative.`, hint };
  const isFileName = /^[^\s.]{1,80}(?:\.[^\s.]{1,80}){0,3}\.(?:gif|jpe?g|png|svg|webp)$/i.test(alt.trim());
  const isName =
    /^(?:image|img|photo|picture|screenshot|图|图片|截图|示意图)[-_\s\d]{0,20}$/i.test(alt.trim()) && alt.trim().length > 1;
  return isFileName || isName
    ? { message: `${subject} has the text alternative \`${alt}\`, which does not say what it shows.`, hint }
    : undefined;
}
