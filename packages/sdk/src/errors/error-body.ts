/** The content of an error body from any layer of the platform. */
export interface ErrorBody {
  code?: string | undefined;
  title?: string | undefined;
  detail?: string | undefined;
  requestId?: string | undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

const LONGEST_PLAIN_TEXT = 300;

/** Reads an error body of any layer: gateway, service (current and older), other platform services, IMS, proxies. */
export function readErrorBody(text: string): ErrorBody {
  const body = parseObject(text);
  return body === undefined ? { detail: plainText(text) } : readFields(body);
}

function readFields(body: JsonObject): ErrorBody {
  const report = objectOf(body.report);
  const [chained] = Array.isArray(body['error-chain']) ? body['error-chain'] : [];
  const message = textOf(body.errorMessage);
  const details = textOf(body.errorDetails);
  return {
    code:
      codeOfType(body.type) ??
      textOf(body.error_code) ??
      textOf(body.error) ??
      textOf(objectOf(chained).errorCode),
    // The older shape has no title. If it has details, its message serves as the title.
    title: textOf(body.title) ?? (details !== undefined && details !== message ? message : undefined),
    detail:
      textOf(body.detail) ??
      textOf(report['detailed-message']) ??
      details ??
      message ??
      textOf(body.error_description) ??
      textOf(body.message) ??
      textOf(report.additionalContext),
    requestId: textOf(report['request-id']),
  };
}

/** The code at the end of a problem type such as `https://ns.adobe.com/aep/errors/FLOW-1404-412`. */
function codeOfType(type: unknown): string | undefined {
  return textOf(type)?.match(/\/([A-Z]\w*-\d+-\d{3})$/)?.[1];
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || typeof value !== 'object' || Array.isArray(value) ? undefined : objectOf(value);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : {};
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** An HTML page of a proxy is useless in a message; plain text may help. */
function plainText(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.startsWith('<') ? undefined : trimmed.slice(0, LONGEST_PLAIN_TEXT);
}
