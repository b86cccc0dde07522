import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../domain/store.ts';
import { testAudit } from './conformance/audit.ts';
import { testClients } from './conformance/clients.ts';
import { testConnectionStatus } from './conformance/connection-status.ts';
import { testConnections } from './conformance/connections.ts';
import { testFilters } from './conformance/filters.ts';
import { testFlows } from './conformance/flows.ts';
import { testHostKeys } from './conformance/host-keys.ts';
import { testIsolation } from './conformance/isolation.ts';
import { testLifecycle } from './conformance/lifecycle.ts';
import { testMasterKeys } from './conformance/master-keys.ts';
import { testOrder } from './conformance/order.ts';
import { testPaging } from './conformance/paging.ts';
import { testResources } from './conformance/resources.ts';
import { testSandboxes } from './conformance/sandboxes.ts';
import { testSearch } from './conformance/search.ts';
import { testSettings } from './conformance/settings.ts';

/**
 * Tests a store against its contract.
 * @param open Opens the store on the same database throughout the suite. Each test uses its own organization, so the
 * database need not be empty.
 */
export function testStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let opened: Store;
    const store = (): Store => opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    testConnections(store);
    testConnectionStatus(store);
    testHostKeys(store);
    testResources(store);
    testFlows(store);
    testIsolation(store);
    testOrder(store);
    testPaging(store);
    testFilters(store);
    testSearch(store);
    testSandboxes(store);
    testClients(store);
    testSettings(open);
    testMasterKeys(store);
    testAudit(store);
    testLifecycle(open);
  });
}
