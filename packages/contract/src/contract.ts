import { ACTIONS } from './cases/actions.ts';
import { CONNECTION_SPECS } from './cases/connection-specs.ts';
import { CREATE } from './cases/create.ts';
import { DELETE } from './cases/delete.ts';
import { EXPLORE_TABLES } from './cases/explore-tables.ts';
import { FLOW_SPECS } from './cases/flow-specs.ts';
import { GATEWAY } from './cases/gateway.ts';
import { LIST } from './cases/list.ts';
import { CATALOG, SCHEMAS } from './cases/neighbors.ts';
import { PARAMETER_NAMES } from './cases/parameter-names.ts';
import { PATCH } from './cases/patch.ts';
import { RETRIEVE } from './cases/retrieve.ts';
import { ROLES } from './cases/roles.ts';
import { SANDBOXES } from './cases/sandboxes.ts';
import { SEARCH } from './cases/search.ts';
import { TEST_AND_EXPLORE } from './cases/test-and-explore.ts';
import { TOKENS } from './cases/tokens.ts';
import { TUTORIALS_OF_SOURCES } from './cases/tutorials.ts';
import type { ContractGroup } from './contract-case.ts';

/** Every behavior of the contract, by operation. */
export const CONTRACT: readonly ContractGroup[] = [
  TOKENS,
  GATEWAY,
  SANDBOXES,
  ROLES,
  CREATE,
  PARAMETER_NAMES,
  TUTORIALS_OF_SOURCES,
  RETRIEVE,
  LIST,
  SEARCH,
  PATCH,
  DELETE,
  ACTIONS,
  TEST_AND_EXPLORE,
  EXPLORE_TABLES,
  CONNECTION_SPECS,
  FLOW_SPECS,
  SCHEMAS,
  CATALOG,
];
