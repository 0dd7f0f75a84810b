import { PassThrough } from "node:stream";
import type { Terminal } from "../../src/cli/terminal.ts";

/** What a command wrote, and how it ended. */
export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the command line in this process, on a terminal without colours. */
export async function captured(command: (terminal: Terminal) => Promise<number>): Promise<Captured> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const terminal = { out, err } as unknown as Terminal;
  const code = await command(terminal);
  const text = (stream: PassThrough): string => {
    const chunk: unknown = stream.read();
    return Buffer.isBuffer(chunk) ? chunk.toString("utf8") : "";
  };
  return { code, out: text(out), err: text(err) };
}
