/** @see specs/flow-service/openapi.yaml */
export const FLOW_SERVICE = '/data/foundation/flowservice';
/** @see specs/sandbox/openapi.yaml */
export const SANDBOX_MANAGEMENT = '/data/foundation/sandbox-management';
/** @see specs/headwater/openapi.yaml */
export const HEADWATER = '/headwater';
