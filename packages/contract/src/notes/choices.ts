/** A matter on which public sources disagree or say nothing, and what we made of it. */
// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
export interface Choice {
  topic: string;
  /** What the sources say. */
  sources: string;
  choice: string;
  why: string;
  /** Ids of the cases that show it. */
  shownBy: readonly string[];
}

/** What was decided, and why. A real sandbox may show otherwise. */
export const CHOICES: readonly Choice[] = [
  {
    topic: 'A missing sandbox header',
    sources:
      'Optional in the public OpenAPI description, required in prose; an error code for its absence exists.',
    choice: 'The request takes place in the default production sandbox. Our clients always send the header.',
    why: 'The tutorials leave it out and work.',
    shownBy: ['sandbox-default'],
  },
  {
    topic: 'A missing token',
    sources: '403 at the gateway and in the OpenAPI description, 401 elsewhere.',
    choice: 'Missing is 403, not valid is 401.',
    why: 'The codes of the gateway say so: 403010 and 401013.',
    shownBy: ['gateway-no-token', 'gateway-bad-token'],
  },
  {
    topic: 'A foreign organization',
    sources: '403025 (not entitled) and 403027 (wrong id, or no product profile) both fit.',
    choice: '403027.',
    why: 'It is the one that names a wrong id.',
    shownBy: ['gateway-other-organisation'],
  },
  {
    topic: 'The status of a delete',
    sources: '204 for sources, 202 in the description of destinations.',
    choice: '204. Our clients take any status below 300.',
    why: 'This service is for sources, and deletes at once.',
    shownBy: ['delete-is-gone'],
  },
  {
    topic: 'A slash at the end of a path',
    sources:
      'The OpenAPI description declares PATCH and DELETE of a connection only with one; the prose writes none.',
    choice: 'It makes no difference anywhere.',
    why: 'Clients of both habits exist.',
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
    choice: 'Both. Our clients send a list.',
    why: 'Neither can be mistaken for the other.',
    shownBy: ['patch-single-instruction', 'patch-answers-reference'],
  },
  {
    topic: 'How operations are written',
    sources: 'REPLACE, replace and Replace; PUBLISH and publish; FINALIZE_UPDATE.',
    choice: 'Case makes no difference, nor does `-` for `_`.',
    why: 'Each is sent by somebody.',
    shownBy: ['patch-operation-case', 'publish-upper-case'],
  },
  {
    topic: 'Sub-operations of an action',
    sources: 'Required in the OpenAPI description, sent by nobody.',
    choice: 'Optional. Those that are sent must exist, and PROGRESS must stand alone.',
    why: 'They are for providers.',
    shownBy: ['publish', 'action-unknown-part', 'action-progress-with-others'],
  },
  {
    topic: 'If-Match on an action',
    sources: 'Optional; what happens without it is not said.',
    choice: 'It is compared when it is sent.',
    why: 'Who sends it means it.',
    shownBy: ['publish', 'publish-stale-etag'],
  },
  {
    topic: 'Quotes of an etag',
    sources: 'Said to be mandatory, and left out in one tutorial. Other forms of HTTP are not spoken of.',
    choice:
      'One pair of quotes is ignored. `*` is not taken for any version; an etag marked as weak and a list of etags match none. An empty header counts as none.',
    why: 'No etag differs from another only by its quotes; `*` would undo what etags are for.',
    shownBy: ['patch-unquoted-etag', 'patch-any-etag', 'patch-weak-etag', 'patch-listed-etag'],
  },
  {
    topic: 'The etag of a published draft',
    sources: 'Unchanged in one tutorial, changed everywhere else.',
    choice: 'Every change gives a new etag, publishing too.',
    why: 'An etag that stays hides a change.',
    shownBy: ['publish'],
  },
  {
    topic: 'The version of a connection spec',
    sources: 'Required in one description, which answers 422 without it; optional in prose.',
    choice: '1.0 when it is left out. Our clients always send it.',
    why: 'There is no other version yet.',
    shownBy: ['create-without-version'],
  },
  {
    topic: 'The name of a connection',
    sources: 'Required in prose, optional in the description. Whether names are unique is not said.',
    choice: 'Required, and not unique.',
    why: 'Without a name a connection cannot be told from others; an id tells two of one name apart.',
    shownBy: ['create-no-name', 'create-same-name'],
  },
  {
    topic: 'Another kind of authentication',
    sources: 'Forbidden for some sources, open for the rest.',
    choice: 'Forbidden by a patch.',
    why: 'The parameters of one kind mean nothing to another.',
    shownBy: ['patch-authentication'],
  },
  {
    topic: 'Secrets that are read back',
    sources: 'Echoed in samples, called a partial view in the description.',
    choice: 'Masked as `********`; the mask is refused when it is sent.',
    why: 'A secret that can be read back is none.',
    shownBy: ['create-hides-secrets', 'patch-one-param', 'patch-mask'],
  },
  {
    topic: 'A test that fails',
    sources: 'Whether it is answered with false or with an error is not said.',
    choice: 'False. Why is told at `/headwater/connections/{connectionId}/test`.',
    why: 'The answer has a boolean for it.',
    shownBy: ['test-fails'],
  },
  {
    topic: 'Names of explore parameters',
    sources: 'fileType, FileType and FILE_TYPE; values in upper and lower case.',
    choice: 'Neither case nor underscores make a difference.',
    why: 'Each is sent by somebody.',
    shownBy: ['explore-any-case'],
  },
  {
    topic: 'Categories and texts of connection specs',
    sources:
      'One spec is published whole: its category is Cloud Storage, and its texts for user interfaces are objects with a key.',
    choice:
      'Categories are worded as in the list for self-serve sources. Keys are the name of the spec in camel case, with Label and Description behind it.',
    why: 'It is what the published spec has; the keys of others were not seen.',
    shownBy: ['spec-as-published'],
  },
  {
    topic: 'The user of Azure File Storage',
    sources: 'userId in the tutorial, userid in the published spec.',
    choice: 'Both, stored as sent. They are refused when they differ.',
    why: 'Each is sent by somebody.',
    shownBy: ['create-user-id-in-lower-case', 'create-user-id-twice'],
  },
  {
    topic: 'Paths of files',
    sources: 'Listings of storages print paths that begin with a slash, requests print both forms.',
    choice:
      'Listings of storages give paths that begin with a slash. In a request a slash at the beginning or end makes no difference, except on SFTP and FTP, where a path without one starts at the folder of the connection.',
    why: 'It is what is printed, and stored paths of both forms keep working.',
    shownBy: ['explore-paths-begin-with-slash', 'explore-listed-folder', 'explore-leading-slash'],
  },
  {
    topic: 'Long listings',
    sources: 'Whether a listing has a limit, or pages, is not said.',
    choice:
      'Everything in one answer, up to 50,000 entries; a folder with more is refused with CONNECTOR-1308. Pages are an addition under /headwater/.',
    why: 'Clients of this call know no pages, so a listing that was cut would look like a whole one.',
    shownBy: ['explore-folder'],
  },
  {
    topic: 'What a file is told by',
    sources: 'A list of names and types in older pages, an object with a schema in newer ones.',
    choice: 'The object.',
    why: 'It is the newer one, and has room for rows.',
    shownBy: ['explore-file'],
  },
  {
    topic: 'Option values',
    sources: 'A list in the schema, an object with items in samples.',
    choice: 'An object with items. They are empty: no source here has any.',
    why: 'Samples were seen, the schema was not.',
    shownBy: ['configs', 'spec-configs'],
  },
  {
    topic: 'Which option values are meant',
    sources: 'outputType and outputField are required in one description, and unknown to the other.',
    choice: 'They may be left out.',
    why: 'The answer is the same with and without them.',
    shownBy: ['spec-configs-of-all'],
  },
  {
    topic: 'What is prepared for an authentication type',
    sources:
      'configParams with the IAM role of S3 are documented; no page says what other sources and types answer.',
    choice: 'CONNECTOR-1302-400, the code for a type that is not supported.',
    why: 'A list of option values would look like an answer to the question.',
    shownBy: ['spec-configs-auth-type'],
  },
  {
    topic: 'What is not found',
    sources: 'FLOW-1439 is 400 in the catalog of codes, and was seen with 404.',
    choice: '404.',
    why: 'It was seen.',
    shownBy: ['retrieve-unknown', 'retrieve-no-uuid', 'spec-unknown'],
  },
  {
    topic: 'Pages of a list',
    sources: 'No default is told; 100 is the most in one description.',
    choice: 'From 1 to 100, and 100 without a limit. Other limits are refused, not adjusted.',
    why: 'A page that is silently shorter hides connections.',
    shownBy: ['page-limit-too-large', 'page-limit-zero'],
  },
  {
    topic: 'A limit beside a count',
    sources: 'They exclude each other, and a client sends a limit with count=False.',
    choice: 'Refused only when the count is on.',
    why: 'A count that is off asks for nothing.',
    shownBy: ['count-off-with-limit', 'count-with-limit'],
  },
  {
    topic: 'Operators of a filter',
    sources: '!= is told in some pages; one call uses a single =.',
    choice: 'Both work; = means ==.',
    why: 'Nothing else could be meant.',
    shownBy: ['filter-not-equal', 'filter-single-sign'],
  },
  {
    topic: 'Fields of a filter',
    sources: 'Some fields are listed or used; no page lists all.',
    choice:
      'Id, name, description, providerId, state, the times and makers of a connection, connectionSpec.id and .version, auth.specName; never parameters, nor what is the same for all of a sandbox. Connections have one order at a time. Specs: id, name, providerId and attributes, where what is absent is equal to nothing.',
    why: 'A filter by a parameter would tell secrets by trying.',
    shownBy: ['filter-nested', 'filter-unknown-field', 'specs-missing-attribute'],
  },
  {
    topic: 'A token of a search beside other criteria',
    sources: 'The token goes into the query, the criteria stay in the body; what if they change is not said.',
    choice: 'Other filters or another order are refused with FLOW-1453; another limit is taken.',
    why: 'They are another list, in which the token has no place.',
    shownBy: ['search-other-criteria'],
  },
  {
    topic: 'Long filters',
    sources: 'No limit is told.',
    choice:
      '100 filters and 1000 values in all of them, in a list 16,000 characters; more are refused with FLOW-1453.',
    why: 'No database takes any number in one query, and the link of a list to its next page holds its filters.',
    shownBy: ['search-too-many-filters'],
  },
  {
    topic: 'Parameters that are given twice',
    sources: 'Told of property and subOp only.',
    choice:
      'Taken when both values are the same, in explore in any case and spelling; refused with FLOW-1453 when they differ.',
    why: 'Whichever is taken, the other is what somebody meant.',
    shownBy: ['list-parameter-twice', 'explore-same-twice', 'explore-parameter-twice'],
  },
  {
    topic: 'The query string of a search',
    sources: 'Its grammar is nowhere told.',
    choice: 'Expressions as in property, joined by &, not percent-encoded.',
    why: 'It is the grammar that is told for lists.',
    shownBy: ['search-query-string', 'search-unknown-field'],
  },
  {
    topic: 'Codes for bodies',
    sources:
      'The catalog of the Flow Service has none for a member that is missing or wrong; that of the providers has.',
    choice: 'CONNECTOR-1304 and CONNECTOR-1312, which name the member and never its value.',
    why: 'They say exactly that. The prefix CONNECTOR- was seen in runs only; without one, numbers of the two catalogs collide.',
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
    topic: 'A body that is no JSON',
    sources: 'Which layer refuses it is not said.',
    choice: 'It is refused in the body of a wrong Content-Type.',
    why: 'The same layer reads both.',
    shownBy: ['create-not-json'],
  },
  {
    topic: 'Text that is not Unicode',
    sources: 'Nothing is said of bytes that are not UTF-8, of escapes of half a character, or of NUL.',
    choice:
      'Refused, whatever charset the Content-Type names, in the body of a wrong Content-Type; in a query with FLOW-1453.',
    why: 'It cannot be kept, and what would be kept in its place may be part of a secret.',
    shownBy: ['create-half-character', 'filter-not-utf-8'],
  },
  {
    topic: 'Codes for parameters that are missing',
    sources: 'FLOW-2119 is told of one parameter, CONNECTOR-1359 of any.',
    choice: 'FLOW-2119 where the Flow Service reads it, CONNECTOR-1359 where a provider does: in explore.',
    why: 'The catalog of each is used for its own.',
    shownBy: ['action-none', 'explore-no-type-of-object', 'explore-no-file-type'],
  },
  {
    topic: 'Codes for values that there are not',
    sources: 'FLOW-1452 and FLOW-1453 are told of filters.',
    choice: 'They are used for every parameter that has no code of its own.',
    why: 'Nothing else comes as near.',
    shownBy: ['create-unknown-mode', 'page-no-token', 'page-limit-zero'],
  },
  {
    topic: 'Exploring by a connection spec',
    sources: 'CONNECTOR-1336 and CONNECTOR-1372 are both told of specs that cannot be explored.',
    choice: '1336 where there is nothing to explore at all, 1372 where a connection is needed for it.',
    why: 'It tells what to do next.',
    shownBy: ['spec-explore', 'spec-explore-streaming'],
  },
  {
    topic: 'Refusals of a token',
    sources: 'Only invalid_client was seen.',
    choice: 'The others are worded as OAuth (RFC 6749) does.',
    why: 'The endpoint is one of OAuth.',
    shownBy: ['token-unknown-grant'],
  },
  {
    topic: 'Scopes of a token',
    sources: 'Asked for in the documentation, with a list of them.',
    choice: 'Taken, not looked into, and optional. What a client may do is in its grants.',
    why: 'No scope of the platform means anything here.',
    shownBy: ['token-without-scope'],
  },
  {
    topic: 'A Content-Type of a patch',
    sources: 'Required, and left out by some tutorials.',
    choice: 'Required wherever there is a body.',
    why: 'The refusal is documented; the omission looks like an oversight.',
    shownBy: ['create-no-content-type', 'create-other-content-type'],
  },
  {
    topic: 'Enabling and disabling a connection',
    sources:
      'Connections have the states enabled and disabled. The actions enable and disable are documented for flows; the OpenAPI description lists only publish and the finalize operations for connections.',
    choice:
      'The actions enable and disable work on a connection as on a flow. A disabled connection keeps its parameters and can be tested.',
    why: 'No other documented request brings about the state disabled, and a patch of the state is refused. A target that refuses the action is reported as it answers.',
    shownBy: ['disable-and-enable', 'enable-enabled', 'disable-draft'],
  },
  {
    topic: 'Paths of a patch',
    sources: 'Name, description and parameters of the authentication are told; nothing is said of others.',
    choice: 'Those, and the auth block as a whole with the kind it has. Others are refused.',
    why: 'What nobody has seen changed should not change by accident.',
    shownBy: ['patch-state'],
  },
  {
    topic: 'Several instructions of a patch',
    sources: 'Whether some may apply and others not is not said.',
    choice: 'All or none.',
    why: 'A connection that is half changed is of use to nobody.',
    shownBy: ['patch-all-or-nothing', 'patch-in-order'],
  },
  {
    topic: 'Drafts',
    sources:
      'A guide edits drafts by patches; the text of FLOW-1416 allows changes only to enabled, disabled and initializing connections.',
    choice: 'Drafts may be changed and deleted. FLOW-1416 is not used.',
    why: 'They could otherwise neither be completed nor be got rid of.',
    shownBy: ['publish-after-patch', 'delete-draft'],
  },
  {
    topic: 'Writing connection specs',
    sources: 'Offered, with a code for refusing the tokens of users. Whether all are refused is not said.',
    choice: 'Always refused with FLOW-1426. The registry comes from specs/sources.',
    why: 'Every token here is that of a user.',
    // A sandbox in which it is not refused could not be cleaned up: specs cannot be deleted.
    shownBy: [],
  },
  {
    topic: 'Methods that a path does not have',
    sources: 'Whether 404 or 405 is answered is not said.',
    choice: '404, with a code of our own, 404000. HEAD answers as GET does, without the body.',
    why: 'The gateway has no code for it.',
    shownBy: [],
  },
  {
    topic: 'Bodies that are too large',
    sources: 'No limit is told.',
    choice: 'More than 1 MiB is refused with 413 and a code of our own, 413000.',
    why: 'A service that reads without end can be stopped by anybody.',
    shownBy: [],
  },
  {
    topic: 'Too many requests',
    sources: 'No limit is told; 429050 was seen for other APIs.',
    choice: '429 with Retry-After and 429050, from a limit that is a setting and off on loopback.',
    why: 'Clients retry 429 already.',
    shownBy: [],
  },
];
