/** Run as a process of its own, for what Node reads only at its start: prints how many connections the target has. */
import { listConnections } from '../connections/list-connections.ts';
import { openSession } from '../session/open-session.ts';

try {
  const { items } = await listConnections({ session: await openSession() });
  process.stdout.write(`${items.length} connections`);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  process.stdout.write(`${code}: ${error instanceof Error ? error.message : String(error)}`);
}
