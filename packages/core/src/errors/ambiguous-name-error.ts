import { HeadwaterError } from '@headwater/sdk';
import { describeError } from './describe-error.ts';

/** A connection that has an ambiguous name. */
export interface ConnectionCandidate {
  id: string;
  name: string;
  /** Slug of the source, if the catalog knows it. */
  source?: string;
  state?: string;
  /** Epoch milliseconds. */
  updatedAt?: number;
}

/** Thrown if several connections have the name. */
export class AmbiguousNameError extends HeadwaterError {
  override readonly name: string = 'AmbiguousNameError';
  readonly candidates: readonly ConnectionCandidate[];

  constructor(connectionName: string, candidates: readonly ConnectionCandidate[]) {
    super(...describeError('ambiguous-name', { count: candidates.length, name: connectionName }));
    this.candidates = candidates;
  }
}
