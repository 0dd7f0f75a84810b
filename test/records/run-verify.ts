import { PassThrough } from "node:stream";
import type { Terminal } from "../../src/cli/terminal.ts";
import { verify } from "../../src/cli/verify/verify.ts";
import type { VerifyOptions } from "../../src/cli/verify/verify-options.ts";

/** What `gatehouse verify` printed and how it ended. */
export interface Verified {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `gatehouse verify` in this process: a table of many rows would take long in as many. */
export async function runVerify(path: string, options: Partial<VerifyOptions> = {}): Promise<Verified> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const terminal = { out, err } as unknown as Terminal;
  const status = await verify(path, { policy: [], ...options }, terminal);
  const text = (stream: PassThrough) => String((stream.read() as Buffer | null) ?? "");
  return { status, out: text(out), err: text(err) };
}
