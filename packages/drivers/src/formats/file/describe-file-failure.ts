import { FILE_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/file-failures.yaml`. */
export const describeFileFailure: DescribeFailure<typeof FILE_FAILURES> = failuresOf(FILE_FAILURES);
