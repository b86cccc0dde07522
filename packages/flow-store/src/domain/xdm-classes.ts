import type { JsonObject } from './flow-rows.ts';

/** A class of the platform, reduced to the fields that its schemas need. */
export interface XdmClass {
  id: string;
  title: string;
  properties: JsonObject;
  required: readonly string[];
}

const ID = { type: 'string', title: 'Identifier', 'meta:xdmType': 'string' };

/** The classes that schemas can be based on. */
export const XDM_CLASSES: readonly XdmClass[] = [
  {
    id: 'https://ns.adobe.com/xdm/context/profile',
    title: 'XDM Individual Profile',
    properties: { _id: ID },
    required: [],
  },
  {
    id: 'https://ns.adobe.com/xdm/context/experienceevent',
    title: 'XDM ExperienceEvent',
    properties: {
      _id: ID,
      timestamp: {
        type: 'string',
        format: 'date-time',
        title: 'Timestamp',
        'meta:xdmType': 'date-time',
      },
      eventType: { type: 'string', title: 'Event type', 'meta:xdmType': 'string' },
    },
    required: ['_id', 'timestamp'],
  },
  { id: 'https://ns.adobe.com/xdm/data/adhoc', title: 'Ad hoc', properties: {}, required: [] },
];

export function findXdmClass(id: unknown): XdmClass | undefined {
  return XDM_CLASSES.find((known) => known.id === id);
}
