export type Theme = 'system' | 'light' | 'dark';

export const THEME_COOKIE = 'headwater-theme';

/** The color scheme of a cookie's value; absent if the scheme follows the system. */
export function schemeOf(value: string | undefined): 'light' | 'dark' | undefined {
  return value === 'light' || value === 'dark' ? value : undefined;
}
