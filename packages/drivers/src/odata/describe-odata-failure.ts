import { ODATA_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/odata-failures.yaml`. */
export const describeODataFailure: DescribeFailure<typeof ODATA_FAILURES> = failuresOf(ODATA_FAILURES);
