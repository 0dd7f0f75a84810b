import type { StorePlace } from "../store/open-store.ts";
import type { Environment } from "./environment.ts";

/** Reads from the environment where the store is. What is wrong goes to `faults`. */
export function storePlace(env: Environment, faults: string[]): StorePlace {
  const { DATABASE_URL: databaseUrl, DATA_FOLDER: folder } = env;
  if (databaseUrl === undefined) return { folder: folder ?? "./data" };
  if (folder !== undefined) faults.push("DATABASE_URL, DATA_FOLDER: expected one of the two, not both");
  if (!/^postgres(ql)?:\/\/./.test(databaseUrl))
    faults.push("DATABASE_URL: expected an address such as postgresql://gatehouse@db.example.com/gatehouse");
  return { databaseUrl };
}
