import { join } from "node:path";
import { run } from "../../src/action/run.ts";
import type { World } from "../../src/action/world.ts";
import { temporaryFolder } from "./git-repository.ts";
import { type PullRequest, payloadOf } from "./pull-request.ts";

/** What a run of the Action from its sources set and said. */
export interface SourceRun {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
}

/** When such a run judges. */
export const JUDGED_AT = new Date("2026-11-22T12:00:00.000Z");

/** Runs the Action from its sources, in this process, on a full clone of a pull request. */
export async function runSource(
  pullRequest: PullRequest,
  inputs: Readonly<Record<string, string>> = {},
): Promise<SourceRun> {
  const outputs: Record<string, string> = {};
  const said: string[] = [];
  const world: World = {
    environment: {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_REPOSITORY: "acme/triage",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_WORKSPACE: pullRequest.repository.clone(pullRequest.merge, 0),
      RUNNER_TEMP: join(temporaryFolder(), "temp"),
    },
    input: (name) => inputs[name] ?? "",
    event: JSON.stringify(payloadOf(pullRequest)),
    now: JUDGED_AT,
    writers: {
      log: (text) => void said.push(text),
      debug: (text) => void said.push(text),
      annotate: (level, message) => void said.push(`${level}: ${message}`),
      fail: (message) => void said.push(message),
      output: (name, value) => {
        outputs[name] = value;
      },
      summary: async () => {},
    },
  };
  const exitCode = await run(world, "0.1.0");
  return { exitCode, outputs, log: said.join("\n") };
}
