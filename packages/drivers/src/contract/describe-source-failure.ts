import { SOURCE_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from './describe-failure.ts';

/** Describes a failure of `specs/codes/source-failures.yaml`. */
export const describeSourceFailure: DescribeFailure<typeof SOURCE_FAILURES> = failuresOf(SOURCE_FAILURES);
