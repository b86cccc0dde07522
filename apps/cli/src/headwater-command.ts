import type { Redactor, Session } from '@headwater/core';
import { Command } from '@oclif/core/command';
import { reportError } from './error-report/report-error.ts';
import { globalFlags } from './global-flags.ts';

interface TargetFlags {
  profile: string | undefined;
  sandbox: string | undefined;
  timeout?: number | undefined;
}

/** Base of every command: global flags, session, and error output. */
export abstract class HeadwaterCommand extends Command {
  static override baseFlags = globalFlags;

  #redactor: Redactor | undefined;

  /** Opens the session for the flags; from then on, errors are printed without its secrets. */
  protected async openSession({ profile, sandbox, timeout }: TargetFlags): Promise<Session> {
    const { openSession } = await import('./open-session.ts');
    const session = await openSession({
      profile,
      sandbox,
      ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    });
    this.#redactor = session.redactor;
    return session;
  }

  protected override async catch(error: unknown): Promise<void> {
    process.exitCode = await reportError(error, { argv: this.argv, redactor: this.#redactor });
  }
}
