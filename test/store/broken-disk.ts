// Writes rows into a folder and names each on a line of its own once its commit has resolved; from the tenth on, the disk fails.
import fs, { fsyncSync } from "node:fs";
import { openDurable } from "../../app/store/durable-pglite/open-durable.ts";

const [, , folder = "", fault = ""] = process.argv;
let broken = false;
refuseWrites();
const durable = await openDurable(folder, {
  sync(fd) {
    if (broken && fault === "fsync") fail("EIO");
    fsyncSync(fd);
  },
});
const { pglite } = durable;
await pglite.exec("create table written (name int, value text)");
for (let name = 0; name < 20; name += 1) {
  broken = name >= 10 && name < 15;
  try {
    // More than a page: the table's file grows with each.
    await pglite.query(
      "insert into written values ($1, (select string_agg(md5(random()::text), '') from generate_series(1, 1000)))",
      [name],
    );
    fs.writeSync(1, `${name}\n`);
  } catch (error) {
    fs.writeSync(1, `refused: ${error instanceof Error ? error.message : "unknown"}\n`);
  }
}
await durable.close();

/** Emscripten calls what stands in this object at that time. */
function refuseWrites(): void {
  const paths = new Map<number, string>();
  const { openSync, writeSync } = fs;
  fs.openSync = (path, flags, mode) => {
    const fd = openSync(path, flags, mode);
    paths.set(fd, String(path));
    return fd;
  };
  fs.writeSync = ((fd: number, ...rest: [Buffer]) => {
    const path = paths.get(fd) ?? "";
    if (broken && fault === "log" && path.includes("pg_wal")) fail("ENOSPC");
    if (broken && fault === "unheard-of" && path.includes("pg_wal")) fail("Unknown system error -117");
    if (broken && fault === "table" && path.includes("/base/")) fail("ENOSPC");
    return writeSync(fd, ...rest);
  }) as typeof writeSync;
}

function fail(code: string): never {
  throw Object.assign(new Error(code), { code });
}
