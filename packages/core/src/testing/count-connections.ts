/**
 * Runs as a separate process, for settings that Node reads only at startup. Prints the target's number of
 * connections.
 */
import { listConnections } from '../connections/list-connections.ts';
import { openSession } from '../session/open-session.ts';

try {
  const { items } = await listConnections({ session: await openSession() });
  process.stdout.write(`${items.length} connections`);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  process.stdout.write(`${code}: ${error instanceof Error ? error.message : String(error)}`);
}
