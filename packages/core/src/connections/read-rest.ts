import type { Connection, ExploreStructure } from '@headwater/models';
import { InvalidInputError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Session } from '../session/session.ts';
import { withAllowListAdvice } from './allow-list-advice.ts';
import { labelOf } from './connection-label.ts';
import type { ExploreWay } from './explore-way.ts';
import { toStructure } from './explored-shapes.ts';

interface RestRequest {
  way: ExploreWay;
  /** Values of the source's parameters. */
  sourceParams: Readonly<Record<string, unknown>>;
  session: Session;
  signal: AbortSignal | undefined;
}

/**
 * Reads the single resource of a REST source, which supports only previews.
 *
 * @throws InvalidInputError with code `source-params-missing` if a parameter of the source is missing; nothing was
 * sent.
 */
export async function readRest(
  connection: Connection,
  { way, sourceParams, session, signal }: RestRequest,
): Promise<ExploreStructure> {
  const missing = way.sourceParams.filter(({ name, isRequired }) => isRequired && !(name in sourceParams));
  if (missing.length > 0) throw paramsMissing(connection, missing);
  const isGiven = Object.keys(sourceParams).length > 0;
  const explore = session.client.connections.explore(
    connection.id,
    {
      objectType: 'rest',
      object: 'json',
      fileType: 'json',
      preview: true,
      ...(isGiven && { sourceParams: encodeBase64(JSON.stringify(sourceParams)) }),
    },
    { signal },
  );
  return toStructure(await withAllowListAdvice<unknown>(explore, session));
}

function encodeBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function paramsMissing(connection: Connection, missing: readonly { name: string }[]): InvalidInputError {
  const names = missing.map(({ name }) => name);
  return new InvalidInputError(
    ...describeError('source-params-missing', { name: labelOf(connection), params: names.join(', ') }),
  );
}
