import type { SettingStore } from '../../domain/setting-store.ts';
import type { SqlAccess } from '../database/sql-access.ts';

export function createSqlSettingStore({
  database,
  write,
}: Pick<SqlAccess, 'database' | 'write'>): SettingStore {
  return {
    async find(name) {
      const select = database.selectFrom('settings').select('value').where('name', '=', name);
      return (await select.executeTakeFirst())?.value;
    },
    async keepFirst(name, value) {
      return await write(async (transaction) => {
        const insert = transaction.insertInto('settings').values({ name, value });
        await insert.onConflict((conflict) => conflict.doNothing()).execute();
        const select = transaction.selectFrom('settings').select('value').where('name', '=', name);
        return (await select.executeTakeFirstOrThrow()).value;
      });
    },
  };
}
