/** A sandbox of an organization. */
export interface SandboxRow {
  id: string;
  name: string;
  title: string;
  type: 'production' | 'development';
  isDefault: boolean;
  createdAt: number;
}

/** The sandboxes of every organization. */
export interface SandboxStore {
  /** By name. */
  list(imsOrgId: string): Promise<readonly SandboxRow[]>;
  find(imsOrgId: string, name: string): Promise<SandboxRow | undefined>;
  insert(imsOrgId: string, row: SandboxRow): Promise<void>;
}
