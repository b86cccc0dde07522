import type * as flowService from './generated/flow-service.ts';
import type * as headwater from './generated/headwater.ts';
import type * as ims from './generated/ims.ts';
import type * as sandbox from './generated/sandbox.ts';

/** @see specs/flow-service/openapi.yaml */
export type FlowServiceOperations = flowService.operations;

type FlowServiceSchemas = flowService.components['schemas'];
export type Auth = FlowServiceSchemas['Auth'];
export type Column = FlowServiceSchemas['Column'];
export type ConfigPage = FlowServiceSchemas['ConfigPage'];
export type Connection = FlowServiceSchemas['Connection'];
export type ConnectionPage = FlowServiceSchemas['ConnectionPage'];
export type ConnectionSearchRequest = FlowServiceSchemas['ConnectionSearchRequest'];
export type ConnectionSpec = FlowServiceSchemas['ConnectionSpec'];
export type ConnectionSpecPage = FlowServiceSchemas['ConnectionSpecPage'];
export type ConnectionSpecRequest = FlowServiceSchemas['ConnectionSpecRequest'];
export type ConnectionState = FlowServiceSchemas['ConnectionState'];
export type CreateConnectionRequest = FlowServiceSchemas['CreateConnectionRequest'];
export type EntityReference = FlowServiceSchemas['EntityReference'];
export type ExploreEntry = FlowServiceSchemas['ExploreEntry'];
export type ExploreResponse = FlowServiceSchemas['ExploreResponse'];
export type ExploreStructure = FlowServiceSchemas['ExploreStructure'];
export type PatchInstruction = FlowServiceSchemas['PatchInstruction'];
export type TestConnectionResponse = FlowServiceSchemas['TestConnectionResponse'];

/** @see specs/ims/openapi.yaml */
export type ImsOperations = ims.operations;
export type Token = ims.components['schemas']['Token'];
export type TokenRequest = ims.components['schemas']['TokenRequest'];

/** @see specs/sandbox/openapi.yaml */
export type SandboxOperations = sandbox.operations;
export type Sandbox = sandbox.components['schemas']['Sandbox'];
export type SandboxPage = sandbox.components['schemas']['SandboxPage'];

/** @see specs/headwater/openapi.yaml */
export type HeadwaterOperations = headwater.operations;
export type AuditEntry = headwater.components['schemas']['AuditEntry'];
export type DetailedStructure = headwater.components['schemas']['DetailedStructure'];
export type AuditPage = headwater.components['schemas']['AuditPage'];
export type AuditVerification = headwater.components['schemas']['AuditVerification'];
export type Client = headwater.components['schemas']['Client'];
export type ClientCredentials = headwater.components['schemas']['ClientCredentials'];
export type ConnectionDraft = headwater.components['schemas']['ConnectionDraft'];
export type ConnectionStatus = headwater.components['schemas']['ConnectionStatus'];
export type ConnectionsInNeed = headwater.components['schemas']['ConnectionsInNeed'];
export type ExploreListing = headwater.components['schemas']['ExploreListing'];
export type Fault = headwater.components['schemas']['Fault'];
export type FaultRule = headwater.components['schemas']['FaultRule'];
export type Health = headwater.components['schemas']['Health'];
export type LastTest = headwater.components['schemas']['LastTest'];
export type Readiness = headwater.components['schemas']['Readiness'];
export type Reset = headwater.components['schemas']['Reset'];
export type Seed = headwater.components['schemas']['Seed'];
export type Seeded = headwater.components['schemas']['Seeded'];
export type TestLine = headwater.components['schemas']['TestLine'];
export type GivenHostKey = headwater.components['schemas']['GivenHostKey'];
export type TestReport = headwater.components['schemas']['TestReport'];
export type TrustedHostKey = headwater.components['schemas']['TrustedHostKey'];
export type TestStage = headwater.components['schemas']['TestStage'];

export type { CodeOf, FactsOf } from './code-texts.ts';
export { CORE_ERRORS } from './generated/codes/core-errors.ts';
export { FINDINGS } from './generated/codes/findings.ts';
