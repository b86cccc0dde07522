/** What a target says of itself. Each question is asked once; an answer that failed to come is asked for again. */
export interface TargetFacts {
  /** Type of the session's sandbox. */
  sandboxType(): Promise<'production' | 'development'>;
  /** Whether the target knows a connection spec. */
  knowsSpec(connectionSpecId: string): Promise<boolean>;
  /** Whether the target is a Headwater service, which tests in stages. */
  isHeadwater(): Promise<boolean>;
}
