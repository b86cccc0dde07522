import type { Sandbox } from '@headwater/models';
import { type Client, isApiError } from '@headwater/sdk';

/** What a target says of itself. Each question is asked once; one that failed to be answered is asked again. */
export interface TargetFacts {
  /** Type of the session's sandbox. */
  sandboxType(): Promise<Sandbox['type']>;
  /** Whether the target knows a connection spec. */
  knowsSpec(connectionSpecId: string): Promise<boolean>;
  /** Whether the target is a Headwater service, which tests in stages. */
  isHeadwater(): Promise<boolean>;
}

export function createTargetFacts(client: Client): TargetFacts {
  return {
    sandboxType: once(async () => (await client.sandboxes.retrieve(client.sandbox)).type),
    knowsSpec: oncePerKey((id) => exists(client.connectionSpecs.retrieve(id), UNKNOWN_SPEC_STATUSES)),
    isHeadwater: once(() => exists(client.headwater.health())),
  };
}

/** Public descriptions disagree on how an unknown spec id is refused. */
const UNKNOWN_SPEC_STATUSES: readonly number[] = [400, 404];

/** Whether an answer came, where the given statuses, or any error of the API, mean that there is nothing. */
async function exists(answer: Promise<unknown>, absentStatuses?: readonly number[]): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (isApiError(error) && (absentStatuses?.includes(error.status) ?? true)) return false;
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
