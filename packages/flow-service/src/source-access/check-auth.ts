import type { ConnectionRow } from '@headwater/flow-store';
import type { Auth } from '@headwater/models';
import {
  type AuthVariant,
  describeFinding,
  errorFinding,
  type Finding,
  hasMask,
  matchVariant,
  SECRET_MASK,
  type SourceDefinition,
  validateParams,
} from '@headwater/sources';
import { problem } from '../problems/service-problem.ts';
import type { SourceRegistry } from './source-registry.ts';

/** The source and auth method that a request body names. */
export interface AuthClaim {
  connectionSpec: { id: string; version: string };
  auth: Auth | undefined;
  /** A draft may lack its auth block or some of its parameters. */
  isDraft: boolean;
}

/** The source that the request body refers to. */
export interface AuthChoice {
  definition: SourceDefinition;
  /** Absent without an auth block. */
  variant?: AuthVariant;
}

/**
 * Finds the source and the auth method of a connection, and validates the structure of its parameters. Like the
 * platform, it does not check the meaning of the values.
 *
 * @throws ServiceProblem `FLOW-1413`, `FLOW-1415`, `CONNECTOR-1304` or `CONNECTOR-1312`
 */
export async function checkAuth(claim: AuthClaim, sources: SourceRegistry): Promise<AuthChoice> {
  const { id, version } = claim.connectionSpec;
  const found = await sources.findBySpecId(id);
  const [first, ...others] = found.filter(({ connectionSpec }) => connectionSpec.version === version);
  if (first === undefined) throw problem('FLOW-1413-400', { id, version });
  const definitions: Definitions = [first, ...others];
  return claim.auth === undefined
    ? chooseWithoutAuth(definitions, claim.isDraft)
    : chooseByAuth(definitions, claim.auth, claim.isDraft);
}

/** The source and auth method of a stored connection. */
export function toClaim(row: ConnectionRow, auth: Auth | undefined): Omit<AuthClaim, 'isDraft'> {
  return { connectionSpec: { id: row.connectionSpecId, version: row.connectionSpecVersion }, auth };
}

type Definitions = [SourceDefinition, ...SourceDefinition[]];

function chooseWithoutAuth(definitions: Definitions, isDraft: boolean): AuthChoice {
  const definition = isDraft ? definitions[0] : definitions.find(({ variants }) => variants.length === 0);
  if (definition) return { definition };
  const [{ displayName }] = definitions;
  throw problem('CONNECTOR-1304-400', {
    detail: `The mandatory field auth is missing; ${displayName} requires it.`,
  });
}

function unknownAuth(facts: { specName: string; source: string }, known: readonly string[]): Error {
  if (known.length === 0) return problem('FLOW-1415-400.none', facts);
  const names = [...new Set(known)].map((name) => `"${name}"`).join(', ');
  return problem('FLOW-1415-400', { ...facts, names });
}

/** Two sources may share a spec id; the one whose auth method matches, or comes closest, is used. */
function chooseByAuth(
  definitions: Definitions,
  { specName, params = {} }: Auth,
  isDraft: boolean,
): AuthChoice {
  const variants = definitions.flatMap((definition) => definition.variants);
  const variant = matchVariant({ variants }, { specName, params });
  const definition = definitions.find((candidate) => variant && candidate.variants.includes(variant));
  if (variant === undefined || definition === undefined) {
    throw unknownAuth(
      { specName, source: definitions[0].displayName },
      variants.map((candidate) => candidate.specName),
    );
  }
  const findings = findViolations(variant, params, isDraft);
  if (findings.length > 0) throw paramsProblem(findings);
  return { definition, variant };
}

function findViolations(
  variant: AuthVariant,
  params: Readonly<Record<string, unknown>>,
  isDraft: boolean,
): readonly Finding[] {
  const findings = validateParams(variant, params).filter(
    ({ code }) => !(isDraft && code === 'param-missing'),
  );
  return [...findings, ...findMasks(variant, params)];
}

/** A masked value that a client read and sent back must not be stored as the secret. */
function findMasks(variant: AuthVariant, params: Readonly<Record<string, unknown>>): readonly Finding[] {
  const secretNames = new Set(variant.params.filter(({ isSecret }) => isSecret).map(({ name }) => name));
  return Object.entries(params)
    .filter(([name, value]) => value === SECRET_MASK || (!secretNames.has(name) && hasMask(value)))
    .map(([name, value]) => {
      const key = value === SECRET_MASK ? 'secret-is-mask' : 'secret-is-mask.inside';
      return { ...errorFinding(describeFinding(key, { name })), param: name };
    });
}

function paramsProblem(findings: readonly Finding[]): Error {
  const missing = findings.filter(({ code }) => code === 'param-missing');
  const explain = (listed: readonly Finding[]): string => listed.map(({ cause }) => cause).join(' ');
  if (missing.length > 0) return problem('CONNECTOR-1304-400', { detail: explain(missing) });
  return problem('CONNECTOR-1312-400', { detail: explain(findings) });
}
