/** Organization and sandbox of a row. Part of every query. */
export interface Scope {
  imsOrgId: string;
  sandboxName: string;
}
