import { existsSync, readFileSync } from "node:fs";
import { debug, error, getInput, info, notice, setFailed, setOutput, summary, warning } from "@actions/core";
import { ownVersion } from "./version.ts";

const version = ownVersion();
info(`Gatehouse ${version}`);

// What judges is loaded only now, so that the log shows at once that something runs.
// Named one by one: a lookup by level would keep all of the toolkit, network and all, in the bundle.
const levels = { error, warning, notice };
const { run } = await import("./run.ts");
const { GITHUB_EVENT_PATH: eventPath = "" } = process.env;
process.exitCode = await run(
  {
    environment: process.env,
    input: getInput,
    event: existsSync(eventPath) ? readFileSync(eventPath, "utf8") : null,
    now: new Date(),
    writers: {
      log: info,
      debug,
      annotate: (level, message, properties) => levels[level](message, properties),
      fail: setFailed,
      output: setOutput,
      summary: async (markdown) => void (await summary.addRaw(markdown).write()),
    },
  },
  version,
);
