import { listConnections, listSources, type Session, showConnection, showSource } from '@headwater/core';

/** A slower completion is useless to a person who types. */
const PATIENCE_MS = 2_000;
const MOST_NAMES = 100;

/** Opens the session of the profile and the sandbox on the command line. */
export type OpenSession = (flags: {
  profile: string | undefined;
  sandbox: string | undefined;
}) => Promise<Session>;

/** Returns names of connections; none if the target does not answer in time. */
export async function connectionNames(
  words: readonly string[],
  openSession: OpenSession,
): Promise<readonly string[]> {
  return await inTime(words, openSession, async (session, signal) => {
    const { items } = await listConnections({ session, signal, limit: MOST_NAMES });
    return [...new Set(items.flatMap(({ name }) => name ?? []))].filter((name) => !/\p{Cc}/u.test(name));
  });
}

/**
 * Returns names of parameters of the source or the connection on the command line, and of its method if one is given.
 */
export async function paramNames(
  words: readonly string[],
  openSession: OpenSession,
): Promise<readonly string[]> {
  const slug = listSources().find((source) => words.includes(source.slug))?.slug;
  const source = slug ?? (await sourceOfConnection(words, openSession));
  if (source === undefined) return [];
  const { variants } = await showSource(source);
  const chosen = variants.filter(({ key }) => words.includes(key));
  const names = (chosen.length > 0 ? chosen : variants).flatMap(({ params }) =>
    params.map(({ name }) => name),
  );
  return [...new Set(names)]
    .filter((name) => !words.some((word) => word.startsWith(`${name}=`)))
    .map((name) => `${name}=`);
}

async function sourceOfConnection(
  words: readonly string[],
  openSession: OpenSession,
): Promise<string | undefined> {
  const reference = words[0] === 'connections' ? words[2] : undefined;
  if (reference === undefined || reference.startsWith('-')) return undefined;
  const [source] = await inTime(words, openSession, async (session, signal) => {
    const { source: slug } = await showConnection(reference, { session, signal });
    return slug === undefined ? [] : [slug];
  });
  return source;
}

async function inTime(
  words: readonly string[],
  openSession: OpenSession,
  ask: (session: Session, signal: AbortSignal) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    const session = await openSession({
      profile: after('--profile', words),
      sandbox: after('--sandbox', words),
    });
    return await ask(session, AbortSignal.timeout(PATIENCE_MS));
  } catch {
    // A completion shows no errors; the command itself reports what is wrong.
    return [];
  }
}

function after(flag: string, words: readonly string[]): string | undefined {
  const index = words.indexOf(flag);
  return index < 0 ? undefined : words[index + 1];
}
