import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { NONCE_HEADER, securityHeaders } from './access/security-headers.ts';
import { readSession, SESSION_COOKIE } from './access/session-cookie.ts';

const OPEN_PATHS: ReadonlySet<string> = new Set(['/sign-in', '/signed-out']);

/** Sets the security policy on every response, and redirects users without a session to the sign-in instructions. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const headers = securityHeaders(nonce);
  const response = answer(request, nonce, headers['content-security-policy'] ?? '');
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function answer(
  { nextUrl, headers, cookies, method }: NextRequest,
  nonce: string,
  policy: string,
): NextResponse {
  // Actions and tests check access themselves, and return a response that the page can show.
  const isAction = method === 'POST' && (headers.has('next-action') || nextUrl.pathname.endsWith('/test'));
  const isOpen =
    isAction ||
    OPEN_PATHS.has(nextUrl.pathname) ||
    readSession(cookies.get(SESSION_COOKIE)?.value) !== undefined;
  if (!isOpen) return NextResponse.redirect(new URL('/signed-out', nextUrl));
  // Next takes the nonce for its own scripts from the policy on the request.
  const forwarded = new Headers(headers);
  forwarded.set('content-security-policy', policy);
  forwarded.set(NONCE_HEADER, nonce);
  return NextResponse.next({ request: { headers: forwarded } });
}

export const config = { matcher: ['/((?!_next/static/|favicon\\.ico$|icon\\.svg$).*)'] };
