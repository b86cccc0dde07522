import {
  CATALOG_OPERATIONS,
  type CatalogOperations,
  FLOW_SERVICE_OPERATIONS,
  type FlowServiceOperations,
  HEADWATER_OPERATIONS,
  type HeadwaterOperations,
  IMS_OPERATIONS,
  type ImsOperations,
  SANDBOX_OPERATIONS,
  type SandboxOperations,
  SCHEMA_REGISTRY_OPERATIONS,
  type SchemaRegistryOperations,
} from '@headwater/models';

/** Every operation that the service serves, as the committed specs list them. */
export type OperationDescriptions = typeof FLOW_SERVICE_OPERATIONS &
  typeof HEADWATER_OPERATIONS &
  typeof IMS_OPERATIONS &
  typeof SANDBOX_OPERATIONS &
  typeof SCHEMA_REGISTRY_OPERATIONS &
  typeof CATALOG_OPERATIONS;

export type ServedOperationId = keyof OperationDescriptions;

/** Parameters, bodies and responses of every operation. Operation ids are unique across the specs. */
export type OperationTypesById = FlowServiceOperations &
  HeadwaterOperations &
  ImsOperations &
  SandboxOperations &
  SchemaRegistryOperations &
  CatalogOperations;

export const SERVED_OPERATIONS: OperationDescriptions = {
  ...FLOW_SERVICE_OPERATIONS,
  ...HEADWATER_OPERATIONS,
  ...IMS_OPERATIONS,
  ...SANDBOX_OPERATIONS,
  ...SCHEMA_REGISTRY_OPERATIONS,
  ...CATALOG_OPERATIONS,
};

/** Whether Headwater added the operation. All others belong to the platform's API. */
export function isOwnOperation(operationId: ServedOperationId): boolean {
  return Object.hasOwn(HEADWATER_OPERATIONS, operationId);
}
