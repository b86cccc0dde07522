import { isSameOrigin } from '../../access/is-same-origin.ts';
import { redeemCode, requestCode } from '../../access/portal-access.ts';
import { newSession, SESSION_COOKIE, SESSION_SECONDS, signSession } from '../../access/session-cookie.ts';
import { messages } from '../../messages/messages.ts';

/**
 * Exchanges a one-time code for a session. Responds with a page that navigates by itself instead of a redirect: after
 * a redirect, a browser that came from another site would not send a strict cookie.
 */
export function GET(request: Request): Response {
  const code = new URL(request.url).searchParams.get('code') ?? '';
  if (!redeemCode(code)) return new Response(null, { status: 303, headers: { location: '/signed-out' } });
  const cookie = `${SESSION_COOKIE}=${signSession(newSession())}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Strict`;
  return new Response(page(), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'set-cookie': cookie,
    },
  });
}

/** Prints a sign-in link in the portal's terminal, for a user who has none. */
export function POST(request: Request): Response {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  return Response.json({ link: requestCode() ? 'printed' : 'unused' });
}

/** Link previews send HEAD requests, which must not consume the code. */
export function HEAD(): Response {
  return new Response(null);
}

function page(): string {
  const { title, next } = messages.signIn;
  return `<!doctype html><html lang="en"><meta http-equiv="refresh" content="0;url=/"><title>${title}</title><a href="/">${next}</a></html>`;
}
