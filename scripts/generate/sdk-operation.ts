import type { Parameter } from './operations.ts';
import type { SdkOperation } from './sdk-shape.ts';

const SCHEMA = /^#\/components\/schemas\/(\w+)$/;

/** Names of the types in the signature of an operation's method. */
export function typesNeeded(operation: SdkOperation): string[] {
  return [...renderSignatureLine(operation).matchAll(/\b(?!Types\b|CallOptions\b|Promise\b)[A-Z]\w+/g)].map(
    ([name]) => name,
  );
}

/** The method as a documented member of an interface. */
export function renderSignature(operation: SdkOperation): string {
  return `${renderDocumentation(operation)}\n${renderSignatureLine(operation)}`;
}

function renderDocumentation(operation: SdkOperation): string {
  const { summary, description, method, path, success, parameters } = operation;
  const tags = [
    ...parameters
      .filter((one) => one.in === 'path' && one.description !== undefined)
      .map((one) => `@param ${one.name} ${one.description}`),
    ...(success.description === undefined ? [] : [`@returns ${success.description}`]),
  ];
  const blocks = [
    summary,
    description,
    `\`${method} ${path}\``,
    tags.length > 0 ? tags.join('\n') : undefined,
  ];
  const text = blocks.filter((block) => block !== undefined).join('\n\n');
  const lines = text.replaceAll('*/', '*\\/').split('\n');
  return ['  /**', ...lines.map((line) => `   * ${line}`.trimEnd()), '   */'].join('\n');
}

function renderSignatureLine(operation: SdkOperation): string {
  const parameters = [
    ...pathNames(operation).map((name) => `${name}: string`),
    ...inputParameters(operation),
  ];
  return `  ${operation.name}(${parameters.join(', ')}): ${returnType(operation)};`;
}

/** The parameters: body or query, then options. If there is a body, the query is part of the options. */
function inputParameters(operation: SdkOperation): string[] {
  const { body } = operation;
  const options = optionsParameter(operation);
  if (body !== undefined) {
    const type = bodyType(operation);
    const isOptional = !body.required && options.startsWith('options?');
    return [isOptional ? `body?: ${type}` : `body: ${type}${body.required ? '' : ' | undefined'}`, options];
  }
  const query = inPlace(operation, 'query');
  if (query.length === 0) return [options];
  const mark = query.some(({ required }) => required) ? '' : '?';
  return [`query${mark}: QueryOf<Types['${operation.id}']>`, options];
}

function optionsParameter(operation: SdkOperation): string {
  const queryInOptions = operation.body === undefined ? [] : inPlace(operation, 'query');
  const etag = etagOf(operation);
  const types = [
    'CallOptions',
    ...(queryInOptions.length > 0 ? [`QueryOf<Types['${operation.id}']>`] : []),
    ...(etag === undefined ? [] : [etag.required ? '{ etag: string }' : '{ etag?: string | undefined }']),
  ];
  const isRequired = etag?.required || queryInOptions.some(({ required }) => required);
  return `options${isRequired ? '' : '?'}: ${types.join(' & ')}`;
}

function bodyType({ id, body }: SdkOperation): string {
  const name = SCHEMA.exec(body?.schema.$ref ?? '')?.[1];
  return name === undefined ? `BodyOf<Types['${id}']>` : `Loose<${name}>`;
}

function returnType({ id, answer, answerType }: SdkOperation): string {
  if (answer === 'nothing') return 'Promise<void>';
  if (answer === 'text') return 'Promise<string>';
  const type = answerType ?? `AnswerOf<Types['${id}']>`;
  return answer === 'page' ? `PagePromise<${type}>` : `Promise<${type}>`;
}

/** The method as a member of the object that implements the interface. */
export function renderImplementation(operation: SdkOperation): string {
  const { name, answer, body } = operation;
  const query = inPlace(operation, 'query').map((one) => one.name);
  const hasQueryInOptions = body !== undefined && query.length > 0;
  const isRequired = !optionsParameter(operation).startsWith('options?');
  const names = [
    ...pathNames(operation),
    ...(body === undefined ? [] : ['body']),
    ...(body === undefined && query.length > 0 ? ['query'] : []),
    hasQueryInOptions ? `{ ${query.join(', ')}, ...options }${isRequired ? '' : ' = {}'}` : 'options',
  ];
  const given = hasQueryInOptions ? `{ ${query.join(', ')} }` : 'query';
  if (answer === 'page') {
    const request = renderRequest(operation, 'query: page');
    return `    ${name}(${names.join(', ')}) {
      return paged((page) => json(${request}), ${query.length > 0 ? given : '{}'});
    },`;
  }
  const request = renderRequest(
    operation,
    query.length === 0 ? '' : hasQueryInOptions ? `query: ${given}` : 'query',
  );
  const call = `await ${answer}(${request});`;
  return `    async ${name}(${names.join(', ')}) {
      ${answer === 'nothing' ? '' : 'return '}${call}
    },`;
}

function renderRequest(operation: SdkOperation, query: string): string {
  const { id, answer, body, expects, list, accept, waitsForSource } = operation;
  const path = pathNames(operation);
  const members = [
    `operation: OPERATIONS.${id}`,
    ...(path.length > 0 ? [`path: { ${path.join(', ')} }`] : []),
    ...(query === '' ? [] : [query]),
    ...(body === undefined ? [] : ['body']),
    ...(expects.length > 0 ? [`expects: [${expects.map((member) => `'${member}'`).join(', ')}]`] : []),
    ...(list === undefined || answer === 'item' ? [] : [`list: '${list}'`]),
    ...(accept === undefined ? [] : [`accept: '${accept}'`]),
    ...(waitsForSource ? ['isSlow: true'] : []),
    '...options',
  ];
  return `{ ${members.join(', ')} }`;
}

function pathNames(operation: SdkOperation): string[] {
  return inPlace(operation, 'path').map(({ name }) => name);
}

/** The client sets the sandbox, and the options contain the etag. */
function etagOf(operation: SdkOperation): Parameter | undefined {
  return inPlace(operation, 'header').find(({ name }) => name.toLowerCase() === 'if-match');
}

function inPlace({ parameters }: SdkOperation, place: Parameter['in']): readonly Parameter[] {
  return parameters.filter((parameter) => parameter.in === place);
}
