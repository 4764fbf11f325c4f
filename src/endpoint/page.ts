/** A page of the endpoint, rendered in the site's shell. */
export interface Page {
  locale: string;
  /** Plain text. */
  title: string;
  /** HTML with every value escaped. */
  body: string;
}
