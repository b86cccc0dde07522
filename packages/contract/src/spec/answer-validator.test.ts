import { expect, test } from 'vitest';
import { createAnswerValidator } from './answer-validator.ts';

const validator = createAnswerValidator();
const reference = { id: 'c', etag: '"e"' };
const gateway = { error_code: '403010', message: 'No token.' };

/** An answer of the Flow Service as JSON. */
function validate(sent: string, status: number, body: unknown): string | undefined {
  const [method = '', path = ''] = sent.split(' ');
  return validator.validate({
    method,
    url: `http://headwater.test/data/foundation/flowservice${path}`,
    status,
    mediaType: body === undefined ? '' : 'application/json',
    text: body === undefined ? '' : JSON.stringify(body),
  });
}

test.each([
  ['GET /connections', 200, { items: [], _links: {} }],
  ['GET /connections/', 200, { items: [] }],
  ['GET /connections?count=true', 200, { count: 0 }],
  ['POST /connections', 201, reference],
  ['POST /connections', 403, gateway],
  ['DELETE /connections/c', 204, undefined],
  ['GET /connections/c/test', 200, { result: false }],
  ['GET /nothing', 404, gateway],
])('matches the spec: %s → %i %j', (sent, status, body) => {
  expect(validate(sent, status, body)).toBeUndefined();
});

test.each([
  ['GET /connections', 200, {}],
  ['GET /connections', 200, gateway],
  ['GET /connections', 200, { items: [reference] }],
  ['GET /connections', 201, { items: [] }],
  ['POST /connections', 201, { id: 'c' }],
  ['POST /connections', 400, reference],
  ['DELETE /connections/c', 204, reference],
  ['GET /connections/c/test', 200, { result: 'yes' }],
  ['GET /connections/c/test', 200, undefined],
  ['GET /nothing', 200, { items: [] }],
])('does not match the spec: %s → %i %j', (sent, status, body) => {
  expect(validate(sent, status, body)).toEqual(expect.any(String));
});
