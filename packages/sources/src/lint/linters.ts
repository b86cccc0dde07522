import { azureSasUriLinter } from './azure-sas-uri-linter.ts';
import { azureStorageConnectionStringLinter } from './azure-storage-connection-string-linter.ts';
import { azureStorageEndpointLinter } from './azure-storage-endpoint-linter.ts';
import { hostNameLinter } from './host-name-linter.ts';
import { odataUrlLinter } from './odata-url-linter.ts';
import { portLinter } from './port-linter.ts';
import { sqlServerConnectionStringLinter } from './sql-server-connection-string-linter.ts';
import { sqlServerHostLinter } from './sql-server-host-linter.ts';
import { baseUrlLinter, urlLinter } from './url-linter.ts';
import type { ValueLinter } from './value-linter.ts';

/** Every kind of value that can be judged; `name` is the `x-value.kind` of the specs. */
export const LINTERS: readonly ValueLinter[] = [
  azureSasUriLinter,
  azureStorageConnectionStringLinter,
  azureStorageEndpointLinter,
  sqlServerConnectionStringLinter,
  sqlServerHostLinter,
  portLinter,
  baseUrlLinter,
  odataUrlLinter,
  urlLinter,
  hostNameLinter,
];
