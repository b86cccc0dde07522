import type { Login } from './login.ts';
import type { Response } from './response.ts';
import {
  DONE,
  writeCollationChange,
  writeFederatedAck,
  writeLoginAck,
  writeRouting,
  writeTextChange,
} from './tokens.ts';

const TDS_7_4 = 0x74000004;

/** The details that a server sends after a successful login. */
export interface LoginAnswer {
  login: Login;
  packetSize: number;
  database: string;
  routeTo: { host: string; port: number } | undefined;
}

/** Sends the response to a successful login. */
export async function sendLoginAnswer(
  response: Response,
  { login, packetSize, database, routeTo }: LoginAnswer,
): Promise<void> {
  const language = 'us_english';
  await response.write(writeTextChange(1, database, 'master'));
  await response.message(information(5701, `Changed database context to '${database}'.`));
  await response.write(writeCollationChange());
  await response.write(writeTextChange(2, language, ''));
  await response.message(information(5703, `Changed language setting to ${language}.`));
  await response.write(writeLoginAck(TDS_7_4));
  if (login.accessToken !== undefined) await response.write(writeFederatedAck());
  await response.write(writeTextChange(4, String(packetSize), '4096'));
  if (routeTo) await response.write(writeRouting(routeTo));
  await response.end(['batch', DONE.final]);
}

function information(number: number, text: string): Parameters<Response['message']>[0] {
  return { number, state: 1, class: 0, text };
}
