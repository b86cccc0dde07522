import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Connection } from 'tedious';
import type { CheckStage, DriverContext, Failure } from '../contract/contract.ts';
import { describeTableCount } from '../listings/table-listing.ts';
import { type RunStage, runCheck } from '../operations/check-stages.ts';
import { startDeadline } from '../operations/deadline.ts';
import { describeCertificate } from '../operations/reach-stages.ts';
import { describeSqlFailure } from './describe-sql-failure.ts';
import type { StagedError } from './explain-sql-server-error.ts';
import { listTables, probeTable } from './read-catalog.ts';
import { runQuery } from './run-query.ts';
import { type SqlLogin, startLogin } from './sql-login.ts';
import {
  explainFor,
  explainReach,
  findPort,
  getAccessToken,
  type SqlOperation,
  type SqlServerOptions,
} from './sql-server-session.ts';
import { readSqlTarget, type SqlTarget } from './sql-server-target.ts';

/** Checks a database in stages. */
export async function* checkDatabase(
  context: DriverContext,
  options: SqlServerOptions,
): AsyncGenerator<CheckStage, void, void> {
  yield* runCheck(context, async function* (stage) {
    const target = yield* stage('parse', () => {
      const read = readSqlTarget(context.auth, options);
      return { value: read, detail: describeTarget(read) };
    });
    const operation: SqlOperation = { context, target, options, object: '' };
    const port = yield* resolveStage(stage, operation);
    // A caller may abandon a check after any stage, so the socket is kept where it is always closed.
    const sockets: Socket[] = [];
    try {
      const reached = yield* stage('connect', async (signal) => {
        const { host } = target;
        const socket = await context.guard.connect({ host, port, signal }).catch((error: unknown) => {
          throw explainReach(error, { ...target, port });
        });
        sockets.push(socket);
        return { value: { socket, signal }, detail: `${socket.remoteAddress ?? host} port ${port}` };
      });
      yield* loginStages(stage, { ...operation, target: { ...target, port } }, { ...reached, port });
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });
}

async function* resolveStage(
  stage: RunStage,
  operation: SqlOperation,
): AsyncGenerator<CheckStage, number, void> {
  const { context, target } = operation;
  return yield* stage('resolve', async (signal) => {
    try {
      const addresses = await context.guard.resolve(target.host);
      const port = await findPort(operation, signal);
      const instance = target.port === undefined ? `, instance ${target.instance} on port ${port}` : '';
      return { value: port, detail: `${target.host} is ${addresses.join(', ')}${instance}` };
    } catch (error) {
      throw explainReach(error, target);
    }
  });
}

interface Reached {
  socket: Socket;
  port: number;
  signal: AbortSignal;
}

interface Outcome {
  connection?: Connection | undefined;
  failure?: StagedError | undefined;
}

async function* loginStages(
  stage: RunStage,
  operation: SqlOperation,
  reached: Reached,
): AsyncGenerator<CheckStage, void, void> {
  // The library connects in one call; the start of each stage gives the duration of the previous one.
  let began = performance.now();
  const login = await beginLogin(operation, reached);
  const tokenMs = performance.now() - began;
  try {
    const secured = await login.secured;
    const outcome = secured ? undefined : await settle(operation, login);
    const isStrict = operation.target.encryption === 'strict' && outcome?.connection !== undefined;
    // Omitted if nothing is encrypted, and if the login did not get that far.
    if (secured || isStrict || outcome?.failure?.stage === 'tls') {
      const report = () => {
        if (outcome?.failure) throw outcome.failure.error;
        return { value: undefined, ...describeProtection(secured, operation.target) };
      };
      yield* stage('tls', report, began + tokenMs);
      began = performance.now() - tokenMs;
    }
    const answer = async () => {
      const { connection, failure } = outcome ?? (await settle(operation, login));
      if (failure && failure.stage !== 'authorise') throw failure.error;
      return {
        value: { connection, failure },
        warning: warnOfClearText(secured !== undefined || isStrict, reached),
      };
    };
    const settled = yield* stage('authenticate', answer, began);
    const connection = yield* stage('authorise', async () => await authorize(settled, operation, login));
    yield* stage('list', async () => await probeContents(connection, operation, login));
  } finally {
    login.close();
  }
}

/** A login that waits for its token. Without a token, it has failed before it reached the server. */
async function beginLogin(operation: SqlOperation, { socket, port, signal }: Reached): Promise<SqlLogin> {
  const { context, target } = operation;
  try {
    // No stage is running that would limit the time.
    const accessToken = await startDeadline({ ...context, signal }).run((until) =>
      getAccessToken(operation, until),
    );
    return startLogin({ target: { ...target, port }, context, accessToken, socket, signal });
  } catch (error) {
    const ready = Promise.reject<Connection>(error);
    ready.catch(() => undefined);
    return { secured: Promise.resolve(undefined), ready, messages: [], close: () => undefined };
  }
}

async function settle(operation: SqlOperation, login: SqlLogin): Promise<Outcome> {
  try {
    return { connection: await login.ready };
  } catch (error) {
    return { failure: explainFor(operation, error, login) };
  }
}

async function authorize({ connection, failure }: Outcome, operation: SqlOperation, login: SqlLogin) {
  if (failure || connection === undefined)
    throw failure?.error ?? new TypeError('The connection is missing.');
  const [[name] = []] = await runQuery(connection, { text: 'SELECT DB_NAME()' }).catch((error: unknown) => {
    throw explainFor(operation, error, login).error;
  });
  const warning = operation.target.database === undefined ? databaseNotNamed(String(name)) : undefined;
  return { value: connection, detail: `database ${name}`, warning };
}

async function probeContents(connection: Connection, operation: SqlOperation, login: SqlLogin) {
  const { limits } = operation.context;
  let object = '';
  try {
    const listing = await listTables(connection, { path: '', maxEntries: limits.maxEntries });
    const [first] = listing.entries;
    if (first === undefined) return { value: undefined, warning: nothingToSee() };
    object = first.path;
    await probeTable(connection, first.path);
    return { value: undefined, detail: describeTableCount(listing) };
  } catch (error) {
    const { stage, error: explained } = explainFor(
      { ...operation, object, isKnownObject: object !== '' },
      error,
      login,
    );
    // A refusal for one table does not keep the others from being read.
    if (object === '' || stage !== 'list') throw explained;
    const { code, cause, nextStep, fixableBy } = explained;
    return { value: undefined, warning: { code, cause, nextStep, fixableBy } };
  }
}

function describeTarget({ host, port, instance, database, credential }: SqlTarget): string {
  const place = port === undefined ? `${host}\\${instance}` : `${host}, port ${port}`;
  const user = credential.kind === 'password' ? credential.userName : `application ${credential.clientId}`;
  return `${place}, ${database === undefined ? 'no database named' : `database ${database}`}, as ${user}`;
}

function describeProtection(secured: TLSSocket | undefined, target: SqlTarget) {
  // The library does not expose the socket if TLS comes first.
  if (secured === undefined) return { detail: 'TLS before anything else (TDS 8.0), certificate checked' };
  const { detail, warning } = describeCertificate(secured);
  const isChecked = !target.isServerCertificateTrusted && target.encryption !== 'optional';
  return isChecked ? { detail, warning } : { detail: `${detail}, not checked, as the connection asks for` };
}

function warnOfClearText(isSecured: boolean, { socket }: Reached): Failure | undefined {
  const { remoteAddress = '' } = socket;
  if (isSecured || /^(?:127\.|::1$|::ffff:127\.)/.test(remoteAddress)) return undefined;
  return describeSqlFailure('not-encrypted');
}

function databaseNotNamed(name: string): Failure {
  return describeSqlFailure('database-not-named', { name });
}

function nothingToSee(): Failure {
  return describeSqlFailure('nothing-visible');
}
