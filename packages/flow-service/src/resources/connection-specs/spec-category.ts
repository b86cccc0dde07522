/** Words of the registry that do not follow from the catalog's. */
const WORDS: Readonly<Record<string, string>> = {
  databases: 'Database',
  'consent-and-preferences': 'Consent and Preferences',
  crm: 'CRM',
  ecommerce: 'e-Commerce',
};

/** Keys of the registry that do not follow from the catalog's words. */
const KEYS: Readonly<Record<string, string>> = {
  databases: 'database',
  'consent-and-preferences': 'consent',
};

/** The category of a spec in the registry's words, for example `Cloud Storage`. */
export function toSpecCategory(category: string): string {
  return WORDS[category] ?? category.split('-').map(capitalize).join(' ');
}

/** The key of a category in the attributes for user interfaces, for example `cloudStorage`. */
export function toCategoryKey(category: string): string {
  return toKey(KEYS[category] ?? category);
}

/** A name in kebab case as a key, in camel case. */
export function toKey(name: string): string {
  return name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
