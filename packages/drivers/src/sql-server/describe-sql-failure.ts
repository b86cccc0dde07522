import { SQL_SERVER_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/sql-server-failures.yaml`. */
export const describeSqlFailure: DescribeFailure<typeof SQL_SERVER_FAILURES> =
  failuresOf(SQL_SERVER_FAILURES);
