import { createKeyedTools, type MasterKeys } from '@headwater/flow-store';
import { createAccessTokens } from '../gateway/access/access-tokens.ts';
import type { KeyedServices } from '../gateway/services.ts';

/** @param now Epoch milliseconds. */
export function createKeyedServices(masterKeys: MasterKeys, now: () => number): KeyedServices {
  return { ...createKeyedTools(masterKeys, now), tokens: createAccessTokens(masterKeys, now) };
}
