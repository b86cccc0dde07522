import { SERVED_SPECS } from '../../generated/served-specs.ts';
import type { BodySpec, OperationSpec, ParameterSpec } from './operation-spec.ts';

interface Document {
  servers: readonly { url: string }[];
  paths: Readonly<Record<string, PathItem>>;
}

interface PathItem {
  parameters?: readonly (ParameterSpec | Reference)[];
  [method: string]: unknown;
}

interface Operation {
  operationId: string;
  security?: readonly object[];
  parameters?: readonly (ParameterSpec | Reference)[];
  requestBody?: { required?: boolean; content: Readonly<Record<string, object>> };
  'x-ignore-case'?: boolean;
}

interface Reference {
  $ref: string;
}

const JSON_PATCH = 'application/json-patch+json';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of the committed specs. */
export function readOperationSpecs(): readonly OperationSpec[] {
  return Object.entries(SERVED_SPECS).flatMap(([specName, document]) => {
    return readDocument(specName, document as unknown as Document);
  });
}

function readDocument(specName: string, document: Document): readonly OperationSpec[] {
  const base = new URL(document.servers.at(-1)?.url ?? '').pathname.replace(/\/$/, '');
  return Object.entries(document.paths).flatMap(([path, item]) => {
    return METHODS.filter((method) => method in item).map((method) => {
      const pointer = `/paths/${escapePointer(path)}/${method}`;
      const operation = item[method] as Operation;
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => {
        return '$ref' in parameter ? (resolve(document, parameter) as ParameterSpec) : parameter;
      });
      const isInSandbox = parameters.some(({ name }) => name === 'x-sandbox-name');
      const body = readBody(operation, `${specName}#${pointer}`);
      return {
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path: `${base}${path === '/' ? '' : path}`,
        specName,
        isOpen: (operation.security ?? securityOf(document)).length === 0,
        isInSandbox,
        ignoresCase: operation['x-ignore-case'] ?? false,
        queryParameters: parameters.filter((parameter) => parameter.in === 'query'),
        headerParameters: parameters.filter(
          ({ in: place, name }) => place === 'header' && name !== 'x-sandbox-name',
        ),
        ...(body ? { body } : {}),
      };
    });
  });
}

function readBody({ requestBody }: Operation, pointer: string): BodySpec | undefined {
  const [mediaType] = Object.keys(requestBody?.content ?? {});
  if (requestBody === undefined || mediaType === undefined) return undefined;
  return {
    mediaType,
    takesJsonPatch: JSON_PATCH in requestBody.content,
    isRequired: requestBody.required ?? false,
    reference: `${pointer}/requestBody/content/${escapePointer(mediaType)}/schema`,
  };
}

function securityOf(document: object): readonly object[] {
  return 'security' in document ? (document.security as readonly object[]) : [];
}

function resolve(document: object, { $ref }: Reference): unknown {
  const keys = $ref.slice('#/'.length).split('/');
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
