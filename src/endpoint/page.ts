/** A page of the endpoint: what goes into the site's shell. */
export interface Page {
  locale: string;
  /** Plain text. */
  title: string;
  /** HTML in which every value is escaped. */
  body: string;
}
