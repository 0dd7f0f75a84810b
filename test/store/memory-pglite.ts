import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { spareMemory } from "../../app/store/durable-pglite/engine-flags.ts";

const cache = join(import.meta.dirname, "../../node_modules/.cache/gatehouse");
const version = (
  JSON.parse(
    readFileSync(join(import.meta.dirname, "../../node_modules/@electric-sql/pglite/package.json"), "utf8"),
  ) as { version: string }
).version;
const file = join(cache, `pglite-${version}.tar`);

let shared: Promise<PGlite> | undefined;

/**
 * PGlite in the memory of this process, one for all its tests, since a start takes half a second. Nothing is ever written but what a fresh one
 * consists of, which is kept between runs: making it takes two seconds.
 */
export function memoryPglite(): Promise<PGlite> {
  spareMemory();
  shared ??= open();
  return shared;
}

async function open(): Promise<PGlite> {
  const fresh = readFresh();
  if (fresh !== null) return PGlite.create({ loadDataDir: fresh });
  const pglite = await PGlite.create();
  const made = await pglite.dumpDataDir("none");
  mkdirSync(cache, { recursive: true });
  // Another process may be at it, too: whoever is last wins, and each is whole.
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, new Uint8Array(await made.arrayBuffer()));
  renameSync(aside, file);
  return pglite;
}

function readFresh(): Blob | null {
  try {
    return new Blob([readFileSync(file)]);
  } catch {
    return null;
  }
}
