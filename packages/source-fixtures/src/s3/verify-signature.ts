import type { IncomingMessage } from 'node:http';
import aws4 from 'aws4';

/** The access key that a server accepts. */
export interface AccessKey {
  accessKeyId: string;
  secretAccessKey: string;
}

/** Reasons to refuse a request, as Amazon S3 error codes. */
export type SignatureProblem = 'AccessDenied' | 'InvalidAccessKeyId' | 'SignatureDoesNotMatch';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/\s]+)\/\d{8}\/([^/\s]+)\/s3\/aws4_request, ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/;

/**
 * Verifies signature version 4 of a request; returns undefined if it is valid.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function findSignatureProblem(request: IncomingMessage, key: AccessKey): SignatureProblem | undefined {
  const { authorization = '' } = request.headers;
  const [, accessKeyId, region = '', signed = ''] = AUTHORIZATION.exec(authorization) ?? [];
  if (accessKeyId === undefined) return 'AccessDenied';
  if (accessKeyId !== key.accessKeyId) return 'InvalidAccessKeyId';
  const names = signed.split(';');
  const { headers } = aws4.sign(
    {
      service: 's3',
      region,
      method: request.method ?? '',
      path: request.url ?? '',
      headers: Object.fromEntries(names.map((name) => [name, String(request.headers[name])])),
      extraHeadersToInclude: Object.fromEntries(names.map((name) => [name, true])),
    },
    key,
  );
  const expected = AUTHORIZATION.exec(headers.Authorization)?.[4];
  return expected === AUTHORIZATION.exec(authorization)?.[4] ? undefined : 'SignatureDoesNotMatch';
}
