import type { CreateConnectionRequest } from '@headwater/models';
import type { AuthVariant, SourceDefinition } from './source.ts';

/** Input of a connection request, resolved and validated. */
export interface ConnectionParts {
  name: string;
  description?: string | undefined;
  /** Absent for sources without an auth block. */
  variant?: AuthVariant | undefined;
  params: Readonly<Record<string, unknown>>;
  /** The spec id of the target. @default the source's own */
  connectionSpecId?: string | undefined;
}

/** Builds the body of `POST /connections`. Pure. */
export function buildConnectionRequest(
  definition: SourceDefinition,
  parts: ConnectionParts,
): CreateConnectionRequest {
  const { id, version } = definition.connectionSpec;
  return {
    name: parts.name,
    ...(parts.description === undefined ? {} : { description: parts.description }),
    ...(parts.variant ? { auth: { specName: parts.variant.specName, params: { ...parts.params } } } : {}),
    connectionSpec: { id: parts.connectionSpecId ?? id, version },
  };
}
