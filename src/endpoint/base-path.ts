/**
 * The endpoint's own addresses begin at the root of the help centre. Where that is below a path of its host, these put the
 * path before them on the way out.
 */

/** HTML of a page of the endpoint. Its templates escape quotation marks in texts, so only addresses match. */
export function addBasePathToPage(body: string, basePath: string): string {
  return basePath === '' ? body : body.replaceAll(/( (?:href|action)=")\/(?!\/)/g, `$1${basePath}/`);
}

/** The address of a redirect; one that leads elsewhere is returned as it is. */
export function addBasePathToRedirect(location: string, basePath: string): string {
  return /^\/(?!\/)/.test(location) ? basePath + location : location;
}
