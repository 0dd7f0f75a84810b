import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Milliseconds of so many writes of one page that are each put on disk: no commit can be faster. */
export function diskTimes(count: number): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  const fd = openSync(join(folder, "pages"), "w");
  const page = Buffer.alloc(8192, 1);
  try {
    return Array.from({ length: count }, () => {
      const began = performance.now();
      writeSync(fd, page);
      fsyncSync(fd);
      return performance.now() - began;
    });
  } finally {
    closeSync(fd);
    rmSync(folder, { recursive: true, force: true });
  }
}
