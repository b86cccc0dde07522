import { HeadwaterError } from '@headwater/sdk';

/** One of the connections that a name may mean. */
export interface ConnectionCandidate {
  id: string;
  name: string;
  /** Slug of the source, where the catalog knows it. */
  source?: string;
  state?: string;
  /** Epoch milliseconds. */
  updatedAt?: number;
}

/** Several connections have the name; which is meant cannot be told. */
export class AmbiguousNameError extends HeadwaterError {
  override readonly name: string = 'AmbiguousNameError';
  readonly candidates: readonly ConnectionCandidate[];

  constructor(connectionName: string, candidates: readonly ConnectionCandidate[]) {
    super(`${candidates.length} connections are named "${connectionName}".`, {
      code: 'ambiguous-name',
      nextSteps: ['Say which is meant by its id.'],
    });
    this.candidates = candidates;
  }
}
