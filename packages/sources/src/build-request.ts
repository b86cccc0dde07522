import type { CreateConnectionRequest } from '@headwater/models';
import type { AuthVariant, SourceDefinition } from './source.ts';

/** Input of a connection request, resolved and validated. */
export interface ConnectionDraft {
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
  draft: ConnectionDraft,
): CreateConnectionRequest {
  const { id, version } = definition.connectionSpec;
  return {
    name: draft.name,
    ...(draft.description === undefined ? {} : { description: draft.description }),
    ...(draft.variant ? { auth: { specName: draft.variant.specName, params: { ...draft.params } } } : {}),
    connectionSpec: { id: draft.connectionSpecId ?? id, version },
  };
}
