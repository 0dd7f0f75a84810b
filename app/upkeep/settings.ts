import type { Store } from "../store/store.ts";

/** Reads a small thing that is remembered by name; `null` when it never was. */
export async function readSetting({ db }: Pick<Store, "db">, name: string): Promise<unknown> {
  const row = await db.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.value);
}

/** Remembers a small thing by name. */
export async function writeSetting({ db }: Pick<Store, "db">, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto("setting")
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: text }))
    .execute();
}
