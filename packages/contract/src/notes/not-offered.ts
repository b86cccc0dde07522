/** A part of the platform that the embedded service leaves out. */
export interface NotOffered {
  what: string;
  instead: string;
}

/** What a client of the platform will miss at the embedded service. */
export const NOT_OFFERED: readonly NotOffered[] = [
  {
    what: 'Flows, flow specs, runs, source connections and target connections (29 of the 45 operations)',
    instead: 'Answered as an address at which nothing is served. So no connection is ever in use by a flow.',
  },
  {
    what: 'Tokens of services, and with them requests across sandboxes and the operations FINALIZE and FINALIZE_UPDATE',
    instead:
      'Every token is that of a user; what is for services is refused with the code the platform has for it.',
  },
  {
    what: 'The state that only the platform brings about: initializing',
    instead: 'A connection is a draft, enabled or disabled.',
  },
  {
    what: 'Other ways to a token: JWT, authorization codes',
    instead: 'Client credentials only. The platform has ended JWT.',
  },
  {
    what: 'Storage of the platform: the Data Landing Zone with its credentials, encryption keys, mapping sets, data sets',
    instead: 'A Data Landing Zone connection can be kept, and is told to have no driver when it is tested.',
  },
  {
    what: 'Connection specs that are no source’s: the data lake, the profile store, destinations',
    instead: 'Answered as specs that there are not.',
  },
  {
    what: 'What a provider reports in the body of an action',
    instead: 'A body may be sent and is not looked into: only providers act by it.',
  },
  {
    what: 'Reaching sources that have no driver here',
    instead: 'Their connections are kept; testing and exploring them is refused with CONNECTOR-1305.',
  },
  {
    what: 'Addresses at which streaming sources take data (inletUrl and inletId of a streaming connection)',
    instead: 'The connection is kept and read back without them.',
  },
  {
    what: 'What the platform has prepared for an authentication type, such as the IAM role that an S3 bucket trusts',
    instead: 'Refused with CONNECTOR-1302: the service has no account at a cloud.',
  },
  {
    what: 'Creating, resetting and deleting sandboxes',
    instead: 'A data directory comes with prod and dev.',
  },
  {
    what: 'Labels and object-level permissions',
    instead: 'Roles by sandbox: viewer, editor, admin.',
  },
  {
    what: 'Filters of rows (PQL) and parameters of REST sources in explore',
    instead: 'Read and judged; filters are refused as not supported by the source, parameters are ignored.',
  },
];
