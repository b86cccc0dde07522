import { problem } from '../../problems/service-problem.ts';

/** @throws ServiceProblem `CONNECTOR-1389` unless the parameter is a JSON object in base64 */
export function requireBase64Object(name: string, text: string): void {
  if (!isBase64Object(text)) throw problem('CONNECTOR-1389-400', { name });
}

function isBase64Object(text: string): boolean {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
