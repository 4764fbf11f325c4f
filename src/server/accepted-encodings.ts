/** Encodings with a quality above 0. `*` is ignored, since browsers list what they support. */
export function acceptedEncodings({ headers }: Request): Set<string> {
  const header = headers.get('accept-encoding') ?? '';
  return new Set(
    header.split(',').flatMap((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      return parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) ? [] : [name];
    }),
  );
}
