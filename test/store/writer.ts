// Writes row after row until it is killed, and names each on a line of its own once its commit has resolved.
import { writeSync } from "node:fs";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";

const [, , place = "", prefix = ""] = process.argv;
const store = await openStore(JSON.parse(place) as StorePlace);
for (let number = 0; ; number += 1) {
  const name = `${prefix}/${number}`;
  await store.transaction((trx) =>
    trx
      .insertInto("setting")
      .values({ name, value: "x".repeat(500) })
      .execute(),
  );
  // Past all buffers: what is said here was committed, and what was committed and not said is not asked for.
  writeSync(1, `${name}\n`);
}
