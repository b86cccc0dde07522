export type { CodeOf, FactsOf } from './code-texts.ts';
export { CORE_ERRORS } from './generated/codes/core-errors.ts';
export { FINDINGS } from './generated/codes/findings.ts';
export * from './generated/operations.ts';
export type * from './generated/schemas.ts';
