import { writeSync } from "node:fs";
import type { StoreError } from "../store-error.ts";

/** `EX_IOERR` of sysexits.h. */
export const STORE_BROKEN = 74;

/**
 * Ends this process at once, with one line on stderr and code {@link STORE_BROKEN}. What a server of PostgreSQL's does when its log cannot be
 * written: it stops, and reads that log again at its next start. Here the server is inside this process, and cannot be stopped alone.
 */
export function endProcess(broken: StoreError): never {
  try {
    // Past all buffers: nothing that is written later would still be heard.
    writeSync(2, `gatehouse: ${broken.message}\n`);
  } catch {
    // Where nobody listens, the code has to tell.
  }
  try {
    process.exit(STORE_BROKEN);
  } finally {
    // Only if a listener for the end failed.
    process.kill(process.pid, "SIGKILL");
  }
}
