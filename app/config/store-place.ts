import type { StorePlace } from "../store/open-store.ts";
import { type Environment, setIn } from "./environment.ts";

/**
 * Reads from the environment where the store is. What is wrong goes to `faults`: also an empty address of a server, since whoever meant to name
 * one must not find themselves on an empty folder.
 */
export function storePlace(env: Environment, faults: string[]): StorePlace {
  const { DATABASE_URL: databaseUrl } = env;
  const folder = setIn(env, "DATA_FOLDER");
  if (databaseUrl === undefined) return { folder: folder ?? "./data" };
  if (folder !== undefined) faults.push("DATABASE_URL, DATA_FOLDER: expected one of the two, not both");
  if (!/^postgres(ql)?:\/\/./.test(databaseUrl))
    faults.push("DATABASE_URL: expected an address such as postgresql://gatehouse@db.example.com/gatehouse");
  return { databaseUrl };
}
