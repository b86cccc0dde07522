/** Registry names that cannot be derived from the catalog's categories. */
const WORDS: Readonly<Record<string, string>> = {
  databases: 'Database',
  'consent-and-preferences': 'Consent and Preferences',
  crm: 'CRM',
  ecommerce: 'e-Commerce',
};

/** Registry keys that cannot be derived from the catalog's categories. */
const KEYS: Readonly<Record<string, string>> = {
  databases: 'database',
  'consent-and-preferences': 'consent',
};

/** Returns the registry's name of a category, for example `Cloud Storage`. */
export function toSpecCategory(category: string): string {
  return WORDS[category] ?? category.split('-').map(capitalize).join(' ');
}

/** Returns the category's key in the user interface attributes, for example `cloudStorage`. */
export function toCategoryKey(category: string): string {
  return toKey(KEYS[category] ?? category);
}

/** Converts kebab case to camel case. */
export function toKey(name: string): string {
  return name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
