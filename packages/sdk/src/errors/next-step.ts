/** What to try next. A face may show the text alone, or offer what it says as a command, a link or an option. */
export interface NextStep {
  /** A sentence; without a period where `useCase` or `repeatWith` says how. */
  text: string;
  /** The use case of `@headwater/core` that takes the step. */
  useCase?: string;
  /** What to call it with. */
  arguments?: Readonly<Record<string, unknown>>;
  /** Options with which the same call may go through; null stands for a value that only the caller knows. */
  repeatWith?: Readonly<Record<string, unknown>>;
}
