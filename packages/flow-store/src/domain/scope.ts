/** Where a row lives. Part of every query. */
export interface Scope {
  imsOrgId: string;
  sandboxName: string;
}
