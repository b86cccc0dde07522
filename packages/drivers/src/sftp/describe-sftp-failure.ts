import { SFTP_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/sftp-failures.yaml`. */
export const describeSftpFailure: DescribeFailure<typeof SFTP_FAILURES> = failuresOf(SFTP_FAILURES);
