/** A part of the platform that the embedded service does not offer. */
export interface NotOffered {
  what: string;
  instead: string;
}

/** The limitation that a client of the platform notices in the embedded service. */
export const NOT_OFFERED: readonly NotOffered[] = [
  {
    what: 'Runs of tables, of files that are not delimited or are compressed, of sources other than Azure Blob, and with a mapping; checks of datasets, schemas, and mapping sets when a flow is created',
    instead:
      'A run of delimited blobs writes columns to the fields of their own names. Any other run fails, and its error says why. Datasets, schemas, and mapping sets are referred to by id, and the id is not looked up.',
  },
  {
    what: 'Service tokens, including requests across sandboxes and the operations FINALIZE and FINALIZE_UPDATE',
    instead:
      'Every token is a user token. Operations for services are refused with the code of the platform.',
  },
  {
    what: 'The state that only the platform sets: initializing',
    instead: 'A connection is a draft, enabled, or disabled.',
  },
  {
    what: 'Other ways to obtain a token: JWT, authorization codes',
    instead: 'Only client credentials. The platform has discontinued JWT.',
  },
  {
    what: 'Storage of the platform: the Data Landing Zone with its credentials, encryption keys, and mapping sets',
    instead: 'A Data Landing Zone connection can be stored. A test reports that it has no driver.',
  },
  {
    what: 'Field groups, data types, descriptors, and unions of the Schema Registry, and its global schemas',
    instead: 'A schema has one class and its own fields. References to other resources are refused.',
  },
  {
    what: 'Connection specs that do not belong to a source: the data lake, the profile store, destinations',
    instead: 'They are not found.',
  },
  {
    what: 'The report of a provider in the body of an action',
    instead: 'A body is accepted and ignored, because only providers use it.',
  },
  {
    what: 'Access to sources that have no driver here',
    instead: 'Their connections are stored. Testing and exploring them is refused with CONNECTOR-1305.',
  },
  {
    what: 'Addresses at which streaming sources receive data (inletUrl and inletId of a streaming connection)',
    instead: 'The connection is stored and returned without them.',
  },
  {
    what: "The platform's configuration for an authentication type, such as the IAM role that an S3 bucket trusts",
    instead: 'Refused with CONNECTOR-1302, because the service has no cloud account.',
  },
  {
    what: 'Creating, resetting, and deleting sandboxes',
    instead: 'A data directory contains prod and dev.',
  },
  {
    what: 'Labels and object-level permissions',
    instead: 'Roles by sandbox: viewer, editor, admin.',
  },
  {
    what: 'Row filters (PQL) and parameters of REST sources in explore',
    instead:
      'Parsed and validated. Filters are refused as not supported by the source; parameters are ignored.',
  },
];
