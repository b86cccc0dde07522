import { readYaml } from './paths.ts';

type Components = Record<string, Record<string, unknown>>;

const FOREIGN = /^\.\.\/([\w-]+)\/openapi\.yaml#\/components\/(\w+)\/(\w+)$/;
const LOCAL = /^#\/components\/(\w+)\/(\w+)$/;

/**
 * Reads the OpenAPI document of an API. Copies in components that it references in another API, such as
 * `../flow-service/openapi.yaml#/components/schemas/Column`, so that the document is self-contained.
 */
export async function readApiDocument(name: string): Promise<object> {
  const document = (await readYaml(`specs/${name}/openapi.yaml`)) as { components: Components };
  const { components } = document;

  async function copy(api: string, kind: string, key: string): Promise<string> {
    const { components: lenders } = (await readYaml(`specs/${api}/openapi.yaml`)) as {
      components: Components;
    };
    const lent = lenders[kind]?.[key];
    if (lent === undefined)
      throw new Error(`specs/${name} refers to ${kind}/${key}, which specs/${api} lacks.`);
    components[kind] ??= {};
    const own = components[kind];
    if (own[key] === undefined) {
      own[key] = lent;
      await rewrite(lent, api);
    } else if (JSON.stringify(own[key]) !== JSON.stringify(lent)) {
      throw new Error(`specs/${name} and specs/${api} both define ${kind}/${key}, and differ.`);
    }
    return `#/components/${kind}/${key}`;
  }

  /** @param home API to which local references point */
  async function rewrite(value: unknown, home: string | undefined): Promise<void> {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key !== '$ref' || typeof inner !== 'string') {
        await rewrite(inner, home);
        continue;
      }
      const [, api, kind, target] = FOREIGN.exec(inner) ?? [];
      const [, localKind, localTarget] = LOCAL.exec(inner) ?? [];
      if (api && kind && target) Object.assign(value, { $ref: await copy(api, kind, target) });
      else if (home && localKind && localTarget) await copy(home, localKind, localTarget);
    }
  }

  await rewrite(document, undefined);
  return document;
}
