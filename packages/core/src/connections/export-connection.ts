import type { Connection } from '@headwater/models';
import { HeadwaterError } from '@headwater/sdk';
import { type AuthVariant, buildConnectionRequest, hasMask, splitSecrets } from '@headwater/sources';
import { findConnectionSource } from '../catalog/connection-source.ts';
import { secretVariable } from '../catalog/variant-examples.ts';
import { describeError } from '../errors/describe-error.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { escapeReferences } from './clone-connection.ts';
import { labelOf } from './connection-label.ts';
import { captureRequest } from './plan-connection.ts';
import { resolveReference } from './resolve-reference.ts';
import { shellVariable, toCommand, toCurl, toTypeScript, toYaml } from './written-connection.ts';

/** A connection exported as code that creates the same connection. It contains no secret. */
export interface ConnectionExport {
  /** A shell command with the CLI. */
  cli: string;
  /** A file for `connections create --from`. */
  yaml: string;
  /** A program with `@headwater/core`. */
  typescript: string;
  /** A shell command with curl. */
  curl: string;
  /** Environment variables that replace the secrets; set them before running the code. */
  variables: readonly string[];
}

/**
 * Exports a stored connection as code.
 *
 * @param reference An id or a name.
 * @throws HeadwaterError with code `source-unknown` if the catalog does not know the connection's source.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { yaml, variables } = await exportConnection('Orders');
 */
export async function exportConnection(
  reference: string,
  options: UseCaseOptions = {},
): Promise<ConnectionExport> {
  const session = await sessionOf(options);
  const connection = await resolveReference(reference, { session, signal: options.signal });
  const source = await findConnectionSource(connection);
  if (!source || (connection.auth && !source.variant)) throw sourceUnknown(connection);
  const { definition, variant } = source;
  const { description, auth } = connection;
  const name = labelOf(connection);
  const stored = withoutAnswered(variant, auth?.params ?? {});
  const split = splitSecrets(variant, stored);
  // An address with a masked login is unusable, so the whole address is replaced by a variable.
  const open = Object.fromEntries(Object.entries(split.open).filter(([, value]) => !hasMask(value)));
  const secretNames = namesOfSecrets(variant, stored, open);
  const secrets = secretNames.map((param) => ({ param, variable: secretVariable(definition.slug, param) }));
  const draft = { variant, name, description, connectionSpecId: connection.connectionSpec.id };
  const params = { ...mapValues(open, escapeReferences), ...referencesTo(secrets) };
  const written = { source: definition.slug, name, description, method: variant?.key, params };
  const bodyParams = { ...open, ...placeholdersFor(secrets) };
  const body = buildConnectionRequest(definition, { ...draft, params: bodyParams });
  return {
    cli: toCommand(written),
    yaml: toYaml(written),
    typescript: toTypeScript(written),
    curl: toCurl(await captureRequest(body, session), body),
    variables: secrets.map(({ variable }) => variable),
  };
}

/** The stored secrets, and the secrets that the variant requires but the target omits from its responses. */
function namesOfSecrets(
  variant: AuthVariant | undefined,
  params: Readonly<Record<string, unknown>>,
  open: Readonly<Record<string, unknown>>,
): readonly string[] {
  const stored = Object.keys(params).filter((param) => !Object.hasOwn(open, param));
  const required = variant?.params.filter(({ isSecret, isRequired }) => isSecret && isRequired) ?? [];
  return [...new Set([...stored, ...required.map(({ name }) => name)])];
}

/** Parameters that the service adds to its responses cannot be sent back. */
function withoutAnswered(
  variant: AuthVariant | undefined,
  params: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const answered = variant?.answeredParams ?? [];
  return Object.fromEntries(Object.entries(params).filter(([name]) => !answered.includes(name)));
}

interface SecretPlace {
  param: string;
  variable: string;
}

function referencesTo(secrets: readonly SecretPlace[]): Record<string, string> {
  return Object.fromEntries(secrets.map(({ param, variable }) => [param, `\${env:${variable}}`]));
}

function placeholdersFor(secrets: readonly SecretPlace[]): Record<string, string> {
  return Object.fromEntries(secrets.map(({ param, variable }) => [param, shellVariable(variable)]));
}

function mapValues(
  values: Readonly<Record<string, unknown>>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function sourceUnknown(connection: Connection): HeadwaterError {
  return new HeadwaterError(
    ...describeError('source-unknown', {
      name: labelOf(connection),
      id: connection.id,
      purpose: 'written as code',
    }),
  );
}
