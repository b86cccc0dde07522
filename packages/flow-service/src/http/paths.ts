/** Where each API is served, as on the platform. */
export const FLOW_SERVICE_PATH = '/data/foundation/flowservice';
export const SANDBOX_MANAGEMENT_PATH = '/data/foundation/sandbox-management';
/** What the platform does not have. */
export const HEADWATER_PATH = '/headwater';
