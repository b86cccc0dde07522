import type { Handler } from '../../gateway/handler.ts';
import { plainText } from '../../http/reply.ts';

export const retrieveMetrics: Handler<'retrieveMetrics'> = async (_call, { metrics }) =>
  plainText(await metrics.render(), metrics.contentType);
