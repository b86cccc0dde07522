import { HeadwaterError } from '@headwater/sdk';
import { describeError } from './describe-error.ts';

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

/** Several connections have the name. */
export class AmbiguousNameError extends HeadwaterError {
  override readonly name: string = 'AmbiguousNameError';
  readonly candidates: readonly ConnectionCandidate[];

  constructor(connectionName: string, candidates: readonly ConnectionCandidate[]) {
    super(...describeError('ambiguous-name', { count: candidates.length, name: connectionName }));
    this.candidates = candidates;
  }
}
