import type { Handler } from '../../gateway/handler.ts';
import { plainText } from '../../http/reply.ts';

export const retrieveMetrics: Handler<'retrieveMetrics'> = async (_call, { metrics }) => {
  const { text, contentType } = await metrics.render();
  return plainText(text, contentType);
};
