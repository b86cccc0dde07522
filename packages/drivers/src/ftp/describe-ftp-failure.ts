import { FTP_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/ftp-failures.yaml`. */
export const describeFtpFailure: DescribeFailure<typeof FTP_FAILURES> = failuresOf(FTP_FAILURES);
