import { Command } from "commander";
import { addAudit } from "./audit/add-audit.ts";
import { addTest } from "./cases/add-test.ts";
import { addCheck } from "./check/add-check.ts";
import { addCompletion } from "./completion/add-completion.ts";
import { addDiff } from "./diff/add-diff.ts";
import { addDoctor } from "./doctor/add-doctor.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { addExplain } from "./explain/add-explain.ts";
import { addGraph } from "./graph/add-graph.ts";
import { addInit } from "./init/add-init.ts";
import { addOwners } from "./owners/add-owners.ts";
import { addRead } from "./read/add-read.ts";
import { addSimulate } from "./simulate/add-simulate.ts";
import type { Terminal } from "./terminal.ts";
import { addVerify } from "./verify/add-verify.ts";
import { ownVersion } from "./version.ts";

/** In the order in which help names them. */
const COMMANDS = [
  addInit,
  addCheck,
  addExplain,
  addDiff,
  addGraph,
  addOwners,
  addRead,
  addSimulate,
  addTest,
  addVerify,
  addDoctor,
  addAudit,
  addCompletion,
];

/** The commands of `gatehouse`. What a command needs is loaded when it is called; `exit` receives how it ended. */
export function program(terminal: Terminal, exit: (code: ExitCode) => void): Command {
  const gatehouse = new Command("gatehouse")
    .description("Release gates for machine-learning handoffs, on your own clone.")
    .version(ownVersion())
    .showHelpAfterError("(--help shows what there is)")
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    // Commander ends with 1 on wrong usage, which here is the answer "no".
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.done : EXIT.unanswered));
  for (const add of COMMANDS) add(gatehouse, terminal, exit);
  return gatehouse;
}
