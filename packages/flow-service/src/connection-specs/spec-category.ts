/** Categories that the registry words otherwise than the catalogue; the rest differ only in writing. */
const REGISTRY_WORDS: Readonly<Record<string, string>> = {
  databases: 'database',
  'consent-and-preferences': 'consent',
};

/** The registry's word for a category, in camel case. */
export function toSpecCategory(category: string): string {
  const word = REGISTRY_WORDS[category] ?? category;
  return word.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
