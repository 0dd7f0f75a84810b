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
try {
  await program(shell).parseAsync();
} catch (error) {
  const told = tellFailure(error);
  if (told === null) throw error;
  console.error(told.text);
  process.exitCode = told.exitCode;
}
