/**
 * The endpoint's own addresses begin at the root of the help centre. Where that is below a path of its host, these put the
 * path before them on the way out.
 */

/** HTML of a page of the endpoint. Its templates escape quotation marks in texts, so only addresses match. */
export function addBasePathToPage(body: string, basePath: string): string {
  return basePath === '' ? body : body.replaceAll(/( (?:href|action)=")\/(?!\/)/g, `$1${basePath}/`);
}

/** A redirect; any other response is returned as it is. */
export function addBasePathToRedirect(response: Response, basePath: string): Response {
  const location = response.headers.get('Location');
  if (basePath === '' || location === null || !/^\/(?!\/)/.test(location)) return response;
  const headers = new Headers(response.headers);
  headers.set('Location', basePath + location);
  return new Response(response.body, { status: response.status, headers });
}
