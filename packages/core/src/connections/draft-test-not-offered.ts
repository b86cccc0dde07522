import { HeadwaterError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';

/** What is said where only stored connections can be tested. */
export function draftTestNotOffered(): HeadwaterError {
  return new HeadwaterError(...describeError('draft-test-not-offered', {}));
}
