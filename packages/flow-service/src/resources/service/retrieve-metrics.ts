import type { HeadwaterOperations } from '@headwater/models';
import type { OpenHandler } from '../../gateway/route.ts';
import { plainText } from '../../http/reply.ts';

/** The version of the text format is part of its media type. */
const TEXT_FORMAT = 'text/plain; version=0.0.4; charset=utf-8';

export const retrieveMetrics: OpenHandler<HeadwaterOperations['retrieveMetrics']> = (_call, { metrics }) =>
  plainText(metrics.render(), TEXT_FORMAT);
