import type { Document, Pair, YAMLError, YAMLMap } from 'yaml';

/**
 * Why a document cannot be read; completes a sentence that begins with its name. Never repeats a line of it, which
 * may hold secrets.
 */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
}

/**
 * Reads a YAML document, and so also JSON. Numbers keep their digits: `007` and `1.10` stay unchanged where a string
 * is expected, and core converts them where a number is expected.
 *
 * @throws DocumentFault
 */
export async function parseDocument(content: string): Promise<unknown> {
  const document = await readOne(content);
  const { visit } = await import('yaml');
  visit(document, {
    Map: (_key, map) => assertUniqueKeys(map, content),
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'number' && scalar.source) scalar.value = scalar.source;
    },
  });
  return toValue(document);
}

async function readOne(content: string): Promise<Document> {
  const { parseAllDocuments, Document: EmptyDocument } = await import('yaml');
  let documents: readonly Document[];
  try {
    // The parser compares each key of a map with all others, which takes minutes for a large file.
    documents = parseAllDocuments(content, { uniqueKeys: false });
  } catch {
    throw new DocumentFault('is neither JSON nor YAML: it is nested too deeply');
  }
  if (documents.length > 1)
    throw new DocumentFault('holds several documents, separated by `---`; one is expected');
  const [document = new EmptyDocument(null)] = documents;
  const [error] = document.errors;
  if (error) throw new DocumentFault(sayWhatIsWrong(error));
  return document;
}

function sayWhatIsWrong({ code, linePos }: YAMLError): string {
  const [place] = linePos ?? [];
  if (code === 'TAB_AS_INDENT')
    return `is indented with a tab in line ${place?.line}, which YAML does not allow; use spaces`;
  const where = place ? `: it cannot be parsed from line ${place.line}, column ${place.col} on` : '';
  return `is neither JSON nor YAML${where}`;
}

function assertUniqueKeys(map: YAMLMap, content: string): void {
  const seen = new Set<string>();
  for (const { key } of map.items as Pair<{ value?: unknown; range?: readonly number[] }>[]) {
    const name = String(key?.value);
    if (seen.has(name)) {
      const line = content.slice(0, key?.range?.[0]).split('\n').length;
      throw new DocumentFault(`has the key "${name}" twice in the same object, again in line ${line}`);
    }
    seen.add(name);
  }
}

function toValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    // The parser rejects only references here: unknown ones, or so many that they would exhaust memory.
    throw new DocumentFault('has an alias (`*name`) that cannot be resolved');
  }
}
