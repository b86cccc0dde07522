import type { ConnectionSpec, Sandbox } from '@headwater/models';
import { type Client, HeadwaterError, isApiError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { TargetKind } from './target-kind.ts';

/** Facts about a target. Each one is requested once, and again only after a failure. */
export interface TargetFacts {
  /**
   * The session's sandbox, from the list of available sandboxes, which every user may read.
   * @throws ApiError if the target refuses the list or does not know the sandbox.
   */
  sandbox(): Promise<Sandbox>;
  /** The target's version of a connection spec; undefined if it does not know the id. */
  spec(connectionSpecId: string): Promise<ConnectionSpec | undefined>;
  /** True if the target knows a connection spec. */
  knowsSpec(connectionSpecId: string): Promise<boolean>;
  /** The kind of target, if it responded. */
  kind(): Promise<TargetKind>;
  /**
   * True if the target is a Headwater service, which tests in stages and keeps history.
   * @throws HeadwaterError with code `target-unclear` if the target did not respond.
   */
  isHeadwater(): Promise<boolean>;
}

/** @param askKind Requests the target's kind from the target. */
export function createTargetFacts(client: Client, askKind: () => Promise<TargetKind>): TargetFacts {
  const kind = createKind(askKind);
  const spec = oncePerKey((id) => ifKnown(client.connectionSpecs.retrieve(id)));
  return {
    sandbox: once(() => findSandbox(client)),
    spec,
    knowsSpec: async (id) => (await spec(id)) !== undefined,
    kind,
    async isHeadwater() {
      const known = await kind();
      if (known === 'unknown') throw targetUnclear();
      return known === 'headwater';
    },
  };
}

/**
 * A sandbox missing from the list may still be readable by an administrator; otherwise the read reports the error.
 */
async function findSandbox({ sandboxes, sandbox }: Client): Promise<Sandbox> {
  for await (const available of sandboxes.list()) {
    if (available.name === sandbox) return available;
  }
  return await sandboxes.retrieve(sandbox);
}

/** Caches successful responses, but not failures. */
function createKind(askKind: () => Promise<TargetKind>): () => Promise<TargetKind> {
  let asked: Promise<TargetKind> | undefined;
  return async () => {
    asked ??= askKind();
    const kind = await asked;
    if (kind === 'unknown') asked = undefined;
    return kind;
  };
}

function targetUnclear(): HeadwaterError {
  return new HeadwaterError(...describeError('target-unclear', {}));
}

/** Public documentation disagrees on the error for an unknown spec id. */
const UNKNOWN_SPEC_STATUSES: readonly number[] = [400, 404];

async function ifKnown<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isApiError(error) && UNKNOWN_SPEC_STATUSES.includes(error.status)) return undefined;
    throw error;
  }
}

function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  const asked = oncePerKey(ask);
  return () => asked('');
}

function oncePerKey<Answer>(ask: (key: string) => Promise<Answer>): (key: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (key) => {
    const known = answers.get(key);
    if (known) return known;
    const answer = ask(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
