import { HeadwaterError } from '@headwater/sdk';

/** What is said where only stored connections can be tested. */
export function draftTestNotOffered(): HeadwaterError {
  return new HeadwaterError('Experience Platform tests a connection only once it is saved.', {
    code: 'draft-test-not-offered',
    nextSteps: ['Save the connection, then test it.', 'Or test the same values on a local service first.'],
  });
}
