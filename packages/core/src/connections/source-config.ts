import { HeadwaterError, InvalidInputError, isApiError } from '@headwater/sdk';
import type { AuthVariant, SourceDefinition } from '@headwater/sources';
import { chooseVariant } from '../catalog/choose-variant.ts';
import { findSource } from '../catalog/find-source.ts';
import { describeError } from '../errors/describe-error.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { chooseSpecId } from './choose-spec-id.ts';

export interface SourceConfigOptions extends UseCaseOptions {
  /** Key or `specName` of the auth method. @default the method for which the platform documents prepared values */
  method?: string | undefined;
}

/** Values that the target has prepared for an auth method of a source. */
export interface SourceConfig {
  /** Slug. */
  source: string;
  /** Key of the auth method. */
  method: string;
  connectionSpecId: string;
  /** For example the `IAMRole` that an S3 bucket policy must trust. */
  configParams: Readonly<Record<string, string>>;
}

/**
 * Returns the values that the target has prepared for an auth method of a source, such as the IAM role that an S3
 * bucket policy must trust.
 *
 * @throws InvalidInputError if the source has no such method, or if none is documented and none is given
 * @throws HeadwaterError with code `source-config-not-offered` if the target has prepared nothing
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { configParams } = await sourceConfig('amazon-s3', { method: 'IamRole' });
 */
export async function sourceConfig(
  slug: string,
  { method, ...options }: SourceConfigOptions = {},
): Promise<SourceConfig> {
  const definition = await findSource(slug);
  const variant = variantOf(definition, method);
  const { client, target } = await sessionOf(options);
  const connectionSpecId = await chooseSpecId(definition, target);
  const { signal } = options;
  const found = await client.connectionSpecs
    .configParams(connectionSpecId, variant.type, { signal })
    .catch((error: unknown) => {
      if (!isWithoutConfig(error)) throw error;
      const facts = { method: variant.key, source: definition.displayName };
      throw new HeadwaterError(...describeError('source-config-not-offered', facts, { cause: error }));
    });
  return { source: slug, method: variant.key, connectionSpecId, configParams: found.configParams };
}

function variantOf(definition: SourceDefinition, method: string | undefined): AuthVariant {
  const documented = definition.variants.filter(({ configParams }) => configParams !== undefined);
  const variant =
    method === undefined && documented.length === 1 ? documented[0] : chooseVariant(definition, method, {});
  if (variant !== undefined) return variant;
  throw new InvalidInputError(...describeError('auth-not-taken', { source: definition.displayName }));
}

/**
 * The embedded service refuses the call. A platform deployment with nothing prepared returns the list of option
 * values.
 */
function isWithoutConfig(error: unknown): error is Error {
  return isApiError(error) && (error.code === 'unreadable-answer' || error.code === 'CONNECTOR-1302-400');
}
