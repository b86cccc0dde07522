import type { HeadwaterOperations } from '@headwater/models';
import type { OpenHandler } from '../../gateway/route.ts';
import { plainText } from '../../http/reply.ts';

export const retrieveMetrics: OpenHandler<HeadwaterOperations['retrieveMetrics']> = async (
  _call,
  { metrics },
) => plainText(await metrics.render(), metrics.contentType);
