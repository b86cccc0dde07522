export type Theme = 'system' | 'light' | 'dark';

export const THEME_COOKIE = 'headwater-theme';

/** The explicit color scheme of a cookie's value; absent for "as the system". */
export function schemeOf(value: string | undefined): 'light' | 'dark' | undefined {
  return value === 'light' || value === 'dark' ? value : undefined;
}
