import { EXIT } from "./exit-code.ts";
import { describeFault } from "./fault.ts";
import { program } from "./program.ts";
import { tell } from "./terminal.ts";

// Zod writes a program for each schema before it uses it, which pays for those who use one often: a check of the example took 6 %
// more of the processor by it. Said here, because who loads Zod builds schemas at once: `z.config` would come too late.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const terminal = { out: process.stdout, err: process.stderr };
// A reader such as `head` may close the pipe early: then nobody is left to write for.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  throw error;
});
try {
  await program(terminal, (code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  tell(terminal, "error", describeFault(error));
  process.exitCode = EXIT.failed;
}
