import type { Redactor, Session } from '@headwater/core';
import { Command } from '@oclif/core/command';
import { reportError } from './errors/report-error.ts';
import { globalFlags } from './global-flags.ts';

interface TargetFlags {
  profile: string | undefined;
  sandbox: string | undefined;
  timeout?: number | undefined;
}

/** What every command shares: the global flags, the session, and how an error is shown. */
export abstract class HeadwaterCommand extends Command {
  static override baseFlags = globalFlags;

  #redactor: Redactor | undefined;

  /** Opens the session that the flags ask for; from then on, errors are shown without its secrets. */
  protected async openSession({ profile, sandbox, timeout }: TargetFlags): Promise<Session> {
    // Nowhere else is the core loaded like this: of two such places the build makes one chunk, which every command then loads.
    const { openSession } = await import('@headwater/core');
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
