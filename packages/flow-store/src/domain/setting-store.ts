/** Values that all services on one database must agree on. */
type Setting = 'organisation' | 'first-master-key' | 'credentials-sealed';

/** The settings of a database. The first value of a setting is final. */
export interface SettingStore {
  /** Stores the value unless the setting already has one. @returns the stored value. */
  keepFirst(setting: Setting, value: string): Promise<string>;
  /** `undefined` if the setting has no value yet. */
  find(setting: Setting): Promise<string | undefined>;
}
