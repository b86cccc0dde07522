import { ApiError, isSourceVerdict } from '@headwater/sdk';
import type { Session } from '../session/session.ts';

/** The platform's addresses change, so the advice names the page that lists them and the region to look up. */
export async function allowListAdvice({ target, sandbox }: Session): Promise<string> {
  const { region } = await target.sandbox().catch(() => ({ region: undefined }));
  const place = region === undefined ? '' : ` of region ${region}, where the sandbox "${sandbox}" is`;
  return `If the source accepts listed addresses only, allow those${place}; the documentation page "IP address allow list for source connections" lists them.`;
}

/**
 * Runs an explore on the platform. If the source refused or did not answer, adds advice on allowed addresses, because
 * the platform reaches sources from its own addresses.
 */
export async function withAllowListAdvice<Answer>(
  explore: Promise<Answer>,
  session: Session,
): Promise<Answer> {
  try {
    return await explore;
  } catch (error) {
    if (!isAboutSource(error)) throw error;
    const nextSteps = [...error.nextSteps, await allowListAdvice(session)];
    throw new ApiError(error.message, { ...error, nextSteps, cause: error });
  }
}

/** Provider codes with statuses other than 400 and 404, and the code that relays the source's own message. */
function isAboutSource(error: unknown): error is ApiError {
  if (!isSourceVerdict(error) || error.sourceCode !== undefined) return false;
  return error.code === 'CONNECTOR-1308-400' || ![400, 404, 415].includes(error.status);
}
