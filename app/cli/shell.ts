import type { Readable, Writable } from "node:stream";
import type { Environment } from "../config/environment.ts";

/** What a command is run with. */
export interface Shell {
  readonly env: Environment;
  readonly input: Readable;
  readonly out: Writable;
  readonly exit: (code: number) => void;
}
