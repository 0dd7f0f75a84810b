import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { load } from "js-yaml";
import type { JsonObject } from "./contract/json.ts";
import { asObject, asText } from "./contract/json.ts";
import type { Command } from "./runner/commands.ts";
import { eventFacts, expandDefault, inputVariable } from "./runner/environment.ts";
import { FileCommandError, parseFileCommand, readSummary } from "./runner/file-commands.ts";
import type { StepAnnotation } from "./runner/output-reader.ts";
import { OutputReader } from "./runner/output-reader.ts";

export { checkout } from "./runner/checkout.ts";

/** A step that uses a JavaScript action. */
export interface ActionRun {
  /** Folder with the `action.yml`. */
  readonly actionDir: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly eventName: string;
  /** Payload of the event, as the webhook carries it. */
  readonly event: JsonObject;
  readonly workspace: string;
  /** Address of the forge: API addresses follow from it. */
  readonly serverUrl: string;
  /** `github.token`: what inputs default to, and masked in the log. */
  readonly token?: string;
  /** More environment, laid over everything else. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** What a step left behind. */
export interface ActionResult {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly annotations: readonly StepAnnotation[];
  /** Annotations that the runner threw away, being the eleventh of their level or later. */
  readonly droppedAnnotations: number;
  /** Null when it was larger than the runner takes. */
  readonly summary: string | null;
  readonly log: string;
  readonly commands: readonly Command[];
  /** What the runner itself complained about. */
  readonly runnerErrors: readonly string[];
}

const FILES = {
  GITHUB_OUTPUT: "output",
  GITHUB_STEP_SUMMARY: "summary",
  GITHUB_ENV: "env",
  GITHUB_PATH: "path",
  GITHUB_STATE: "state",
} as const;

interface Prepared {
  readonly main: string;
  readonly env: Record<string, string>;
  readonly files: Readonly<Record<keyof typeof FILES, string>>;
}

async function readManifest(actionDir: string): Promise<JsonObject> {
  for (const name of ["action.yml", "action.yaml"]) {
    const text = await readFile(join(actionDir, name), "utf8").catch(() => null);
    if (text !== null) return asObject(load(text));
  }
  throw new Error(`Can't find 'action.yml' under '${actionDir}'`);
}

function inputVariables(manifest: JsonObject, run: ActionRun): Record<string, string> {
  const variables: Record<string, string> = {};
  const github = {
    token: run.token ?? "",
    workspace: run.workspace,
    server_url: run.serverUrl,
    api_url: `${run.serverUrl}/api/v3`,
  };
  for (const [name, input] of Object.entries(asObject(manifest["inputs"]))) {
    const fallback = asObject(input)["default"];
    variables[inputVariable(name)] =
      typeof fallback === "string"
        ? expandDefault(fallback, github)
        : JSON.stringify(fallback ?? "").replace(/^"|"$/g, "");
  }
  for (const [name, value] of Object.entries(run.inputs ?? {})) variables[inputVariable(name)] = value;
  return variables;
}

/** The default environment variables of a workflow ("Variables reference"), nothing of the machine but PATH and HOME. */
function workflowVariables(run: ActionRun, temp: string): Record<string, string> {
  const facts = eventFacts(run.eventName, run.event);
  const [owner = ""] = facts.repository.split("/");
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: temp,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "__self",
    GITHUB_ACTOR: facts.actor,
    GITHUB_API_URL: `${run.serverUrl}/api/v3`,
    GITHUB_GRAPHQL_URL: `${run.serverUrl}/api/graphql`,
    GITHUB_SERVER_URL: run.serverUrl,
    GITHUB_BASE_REF: facts.baseRef,
    GITHUB_HEAD_REF: facts.headRef,
    GITHUB_EVENT_NAME: run.eventName,
    GITHUB_EVENT_PATH: join(temp, "event.json"),
    GITHUB_JOB: "gate",
    GITHUB_REF: facts.ref,
    GITHUB_REF_NAME: facts.ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    GITHUB_REPOSITORY: facts.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_NUMBER: "1",
    GITHUB_SHA: facts.sha,
    GITHUB_WORKFLOW: "Gate",
    GITHUB_WORKSPACE: run.workspace,
    RUNNER_ARCH: "X64",
    RUNNER_NAME: "mini",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: join(temp, "temp"),
    RUNNER_TOOL_CACHE: join(temp, "tools"),
  };
}

async function prepare(run: ActionRun, temp: string): Promise<Prepared> {
  const manifest = await readManifest(run.actionDir);
  const runs = asObject(manifest["runs"]);
  const main = asText(runs["main"]);
  if (runs["using"] !== "node24" || main === undefined)
    throw new Error("only JavaScript actions with `using: node24` run here");
  await Promise.all([mkdir(join(temp, "temp")), mkdir(join(temp, "tools"))]);
  await writeFile(join(temp, "event.json"), JSON.stringify(run.event));
  const files = {
    GITHUB_OUTPUT: join(temp, FILES.GITHUB_OUTPUT),
    GITHUB_STEP_SUMMARY: join(temp, FILES.GITHUB_STEP_SUMMARY),
    GITHUB_ENV: join(temp, FILES.GITHUB_ENV),
    GITHUB_PATH: join(temp, FILES.GITHUB_PATH),
    GITHUB_STATE: join(temp, FILES.GITHUB_STATE),
  };
  await Promise.all(Object.values(files).map((file) => writeFile(file, "")));
  const env = { ...workflowVariables(run, temp), ...inputVariables(manifest, run), ...files, ...run.env };
  return { main: join(run.actionDir, main), env, files };
}

async function execute(prepared: Prepared, run: ActionRun, reader: OutputReader): Promise<number> {
  const child = spawn(process.execPath, [prepared.main], {
    cwd: run.workspace,
    env: prepared.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), run.timeoutMs ?? 60_000);
  const lines = [child.stdout, child.stderr].map(async (stream) => {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
      reader.take(line);
  });
  const exit = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 137));
  });
  clearTimeout(timer);
  await Promise.all(lines);
  return exit;
}

async function collect(prepared: Prepared, reader: OutputReader, exitCode: number): Promise<ActionResult> {
  const runnerErrors: string[] = [];
  const values = async (file: string) => {
    try {
      return parseFileCommand(await readFile(file, "utf8"));
    } catch (error) {
      if (!(error instanceof FileCommandError)) throw error;
      runnerErrors.push(error.message);
      return {};
    }
  };
  const [outputs, state] = [
    await values(prepared.files.GITHUB_OUTPUT),
    await values(prepared.files.GITHUB_STATE),
  ];
  const { summary, error } = readSummary(await readFile(prepared.files.GITHUB_STEP_SUMMARY));
  if (error !== null) runnerErrors.push(error);
  return {
    exitCode,
    outputs: { ...reader.outputs, ...outputs },
    state,
    annotations: reader.annotations,
    droppedAnnotations: reader.dropped,
    summary: summary === null ? null : reader.mask(summary),
    log: reader.log.join("\n"),
    commands: reader.commands,
    runnerErrors,
  };
}

/** Runs the main script of a JavaScript action with the Node that runs this, as a runner would, and gives everything it left. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const temp = await mkdtemp(join(tmpdir(), "runner-"));
  try {
    const prepared = await prepare(run, temp);
    const reader = new OutputReader([run.token ?? ""]);
    return await collect(prepared, reader, await execute(prepared, run, reader));
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}
