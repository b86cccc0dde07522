import type { ContractGroup } from '../contract-case.ts';
import { documentation, openapi, refused } from './words.ts';

/** Flow spec of batch sources with tables. */
const TABLE_FLOW_SPEC = '14518937-270c-4525-bdec-c2ba7cce3860';
/** Flow spec of batch sources with files. */
const FILE_FLOW_SPEC = '9753525b-82c7-4dce-8a9b-5ccfce2b9876';
/** The only target of flows from sources. */
const DATA_LAKE_SPEC = 'c604ff05-7f1a-43c0-8e18-33bf874cb11c';

export const FLOW_SPECS: ContractGroup = {
  title: 'Flow specs',
  cases: [
    {
      id: 'flow-specs-by-name',
      behavior: 'A flow spec is found by its name, as the tutorials do.',
      source: documentation('flows 2, 4'),
      exchanges: [
        {
          send: 'GET /flowSpecs?property=name==CRMToAEP',
          answer: {
            status: 200,
            body: {
              items: [{ id: TABLE_FLOW_SPEC, version: '1.0', targetConnectionSpecIds: [DATA_LAKE_SPEC] }],
              _links: {},
            },
          },
        },
        {
          send: 'GET /flowSpecs?property=name==%22CloudStorageToAEP%22',
          answer: { status: 200, body: { items: [{ id: FILE_FLOW_SPEC, version: '1.0' }] } },
        },
      ],
    },
    {
      id: 'flow-specs-of-sources',
      behavior: 'Flow specs can be filtered by their attributes.',
      source: documentation('4.6'),
      exchanges: [
        {
          send: `GET /flowSpecs?property=attributes.isSourceFlow==true&property=id==${FILE_FLOW_SPEC}`,
          answer: { status: 200, body: { items: [{ name: 'CloudStorageToAEP' }] } },
        },
      ],
    },
    {
      id: 'flow-specs-retrieve',
      behavior: 'A single flow spec is returned as a list of one, with its transformations and schedule.',
      source: documentation('3.10'),
      exchanges: [
        {
          send: `GET /flowSpecs/${TABLE_FLOW_SPEC}`,
          answer: {
            status: 200,
            body: {
              items: [
                {
                  id: TABLE_FLOW_SPEC,
                  name: 'CRMToAEP',
                  transformationSpecs: [{ name: 'Copy' }, { name: 'Mapping' }],
                  scheduleSpec: { name: 'PeriodicSchedule', spec: { required: ['startTime', 'frequency'] } },
                  runSpec: { spec: { required: ['startTime', 'windowStartTime', 'windowEndTime'] } },
                },
              ],
            },
          },
        },
      ],
    },
    {
      id: 'flow-specs-search',
      behavior: 'A search has the filters in its body.',
      source: openapi('3.3'),
      exchanges: [
        {
          send: 'POST /flowSpecs/search',
          body: { queryString: 'property=name==CRMToAEP' },
          answer: { status: 200, body: { items: [{ id: TABLE_FLOW_SPEC }] } },
        },
        {
          send: 'POST /flowSpecs/search',
          body: { queryString: 'name==CRMToAEP', count: true },
          answer: { status: 200, body: { count: 1 } },
        },
      ],
    },
    refused({
      id: 'flow-specs-unknown',
      behavior: 'An unknown flow spec is not found.',
      source: documentation('6.3'),
      send: 'GET /flowSpecs/01234567-89ab-cdef-0123-456789abcdef',
      code: 'FLOW-1439-404',
    }),
    refused({
      id: 'flow-specs-filter-field',
      behavior: 'Flow specs cannot be filtered by a field that the API does not list.',
      source: documentation('4.6'),
      send: 'GET /flowSpecs?property=color==red',
      code: 'FLOW-1449-400',
    }),
  ],
};
