import type { ServiceProblem } from './service-problem.ts';

/** Builds the body of a problem in the form of its code's layer. */
export function toProblemBody(problem: ServiceProblem, requestId: string): Record<string, unknown> {
  const { code, status, title, message } = problem;
  if (/^\d+$/.test(code)) return { error_code: code, message };
  if (code === 'BadRequestError')
    return { type: '/placeholder/type/uri', status, title: code, detail: message };
  if (!code.includes('-')) return { error: code, error_description: message };
  return {
    type: `https://ns.adobe.com/aep/errors/${code}`,
    title,
    status,
    report: { 'detailed-message': message, 'request-id': requestId },
    errorMessage: message,
    errorDetails: message,
  };
}
