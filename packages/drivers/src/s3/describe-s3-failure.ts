import { S3_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/s3-failures.yaml`. */
export const describeS3Failure: DescribeFailure<typeof S3_FAILURES> = failuresOf(S3_FAILURES);
