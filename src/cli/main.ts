import { EXIT } from "./exit-code.ts";
import { describeFault } from "./fault.ts";
import { program } from "./program.ts";
import { tell } from "./terminal.ts";

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
