import {
  type ConnectionInput,
  type CreatedConnection,
  createConnection,
  type EnsuredConnection,
  ensureConnection,
  type Session,
} from '@headwater/core';
import { writeGuarded } from './write-guarded.ts';

interface SaveFlags {
  json: boolean;
  lint: boolean;
  'yes-production': boolean;
  'if-absent': boolean;
  replace: boolean;
}

/** Creates a connection, or handles the existing one of the same name as the flags say. */
export async function saveConnection(
  input: ConnectionInput,
  session: Session,
  flags: SaveFlags,
): Promise<CreatedConnection & Partial<Pick<EnsuredConnection, 'outcome'>>> {
  return await writeGuarded(session, flags, ({ yesProduction }) => {
    const options = { session, lint: flags.lint, yesProduction };
    if (flags['if-absent']) return ensureConnection(input, { ...options, existing: 'keep' });
    if (flags.replace) return ensureConnection(input, { ...options, existing: 'replace' });
    return createConnection(input, options);
  });
}
