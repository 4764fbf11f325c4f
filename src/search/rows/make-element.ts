/** Makes an element: a node in a browser, HTML elsewhere. Strings among the children become text. */
export type MakeElement<Made> = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Made | string)[]
) => Made;

/** What a row is made with. */
export interface RowMaker<Made> {
  element: MakeElement<Made>;
  /** The address of a path inside the help centre. */
  addressOf: (path: string) => string;
  strings: RowStrings;
}

export interface RowStrings {
  urgent: string;
  /** Precedes the heading of a section. */
  under: string;
  /** Above the first result when it answers the question. */
  answer: string;
  /** When an article was reviewed and by whom; contains `{day}` and `{team}`. */
  checked: string;
  /** BCP 47 tag for dates. */
  language: string;
  facets: { type: { values: Record<string, string> } };
}
