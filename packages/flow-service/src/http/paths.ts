/** Base path of each API, as on the platform. */
export const FLOW_SERVICE_PATH = '/data/foundation/flowservice';
export const SANDBOX_MANAGEMENT_PATH = '/data/foundation/sandbox-management';
export const SCHEMA_REGISTRY_PATH = '/data/foundation/schemaregistry';
export const CATALOG_PATH = '/data/foundation/catalog';
/** Headwater's additions, which the platform lacks. */
export const HEADWATER_PATH = '/headwater';
