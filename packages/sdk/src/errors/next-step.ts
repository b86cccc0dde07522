/** One next step. A face may show only the text, or offer the step as a command, a link, or an option. */
export interface NextStep {
  /** A sentence, without its period if `useCase` or `repeatWith` is present. */
  text: string;
  /** The use case of `@headwater/core` that performs the step. */
  useCase?: string;
  /** Arguments of the use case. */
  arguments?: Readonly<Record<string, unknown>>;
  /** Options with which the same call may succeed; null marks a value that only the caller knows. */
  repeatWith?: Readonly<Record<string, unknown>>;
}
