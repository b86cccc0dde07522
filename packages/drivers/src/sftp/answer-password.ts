import type { KeyboardInteractiveAuthMethod, Prompt } from 'ssh2';

/** Words of prompts that request something other than the password. */
const SECOND_FACTOR =
  /\b(?:code|codes|token|otp|one-?time|verification|passcode|pin|2fa|mfa|duo|authenticator|response|challenge)\b/i;

/**
 * Signs in by keyboard-interactive, which servers with PAM use: answers the one hidden prompt for the password, once.
 *
 * @param refuse called if the server asks for anything else
 */
export function answerPassword(
  { username, password }: { username: string; password: string },
  refuse: () => void,
): KeyboardInteractiveAuthMethod {
  let isAnswered = false;
  return {
    type: 'keyboard-interactive',
    username,
    // biome-ignore lint/complexity/useMaxParams: ssh2 defines the callback
    prompt: (_name, _instructions, _language, prompts, finish) => {
      // Messages without a prompt are confirmed by an empty answer.
      if (prompts.length === 0) return finish([]);
      if (isAnswered || !isForPassword(prompts)) return refuse();
      isAnswered = true;
      finish([password]);
    },
  };
}

/** A prompt that echoes its answer does not ask for a secret. */
function isForPassword([first, ...others]: readonly Prompt[]): boolean {
  return (
    first !== undefined && others.length === 0 && first.echo !== true && !SECOND_FACTOR.test(first.prompt)
  );
}
