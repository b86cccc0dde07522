import type { CheckStage } from '../contract/contract.ts';
import type { DriverError } from '../contract/driver-error.ts';
import type { Passed, RunStage } from './check-stages.ts';
import type { AnswerStage } from './failure-table.ts';

/** The observations of a probe, as details of the stages that passed. */
export interface ProbeAnswer {
  authenticate: string;
  authorise?: string;
  list: string;
}

/** How to find out whether a source can be used. */
export interface Probe {
  /** Signs in and requests the first entries that the connection is for. */
  ask: (signal: AbortSignal) => Promise<ProbeAnswer>;
  /** Explains an error that `ask` threw. */
  explain: (error: unknown) => DriverError;
  /** The source's failures, each with its stage. Any other failure belongs to authenticate. */
  failures: Readonly<Record<string, { stage: AnswerStage }>>;
}

interface Outcome {
  answer?: ProbeAnswer;
  failure?: { stage: AnswerStage; error: DriverError };
}

/** The stages authenticate, authorize and list, for sources that answer them together, as most protocols do. */
export async function* probeStages(
  stage: RunStage,
  { ask, explain, failures }: Probe,
): AsyncGenerator<CheckStage, void, void> {
  function report({ answer, failure }: Outcome, name: AnswerStage): Passed<undefined> {
    if (failure?.stage === name) throw failure.error;
    const detail = answer?.[name];
    return { value: undefined, ...(detail === undefined ? {} : { detail }) };
  }

  const outcome = yield* stage('authenticate', async (signal): Promise<Passed<Outcome>> => {
    const found = await ask(signal).then(
      (answer): Outcome => ({ answer }),
      (thrown: unknown): Outcome => {
        const error = explain(thrown);
        return { failure: { stage: failures[error.code]?.stage ?? 'authenticate', error } };
      },
    );
    return { ...report(found, 'authenticate'), value: found };
  });
  yield* stage('authorise', () => report(outcome, 'authorise'));
  yield* stage('list', () => report(outcome, 'list'));
}
