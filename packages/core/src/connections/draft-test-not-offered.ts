import { HeadwaterError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';

/** Error message for targets that test stored connections only. */
export function draftTestNotOffered(): HeadwaterError {
  return new HeadwaterError(...describeError('draft-test-not-offered', {}));
}
