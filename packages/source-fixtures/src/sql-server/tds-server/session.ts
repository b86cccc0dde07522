import type { Socket } from 'node:net';
import { type Login, readLogin } from './login.ts';
import { sendLoginAnswer } from './login-answer.ts';
import { type Message, PACKET } from './packets.ts';
import { agreeOnEncryption, type EncryptedPart, readPrelogin, writePrelogin } from './prelogin.ts';
import { createResponse } from './response.ts';
import { readRpc, skipHeaders } from './rpc.ts';
import { runBatch } from './run-batch.ts';
import { SERVER_ERRORS, SqlError } from './server-errors.ts';
import type { Parameter, SqlDatabase } from './sql/database.ts';
import { DONE } from './tokens.ts';
import { type LoginRules, verifyLogin } from './verify-login.ts';
import { createWire } from './wire.ts';

/** Settings that all sessions of a server share. */
export interface SessionRules extends LoginRules {
  /** Counter of attention signals. */
  cancelled: { count: number };
  /** Returns the default database for an empty name. */
  findDatabase(name: string): SqlDatabase | undefined;
}

const PACKET_SIZE = { smallest: 512, usual: 4096, largest: 32_767 };

/** Serves one connection until it closes. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function serveSession(socket: Socket, rules: SessionRules): void {
  const wire = createWire(socket, onMessage);
  let encrypted: EncryptedPart = 'nothing';
  let database: SqlDatabase | undefined;
  let running = new AbortController();
  let work = Promise.resolve();
  socket.on('close', () => running.abort());

  function onMessage(message: Message): void {
    if (message.type === PACKET.attention) {
      rules.cancelled.count += 1;
      running.abort();
    }
    work = work.then(() => answer(message)).catch(() => wire.close());
  }

  async function answer(message: Message): Promise<void> {
    running = new AbortController();
    if (socket.destroyed) return;
    switch (message.type) {
      case PACKET.prelogin:
        return await answerPrelogin(message.body);
      case PACKET.login7:
        return await answerLogin(readLogin(message.body));
      case PACKET.attention:
        return await respond().end(['batch', DONE.attention]);
      default:
        if (database === undefined) return wire.close();
        if (message.isIgnored) return await respond().end(['batch', DONE.error]);
        return await answerRequest(message);
    }
  }

  const respond = () => createResponse(wire, rules.serverName);

  async function answerPrelogin(body: Buffer): Promise<void> {
    const { encryption, hasFederatedLogin } = readPrelogin(body);
    const able = rules.certificate ? (rules.encryption ?? 'available') : 'unsupported';
    const agreed = agreeOnEncryption(encryption, able);
    encrypted = agreed.encrypted;
    await wire.send(writePrelogin({ encryption: agreed.answer, hasFederatedLogin }));
    if (encrypted === 'refused') return wire.close();
    if (encrypted !== 'nothing' && rules.certificate) wire.startTls(rules.certificate);
  }

  async function answerLogin(login: Login): Promise<void> {
    if (encrypted === 'login') wire.endTls();
    rules.onLogin?.(login);
    const refusals = await verifyLogin(login, rules);
    const found = rules.findDatabase(login.database);
    if (refusals.length > 0 || found === undefined) {
      const response = respond();
      for (const refusal of refusals) await response.message(refusal);
      await response.end(['batch', DONE.error]);
      return wire.close();
    }
    database = found;
    const packetSize = Math.min(
      Math.max(login.packetSize || PACKET_SIZE.usual, PACKET_SIZE.smallest),
      PACKET_SIZE.largest,
    );
    await sendLoginAnswer(respond(), {
      login,
      packetSize: rules.claimedPacketSize ?? packetSize,
      database: found.name,
      routeTo: rules.routeTo,
    });
    wire.packetSize = packetSize;
  }

  async function answerRequest({ type, body }: Message): Promise<void> {
    try {
      if (type === PACKET.sqlBatch) return await run(skipHeaders(body).toString('utf16le'), []);
      if (type !== PACKET.rpc) throw new SqlError(SERVER_ERRORS.unsupported(`request of type ${type}`));
      const { procedure, parameters } = readRpc(body);
      if (procedure !== 'sp_executesql') throw new SqlError(SERVER_ERRORS.unknownProcedure(procedure));
      const [statement, , ...rest] = parameters;
      if (rules.isSynapse) refuseLongParameters(parameters);
      await run(String(statement?.value ?? ''), rest, true);
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      const response = respond();
      for (const reason of error.reasons) await response.message(reason);
      await response.end([type === PACKET.rpc ? 'procedure' : 'batch', DONE.error]);
    }
  }

  async function run(text: string, parameters: readonly Parameter[], isProcedure = false): Promise<void> {
    if (database === undefined) return;
    let current = database;
    const context = {
      get database() {
        return current;
      },
      useDatabase(name: string) {
        const next = rules.findDatabase(name);
        if (next === undefined) throw new SqlError(SERVER_ERRORS.unknownDatabase(name));
        current = next;
        database = next;
      },
      parameters,
      isProcedure,
      isSynapse: rules.isSynapse ?? false,
      onError: rules.onError,
      behaviors: rules.tableBehaviors ?? {},
      close: () => socket.destroy(),
      signal: running.signal,
    };
    await runBatch(text, context, respond());
  }
}

/** A dedicated pool does not accept nvarchar(max), the type of any statement longer than 4,000 characters. */
function refuseLongParameters(parameters: readonly Parameter[]): void {
  if (parameters.some(({ type }) => type.length === 'max'))
    throw new SqlError(SERVER_ERRORS.parseError('nvarchar(max)'));
}
