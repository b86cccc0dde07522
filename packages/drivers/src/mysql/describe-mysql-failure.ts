import { MYSQL_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/mysql-failures.yaml`. */
export const describeMysqlFailure: DescribeFailure<typeof MYSQL_FAILURES> = failuresOf(MYSQL_FAILURES);
