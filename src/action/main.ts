import { existsSync, readFileSync } from "node:fs";
import * as core from "@actions/core";
import { ownVersion } from "./version.ts";

const version = ownVersion();
core.info(`Gatehouse ${version}`);

// What judges is loaded only now, so that the log shows at once that something runs.
const { run } = await import("./run.ts");
const { GITHUB_EVENT_PATH: eventPath = "" } = process.env;
process.exitCode = await run(
  {
    environment: process.env,
    input: core.getInput,
    event: existsSync(eventPath) ? readFileSync(eventPath, "utf8") : null,
    now: new Date(),
    writers: {
      log: core.info,
      debug: core.debug,
      annotate: ({ level, title, message, where: { path: file, line: startLine, column: startColumn, ...end } = {} }) =>
        core[level](message, { title, file, startLine, startColumn, ...end }),
      fail: core.setFailed,
      output: core.setOutput,
      summary: async (markdown) => void (await core.summary.addRaw(markdown).write()),
    },
  },
  version,
);
