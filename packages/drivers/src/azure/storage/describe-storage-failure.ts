import { AZURE_STORAGE_FAILURES } from '@headwater/models/failures';
import { type DescribeFailure, failuresOf } from '../../contract/describe-failure.ts';

/** Describes a failure of `specs/codes/azure-storage-failures.yaml`. */
export const describeStorageFailure: DescribeFailure<typeof AZURE_STORAGE_FAILURES> =
  failuresOf(AZURE_STORAGE_FAILURES);
