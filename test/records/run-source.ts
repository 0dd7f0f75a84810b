import { join } from "node:path";
import { run } from "../../src/action/run.ts";
import type { World } from "../../src/action/world.ts";
import { temporaryFolder } from "../scenarios/git-repository.ts";

/** What a run of the Action from its sources set and said. */
export interface SourceRun {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  /** Markdown of the page of the run. */
  readonly summary: string;
}

/** A clone, and the event of a pull request in it. */
export interface SourceEvent {
  readonly workspace: string;
  readonly base: string;
  readonly head: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** When such a run judges. */
export const JUDGED_AT = new Date("2026-11-22T12:00:00.000Z");

/** Runs the Action from its sources, in this process, on a pull request to `main` of acme/churn. */
export async function runSource({ workspace, base, head, inputs = {} }: SourceEvent): Promise<SourceRun> {
  const outputs: Record<string, string> = {};
  const said: string[] = [];
  const pages: string[] = [];
  const event = {
    pull_request: {
      number: 7,
      title: "Hand churn over",
      draft: false,
      user: { id: 41, login: "ada", type: "User" },
      base: { ref: "main", sha: base },
      head: { ref: "churn-1.0.0", sha: head },
    },
  };
  const world: World = {
    environment: {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_REPOSITORY: "acme/churn",
      GITHUB_RUN_ID: "41",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_WORKSPACE: workspace,
      GITHUB_STEP_SUMMARY: "summary.md",
      RUNNER_TEMP: join(temporaryFolder(), "temp"),
    },
    input: (name) => inputs[name] ?? "",
    event: JSON.stringify(event),
    now: JUDGED_AT,
    writers: {
      log: (text) => void said.push(text),
      debug: (text) => void said.push(text),
      annotate: (level, message) => void said.push(`${level}: ${message}`),
      fail: (message) => void said.push(message),
      output: (name, value) => {
        outputs[name] = value;
      },
      summary: async (markdown) => void pages.push(markdown),
    },
  };
  const exitCode = await run(world, "0.1.0");
  return { exitCode, outputs, log: said.join("\n"), summary: pages.join("\n") };
}
