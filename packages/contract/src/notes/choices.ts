/** A topic on which public sources disagree or are silent, and the decision. */
// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
export interface Choice {
  topic: string;
  /** The statements of the sources. */
  sources: string;
  choice: string;
  why: string;
  /** Ids of the cases that show the decision. */
  shownBy: readonly string[];
}

/** The decision and its reason. A real sandbox may behave differently. */
export const CHOICES: readonly Choice[] = [
  {
    topic: 'A missing sandbox header',
    sources:
      'Optional in the public OpenAPI description, required in prose; an error code for its absence exists.',
    choice: "The request uses the default production sandbox. Headwater's clients always send the header.",
    why: 'The tutorials omit it and work.',
    shownBy: ['sandbox-default'],
  },
  {
    topic: 'A missing token',
    sources: '403 at the gateway and in the OpenAPI description, 401 elsewhere.',
    choice: 'A missing token returns 403, an invalid token 401.',
    why: 'The codes of the gateway confirm this: 403010 and 401013.',
    shownBy: ['gateway-no-token', 'gateway-bad-token'],
  },
  {
    topic: 'A foreign organization',
    sources: 'Both 403025 (not entitled) and 403027 (wrong id, or no product profile) fit.',
    choice: '403027.',
    why: '403027 is the code for a wrong id.',
    shownBy: ['gateway-other-organisation'],
  },
  {
    topic: 'The status of a delete',
    sources: '204 for sources, 202 in the description of destinations.',
    choice: "204. Headwater's clients accept any status below 300.",
    why: 'This service serves sources and deletes immediately.',
    shownBy: ['delete-is-gone'],
  },
  {
    topic: 'A slash at the end of a path',
    sources:
      'The OpenAPI description declares PATCH and DELETE of a connection only with the slash; the prose never writes it.',
    choice: 'It makes no difference for any operation.',
    why: 'Clients of both conventions exist.',
    shownBy: [
      'patch-trailing-slash',
      'delete-trailing-slash',
      'retrieve-trailing-slash',
      'create-trailing-slash',
    ],
  },
  {
    topic: 'The body of a patch',
    sources: 'One instruction in the OpenAPI description, a list of them in prose and clients.',
    choice: "Both. Headwater's clients send a list.",
    why: 'The two forms are unambiguous.',
    shownBy: ['patch-single-instruction', 'patch-answers-reference'],
  },
  {
    topic: 'The spelling of operations',
    sources: 'REPLACE, replace and Replace; PUBLISH and publish; FINALIZE_UPDATE.',
    choice: 'Case is ignored, and `-` is equivalent to `_`.',
    why: 'Clients send all of these spellings.',
    shownBy: ['patch-operation-case', 'publish-upper-case'],
  },
  {
    topic: 'Sub-operations of an action',
    sources: 'Required in the OpenAPI description, but no client sends them.',
    choice: 'Optional. A sub-operation must be a known one, and PROGRESS cannot be combined with others.',
    why: 'They are for providers.',
    shownBy: ['publish', 'action-unknown-part', 'action-progress-with-others'],
  },
  {
    topic: 'If-Match on an action',
    sources: 'Optional. The behavior without it is not documented.',
    choice: 'It is compared if it is sent.',
    why: 'A client that sends it expects the check.',
    shownBy: ['publish', 'publish-stale-etag'],
  },
  {
    topic: 'Quotes of an etag',
    sources:
      'Mandatory in the documentation, but missing in one tutorial. Other forms of HTTP etags are not mentioned.',
    choice:
      'One pair of quotes is ignored. `*` does not match every version. A weak etag and a list of etags match none. An empty header is equivalent to a missing one.',
    why: 'No etag differs from another only by its quotes. Accepting `*` would defeat the purpose of etags.',
    shownBy: ['patch-unquoted-etag', 'patch-any-etag', 'patch-weak-etag', 'patch-listed-etag'],
  },
  {
    topic: 'The etag of a published draft',
    sources: 'Unchanged in one tutorial, changed everywhere else.',
    choice: 'Every change, including publishing, assigns a new etag.',
    why: 'An unchanged etag would hide the change.',
    shownBy: ['publish'],
  },
  {
    topic: 'The version of a connection spec',
    sources: 'Required in one description, which returns 422 without it; optional in prose.',
    choice: "The default is 1.0. Headwater's clients always send it.",
    why: 'No other version exists yet.',
    shownBy: ['create-without-version'],
  },
  {
    topic: 'The name of a connection',
    sources: 'Required in prose, optional in the description. Uniqueness is not documented.',
    choice: 'Required, but not unique.',
    why: 'Without a name, a connection cannot be distinguished from others. An id distinguishes two with the same name.',
    shownBy: ['create-no-name', 'create-same-name'],
  },
  {
    topic: 'A different authentication method',
    sources: 'Forbidden for some sources, undocumented for the others.',
    choice: 'A patch cannot change it.',
    why: 'The parameters of one method have no meaning for another.',
    shownBy: ['patch-authentication'],
  },
  {
    topic: 'Secrets in responses',
    sources: 'Echoed in samples, but described as a partial view.',
    choice: 'Masked as `********`. The mask is refused in requests.',
    why: 'A secret that can be read back is not a secret.',
    shownBy: ['create-hides-secrets', 'patch-one-param', 'patch-mask'],
  },
  {
    topic: 'A failing test',
    sources: 'The documentation does not say whether the response is false or an error.',
    choice: 'False. `/headwater/connections/{connectionId}/test` reports the reason.',
    why: 'The response has a boolean for it.',
    shownBy: ['test-fails'],
  },
  {
    topic: 'Names of explore parameters',
    sources: 'fileType, FileType, and FILE_TYPE; values in uppercase and lowercase.',
    choice: 'Case and underscores are ignored.',
    why: 'Clients send all of these spellings.',
    shownBy: ['explore-any-case'],
  },
  {
    topic: 'Parts of a schema',
    sources: 'Classes, field groups, and data types, of the platform and of the organization.',
    choice:
      'One class (profile, experience event, or ad hoc), and fields in properties or in parts of allOf. Field groups and data types are refused.',
    why: 'A reference that is ignored would lose its columns.',
    shownBy: ['schema-field-groups'],
  },
  {
    topic: 'Categories and strings of connection specs',
    sources:
      'One spec is published completely. Its category is Cloud Storage, and its user interface strings are objects with a key.',
    choice:
      'Categories are named as in the list for self-serve sources. Keys are the name of the spec in camel case, followed by Label and Description.',
    why: 'This is the form of the published spec. The keys of other specs were not observed.',
    shownBy: ['spec-as-published'],
  },
  {
    topic: 'The user of Azure File Storage',
    sources: 'userId in the tutorial, userid in the published spec.',
    choice: 'Both, stored as sent. Different values are refused.',
    why: 'Clients send all of these spellings.',
    shownBy: ['create-user-id-in-lower-case', 'create-user-id-twice'],
  },
  {
    topic: 'Paths of files',
    sources: 'Storage listings print paths with a leading slash; requests print both forms.',
    choice:
      'Storage listings return paths with a leading slash. In a request, a slash at the beginning or end makes no difference, except on SFTP and FTP, where a path without a leading slash is relative to the folder of the connection.',
    why: 'This is the documented form, and stored paths of both forms keep working.',
    shownBy: ['explore-paths-begin-with-slash', 'explore-listed-folder', 'explore-leading-slash'],
  },
  {
    topic: 'Long listings',
    sources: 'Neither a limit nor pages are documented.',
    choice:
      'All entries in one response, up to 50,000. A folder with more entries is refused with CONNECTOR-1308. Pages are an addition under /headwater/.',
    why: 'Clients of this call do not support pages, so a truncated listing would look complete.',
    shownBy: ['explore-folder'],
  },
  {
    topic: 'The description of a file',
    sources: 'A list of names and types in older pages, an object with a schema in newer ones.',
    choice: 'The object.',
    why: 'It is the newer form, and it has a place for rows.',
    shownBy: ['explore-file'],
  },
  {
    topic: 'Option values',
    sources: 'A list in the schema, an object with items in samples.',
    choice: 'An object with items. The list is empty, because no source here has option values.',
    why: 'The samples were observed; the schema was not.',
    shownBy: ['configs', 'spec-configs'],
  },
  {
    topic: 'The selection of option values',
    sources: 'outputType and outputField are required in one description and unknown in the other.',
    choice: 'They are optional.',
    why: 'The response is the same with and without them.',
    shownBy: ['spec-configs-of-all'],
  },
  {
    topic: 'The configuration of an authentication type',
    sources:
      'configParams with the IAM role of S3 are documented; no page describes the response for other sources and types.',
    choice: 'CONNECTOR-1302-400, the code for an unsupported type.',
    why: 'A list of option values would look like a valid result.',
    shownBy: ['spec-configs-auth-type'],
  },
  {
    topic: 'Objects that are not found',
    sources: 'FLOW-1439 has status 400 in the catalog of codes, but was observed with 404.',
    choice: '404.',
    why: '404 was observed.',
    shownBy: ['retrieve-unknown', 'retrieve-no-uuid', 'spec-unknown'],
  },
  {
    topic: 'Pages of a list',
    sources: 'No default is documented. 100 is the maximum in one description.',
    choice: 'From 1 to 100; the default is 100. Other limits are refused, not adjusted.',
    why: 'A page that is silently truncated hides connections.',
    shownBy: ['page-limit-too-large', 'page-limit-zero'],
  },
  {
    topic: 'A limit combined with a count',
    sources: 'They cannot be combined, but a client sends a limit with count=False.',
    choice: 'Refused only if the count is on.',
    why: 'A count that is off has no effect.',
    shownBy: ['count-off-with-limit', 'count-with-limit'],
  },
  {
    topic: 'Operators of a filter',
    sources: '!= is documented on some pages; one call uses a single =.',
    choice: 'Both work. = is equivalent to ==.',
    why: 'No other interpretation is plausible.',
    shownBy: ['filter-not-equal', 'filter-single-sign'],
  },
  {
    topic: 'Fields of a filter',
    sources: 'Some fields are listed or used; no page lists all of them.',
    choice:
      'Id, name, description, providerId, state, the times and creators of a connection, connectionSpec.id and .version, auth.specName. Never parameters, nor fields that are constant in a sandbox. Connections support one sort field at a time. Specs: id, name, providerId, and attributes; an absent attribute equals no value.',
    why: 'A filter by a parameter would reveal secrets by trial and error.',
    shownBy: ['filter-nested', 'filter-unknown-field', 'specs-missing-attribute'],
  },
  {
    topic: 'A search token with other criteria',
    sources:
      'The token is sent in the query and the criteria in the body. The behavior for changed criteria is not documented.',
    choice: 'Other filters or another order are refused with FLOW-1453; another limit is accepted.',
    why: 'They select a different list, in which the token has no position.',
    shownBy: ['search-other-criteria'],
  },
  {
    topic: 'Long filters',
    sources: 'No limit is documented.',
    choice:
      'At most 100 filters with 1000 values in total; in a list, also at most 16,000 characters. More are refused with FLOW-1453.',
    why: 'Every database limits the size of a query, and the link of a list to its next page includes its filters.',
    shownBy: ['search-too-many-filters'],
  },
  {
    topic: 'Repeated parameters',
    sources: 'Documented only for property and subOp.',
    choice:
      'Accepted if both values are the same (in explore, in any case and spelling); refused with FLOW-1453 if they differ.',
    why: 'Either choice could ignore the value that the client intended.',
    shownBy: ['list-parameter-twice', 'explore-same-twice', 'explore-parameter-twice'],
  },
  {
    topic: 'The query string of a search',
    sources: 'Its grammar is not documented.',
    choice: 'Expressions as in property, joined by &, not percent-encoded.',
    why: 'This is the documented grammar for lists.',
    shownBy: ['search-query-string', 'search-unknown-field'],
  },
  {
    topic: 'Codes for bodies',
    sources:
      'The catalog of the Flow Service has no code for a missing or wrong member; that of the providers does.',
    choice: 'CONNECTOR-1304 and CONNECTOR-1312, with the name of the member but never its value.',
    why: 'Their meaning matches exactly. The prefix CONNECTOR- was observed only in runs; without it, numbers of the two catalogs collide.',
    shownBy: [
      'create-no-name',
      'create-name-is-number',
      'create-missing-param',
      'create-missing-auth',
      'publish-incomplete',
      'search-limit-too-large',
    ],
  },
  {
    topic: 'A body that is not valid JSON',
    sources: 'The documentation does not say which layer refuses it.',
    choice: 'It is refused in the same form as a wrong Content-Type.',
    why: 'The same layer reads both.',
    shownBy: ['create-not-json'],
  },
  {
    topic: 'Strings that are not Unicode',
    sources: 'Bytes that are not UTF-8, escapes of half a surrogate pair, and NUL are not documented.',
    choice:
      'Refused in the same form as a wrong Content-Type, regardless of the charset in the Content-Type; in a query, refused with FLOW-1453.',
    why: 'It cannot be stored, and a replacement could change part of a secret.',
    shownBy: ['create-half-character', 'filter-not-utf-8'],
  },
  {
    topic: 'Codes for missing parameters',
    sources: 'FLOW-2119 is documented for one parameter, CONNECTOR-1359 for any parameter.',
    choice:
      'FLOW-2119 if the Flow Service reads the parameter; CONNECTOR-1359 if a provider does, as in explore.',
    why: 'Each catalog covers its own parameters.',
    shownBy: ['action-none', 'explore-no-type-of-object', 'explore-no-file-type'],
  },
  {
    topic: 'Codes for unknown values',
    sources: 'FLOW-1452 and FLOW-1453 are documented for filters.',
    choice: 'They are used for every parameter without a specific code.',
    why: 'No other code is closer.',
    shownBy: ['create-unknown-mode', 'page-no-token', 'page-limit-zero'],
  },
  {
    topic: 'Exploring by a connection spec',
    sources: 'CONNECTOR-1336 and CONNECTOR-1372 are both documented for specs that cannot be explored.',
    choice: '1336 if the source has nothing to explore, 1372 if exploring requires a connection.',
    why: 'The code then indicates the next step.',
    shownBy: ['spec-explore', 'spec-explore-streaming'],
  },
  {
    topic: 'Refusals of a token',
    sources: 'Only invalid_client was observed.',
    choice: 'The others follow OAuth (RFC 6749).',
    why: 'The endpoint is an OAuth endpoint.',
    shownBy: ['token-unknown-grant'],
  },
  {
    topic: 'Scopes of a token',
    sources: 'Requested in the documentation, with a list of scopes.',
    choice: 'Optional; accepted and ignored. The grants of a client determine its permissions.',
    why: 'The scopes of the platform have no meaning here.',
    shownBy: ['token-without-scope'],
  },
  {
    topic: 'The Content-Type of a patch',
    sources: 'Required, but omitted by some tutorials.',
    choice: 'Required for every request with a body.',
    why: 'The refusal is documented; the omission looks like a mistake.',
    shownBy: ['create-no-content-type', 'create-other-content-type'],
  },
  {
    topic: 'Enabling and disabling a connection',
    sources:
      'Connections have the states enabled and disabled. The actions enable and disable are documented for flows; the OpenAPI description lists only publish and the finalize operations for connections.',
    choice:
      'The actions enable and disable work on a connection as on a flow. A disabled connection keeps its parameters and can be tested.',
    why: 'No other documented request sets the state disabled, and a patch of the state is refused. If a target refuses the action, its response is reported unchanged.',
    shownBy: ['disable-and-enable', 'enable-enabled', 'disable-draft'],
  },
  {
    topic: 'Paths of a patch',
    sources: 'Name, description, and authentication parameters are documented; other paths are not.',
    choice: 'The documented paths, and the whole auth block with the same method. Others are refused.',
    why: 'A path that was never observed to change should not change by accident.',
    shownBy: ['patch-state'],
  },
  {
    topic: 'Several instructions of a patch',
    sources: 'Partial application is not documented.',
    choice: 'All or none.',
    why: 'A partially changed connection is useless.',
    shownBy: ['patch-all-or-nothing', 'patch-in-order'],
  },
  {
    topic: 'Drafts',
    sources:
      'A guide edits drafts by patches; the text of FLOW-1416 allows changes only to enabled, disabled, and initializing connections.',
    choice: 'Drafts can be changed and deleted. FLOW-1416 is not used.',
    why: 'Otherwise, they could be neither completed nor removed.',
    shownBy: ['publish-after-patch', 'delete-draft'],
  },
  {
    topic: 'Writing connection specs and flow specs',
    sources:
      'Offered, with a code for refusing user tokens. The documentation does not say whether all of them are refused.',
    choice: 'Always refused with FLOW-1426. The registries come from specs/sources and specs/flow-specs.',
    why: 'Every token here is a user token.',
    // A sandbox that accepts it could not be cleaned up, because specs cannot be deleted.
    shownBy: [],
  },
  {
    topic: 'The type of a column of delimited text',
    sources:
      'The tutorial prints String for each column of a file, an id and a phone number among them. Rows of a preview hold strings. A column also has an XDM type, and which one a file gets is not described.',
    choice:
      'The type is string and every value is a string, with and without a preview. `xdm` and `meta:xdmType` are the type that fits every value read, which is what a mapping needs.',
    why: 'Text such as 1.50 or 007 must not change in a preview, and the type must describe the values beside it.',
    shownBy: ['explore-delimited-strings'],
  },
  {
    topic: 'Methods that a path does not support',
    sources: 'The documentation does not say whether the status is 404 or 405.',
    choice: "404, with Headwater's own code, 404000. HEAD returns the same as GET, without the body.",
    why: 'The gateway has no code for it.',
    shownBy: [],
  },
  {
    topic: 'Bodies that are too large',
    sources: 'No limit is documented.',
    choice: "A body larger than 1 MiB is refused with 413 and Headwater's own code, 413000.",
    why: 'Any client could stop a service that reads without a limit.',
    shownBy: [],
  },
  {
    topic: 'Too many requests',
    sources: 'No limit is documented; 429050 was observed for other APIs.',
    choice: '429 with Retry-After and 429050. The limit is a setting and is off on loopback.',
    why: 'Clients already retry 429.',
    shownBy: [],
  },
];
