import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { seeOther } from '../../endpoint/answers.ts';
import type { EndpointEnv } from '../../endpoint/endpoint.ts';
import { readerLocale } from '../../endpoint/reader-locale.ts';
import { sessionMs, signIn, signOut } from './sign-in.ts';
import { signInPage } from './sign-in-page.ts';
import type { StaffOptions } from './staff-routes.ts';

const cookieName = 'jieda-staff';

/** The session that a request has, whether it is still one or not. */
export function sessionOf(c: Context): string | undefined {
  return getCookie(c, cookieName);
}

/** `/sign-in` and `/sign-out`, by one-time links. */
export function signInRoutes(
  { store, clock, random, requireAction, readLongBody, showPage, identityOf }: StaffOptions,
  isSignedInByProxy: (c: Context<EndpointEnv>) => Promise<boolean>,
): Hono<EndpointEnv> {
  const routes = new Hono<EndpointEnv>();

  routes.get('/sign-in/:link?', requireAction('work-on-questions'), async function showSignIn(c) {
    if (await isSignedInByProxy(c)) return seeOther('/staff');
    return showPage(await signInPage(readerLocale(c.req.raw), c.req.param('link'), identityOf?.(c)));
  });
  // A program that looks at links in mails must not use them up: only the button does.
  routes.post('/sign-in/:link', requireAction('work-on-questions'), readLongBody, async function enter(c) {
    const session = await signIn(store, random, c.req.param('link'), clock());
    if (session === undefined) return showPage(await signInPage(readerLocale(c.req.raw), 'stale'), { status: 403 });
    setCookie(c, cookieName, session, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https',
      maxAge: sessionMs / 1_000,
    });
    return withCookies(c, seeOther('/staff'));
  });
  routes.post('/sign-out', requireAction('work-on-questions'), readLongBody, async function signOutHere(c) {
    await signOut(store, sessionOf(c) ?? '');
    deleteCookie(c, cookieName, { path: '/' });
    return withCookies(c, seeOther('/staff/sign-in'));
  });

  return routes;
}

/** Headers of a finished response with the cookies that were set meanwhile. */
function withCookies(c: Context, response: Response): Response {
  for (const cookie of c.res.headers.getSetCookie()) response.headers.append('Set-Cookie', cookie);
  return response;
}
