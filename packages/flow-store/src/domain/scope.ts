/** Organization and sandbox of a row. Every query includes both. */
export interface Scope {
  imsOrgId: string;
  sandboxName: string;
}
