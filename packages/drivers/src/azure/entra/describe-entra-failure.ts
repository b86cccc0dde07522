import { ENTRA_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/entra-failures.yaml`. */
export const describeEntraFailure: DescribeFailure<typeof ENTRA_FAILURES> = failuresOf(ENTRA_FAILURES);
