export { type CodeOf, type FactsIn, type FactsOf, fillInFacts } from './code-texts.ts';
export { API_ERRORS } from './generated/codes/api-errors.ts';
export { CORE_ERRORS } from './generated/codes/core-errors.ts';
export { FINDINGS } from './generated/codes/findings.ts';
export { PROBLEMS } from './generated/codes/problems.ts';
export * from './generated/operations.ts';
export type * from './generated/schemas.ts';
