import { POSTGRESQL_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/postgresql-failures.yaml`. */
export const describePostgresFailure: DescribeFailure<typeof POSTGRESQL_FAILURES> =
  failuresOf(POSTGRESQL_FAILURES);
