import type { Login } from './login.ts';
import { SERVER_ERRORS, type ServerMessage } from './server-errors.ts';
import type { TdsServerOptions } from './tds-server-options.ts';

/** The rules that a login is checked against. */
export interface LoginRules extends TdsServerOptions {
  serverName: string;
  login: { user: string; password: string };
  hasDatabase(name: string): boolean;
  /** True while the database is resuming. Called once for each login that reaches this check. */
  isResuming(): boolean;
}

/** Returns the messages that refuse a login, in the order of a server's checks; none if the login succeeds. */
export async function verifyLogin(login: Login, rules: LoginRules): Promise<readonly ServerMessage[]> {
  const { serverName, blockedAddress, requiresServerInUser, loginRefusal } = rules;
  const [user = '', server] = splitUser(login.userName, requiresServerInUser);
  if (loginRefusal !== undefined) return [SERVER_ERRORS.other(...loginRefusal)];
  if (login.isIntegrated) return [SERVER_ERRORS.integratedRefused()];
  if (login.wantsTokenInstructions) return [SERVER_ERRORS.tokenRefused()];
  if (blockedAddress !== undefined) return [SERVER_ERRORS.firewall(serverName, blockedAddress)];
  if (
    requiresServerInUser !== undefined &&
    login.accessToken === undefined &&
    server !== requiresServerInUser
  ) {
    return [SERVER_ERRORS.unknownServer(server ?? '')];
  }
  if (!(await isKnown({ ...login, userName: user }, rules))) {
    return [
      login.accessToken === undefined
        ? SERVER_ERRORS.loginFailed(login.userName)
        : SERVER_ERRORS.tokenRefused(),
    ];
  }
  if (rules.isResuming()) return [SERVER_ERRORS.resuming(login.database, serverName)];
  if (rules.isSecondaryReplica && !login.isReadOnly) return [SERVER_ERRORS.readIntentNeeded(login.database)];
  if (login.database !== '' && !rules.hasDatabase(login.database)) {
    return [SERVER_ERRORS.databaseRefused(login.database), SERVER_ERRORS.loginFailed(login.userName)];
  }
  return [];
}

function splitUser(userName: string, server: string | undefined): [string, string | undefined] {
  const at = userName.lastIndexOf('@');
  return server === undefined || at === -1
    ? [userName, undefined]
    : [userName.slice(0, at), userName.slice(at + 1)];
}

async function isKnown(
  { userName, password, accessToken }: Login,
  { login, isAcceptedToken }: LoginRules,
): Promise<boolean> {
  if (accessToken !== undefined) return (await isAcceptedToken?.(accessToken)) ?? false;
  return userName.toLowerCase() === login.user.toLowerCase() && password === login.password;
}
