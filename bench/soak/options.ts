import { parseArgs } from 'node:util';

/** The duration and storage of a soak. */
export interface SoakOptions {
  durationMs: number;
  /** The database in which the service keeps its data. */
  database: 'sqlite' | 'postgres';
  /** Number of concurrent clients. */
  clients: number;
  /** Average time between kills of the service. */
  killAfterMs: number;
  /** Minimum number of kills, however short the soak is. */
  minimumKills: number;
  /** Ends the soak early; the work until then is checked. */
  signal: AbortSignal;
  /** Called with progress messages. */
  report(line: string): void;
}

const USAGE = 'pnpm bench:soak [--minutes <n>] [--clients <n>] [--postgres]';

/** @throws Error with the usage */
export function readArguments(
  args: readonly string[],
): Pick<SoakOptions, 'durationMs' | 'clients' | 'database'> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '2' },
      clients: { type: 'string', default: '8' },
      postgres: { type: 'boolean', default: false },
    },
  });
  return {
    durationMs: readPositive('--minutes', values.minutes) * 60_000,
    clients: Math.ceil(readPositive('--clients', values.clients)),
    database: values.postgres ? 'postgres' : 'sqlite',
  };
}

function readPositive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, not "${text}". Usage: ${USAGE}`);
  return value;
}
