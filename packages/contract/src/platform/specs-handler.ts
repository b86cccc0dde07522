import { exploreAnswer } from './explore-answers.ts';
import { type PlatformHandler, problem } from './platform-request.ts';

const BASE = '/data/foundation/flowservice/connectionSpecs';

/** The data landing zone, the only spec that is explored without a connection (facts 4.9). */
const LANDING_ZONE = '26f526f2-58f4-4712-961d-e41bf1ccc0e8';
const AMAZON_S3 = 'ecadc60c-7455-4d87-84dc-2a0e293d997b';

const DESTINATION_PROVIDER = '14e34fac-d307-11e9-bb65-2a2ae2dbcce4';
const BATCH_SOURCE_PROVIDER = '0ed90a81-07f4-4586-8190-b40eccef1c5a';

/** Specs of destinations (facts 5.6) and of a source that an organization created for itself. */
const SPECS: Readonly<Record<string, object>> = {
  '4fce964d-3f37-408f-9778-e597338a21ee': {
    name: 'amazon-s3',
    providerId: DESTINATION_PROVIDER,
    attributes: { isDestination: true, category: 'cloudStorage' },
  },
  '2b54fb80-84dc-4a3c-9b9c-3d2b6b7b7e11': {
    name: 'loyalty-system',
    providerId: BATCH_SOURCE_PROVIDER,
    attributes: { isSource: true },
    sourceSpec: { attributes: { uiAttributes: { isSource: true } } },
  },
};

/**
 * Ids under which the platform knows sources. It knows every well-formed id here, except those that belong to no
 * source.
 */
const UNKNOWN = /^0ed90a81-/;

/** Connection specs: retrieve, explore of the landing zone, and the role of an S3 connection (facts 0, 2.4). */
export const connectionSpecs: PlatformHandler = (request) => {
  const { path, query } = request;
  if (request.method === 'GET' && path === BASE) return listSpecs(query);
  if (request.method !== 'GET' || !path.startsWith(`${BASE}/`)) return undefined;
  const [id = '', operation] = path.slice(BASE.length + 1).split('/');
  if (UNKNOWN.test(id)) return problem('FLOW-1439-404', `The id ${id} does not exist.`, 'Resource not found');
  if (operation === undefined)
    return Response.json({ items: [{ id, name: 'documented', version: '1.0', ...SPECS[id] }] });
  if (operation === 'explore') {
    return id === LANDING_ZONE
      ? exploreAnswer(request, 'files')
      : problem('CONNECTOR-1372-400', 'Exploring by this connection spec is not allowed.', 'Bad Request');
  }
  if (operation === 'configs' && query.get('authType') === 'IamBasedAuthentication' && id === AMAZON_S3) {
    return Response.json({ configParams: { IAMRole: 'arn:aws:iam::123456789012:role/aep-sources' } });
  }
  return undefined;
};

/** The specs that the stand-in describes, filtered by ids (facts 4.6). */
function listSpecs(query: URLSearchParams): Response {
  const all = Object.entries(SPECS).map(([id, spec]) => ({ id, version: '1.0', ...spec }));
  const wanted = /^id==(.*)$/.exec(query.get('property') ?? '')?.[1]?.split(',');
  return Response.json({ items: all.filter(({ id }) => wanted?.includes(id) ?? true), _links: {} });
}
