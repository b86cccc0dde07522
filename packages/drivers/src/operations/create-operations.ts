import type {
  CheckStage,
  Driver,
  DriverAuth,
  DriverContext,
  ReadRequest,
  Structure,
} from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import type { DriverError } from '../contract/driver-error.ts';
import { type RunStage, runCheck } from './check-stages.ts';
import { startDeadline } from './deadline.ts';
import { type Probe, type ProbeAnswer, probeStages } from './probe-stages.ts';
import { type ReachTarget, reachStages } from './reach-stages.ts';

/** How the sources of one family are reached. A target is where a source is, and the credentials for it. */
export interface SourceFamily<Target, Session> {
  /** @throws DriverError when the parameters do not name a usable target */
  readTarget: (auth: DriverAuth) => Target;
  /** The detail of the stage `parse`. Holds no secret. */
  describeTarget: (target: Target) => string;
  toReachTarget: (target: Target) => ReachTarget;
  /** Stages between reaching the server and signing in. @default none */
  beforeSignIn?: (
    stage: RunStage,
    guard: DialGuard,
    target: Target,
  ) => AsyncGenerator<CheckStage, void, void>;
  /** Opens a session, calls `work`, and closes the session. */
  use: <T>(target: Target, context: DriverContext, work: (session: Session) => Promise<T>) => Promise<T>;
  explain: (error: unknown, request: { target: Target; path?: string }) => DriverError;
  /** The family's failures, each with the stage of a check that it belongs to. */
  failures: Probe['failures'];
}

/** The target of an operation, and its context with the signal of its deadline. */
export interface Operation<Target> {
  target: Target;
  context: DriverContext;
}

/** The operations of a family: `check` runs a probe in its last stages; `operate` runs one call within the time limit. */
export interface Operations<Target, Session> {
  check: (
    context: DriverContext,
    probe: (session: Session, operation: Operation<Target>) => Promise<ProbeAnswer>,
  ) => AsyncGenerator<CheckStage, void, void>;
  /** @throws DriverError explained for `path` */
  operate: <T>(
    context: DriverContext,
    path: string,
    work: (session: Session, operation: Operation<Target>) => Promise<T>,
  ) => Promise<T>;
}

/** Makes the skeleton that the operations of one family share. */
export function createOperations<Target, Session>(
  family: SourceFamily<Target, Session>,
): Operations<Target, Session> {
  const { readTarget, use, explain, failures } = family;
  return {
    check: (context, probe) =>
      runCheck(context, async function* (stage) {
        const target = yield* stage('parse', () => {
          const value = readTarget(context.auth);
          return { value, detail: family.describeTarget(value) };
        });
        yield* reachStages(stage, context.guard, family.toReachTarget(target));
        if (family.beforeSignIn) yield* family.beforeSignIn(stage, context.guard, target);
        yield* probeStages(stage, {
          ask: (signal) => {
            const bounded = { ...context, signal };
            return use(target, bounded, (session) => probe(session, { target, context: bounded }));
          },
          explain: (error) => explain(error, { target }),
          failures,
        });
      }),
    async operate(context, path, work) {
      const target = readTarget(context.auth);
      return await startDeadline(context).run(async (signal) => {
        const bounded = { ...context, signal };
        try {
          return await use(target, bounded, (session) => work(session, { target, context: bounded }));
        } catch (error) {
          throw explain(error, { target, path });
        }
      });
    },
  };
}

/** Reads the structure of an object, and its first rows if asked for. */
export type ReadStructure = (
  context: DriverContext,
  request: ReadRequest,
  options: { withRows: boolean },
) => Promise<Structure>;

/** The operations `describe` and `preview` of a driver that reads both the same way. */
export function describeAndPreview(read: ReadStructure): Pick<Driver, 'describe' | 'preview'> {
  return {
    describe: (context, request) => read(context, request, { withRows: false }),
    preview: (context, request) => read(context, request, { withRows: true }),
  };
}
