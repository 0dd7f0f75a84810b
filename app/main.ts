import { program } from "./cli/program.ts";
import { tellFailure } from "./cli/tell-failure.ts";

const shell = {
  env: process.env,
  input: process.stdin,
  out: process.stdout,
  exit: (code: number) => {
    process.exitCode = code;
  },
};
// Whoever reads an export may have had enough of it. What cannot be written for another reason is told.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE")
    console.error(`Gatehouse cannot go on: the output cannot be written (${error.code})`);
  process.exit(1);
});
try {
  await program(shell).parseAsync();
} catch (error) {
  const told = tellFailure(error);
  if (told === null) throw error;
  console.error(told.text);
  process.exitCode = told.exitCode;
}
