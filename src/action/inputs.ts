import { isAbsolute, join } from "node:path";
import type { Statement } from "#core/model/statement.ts";
import type { Answer } from "./answer.ts";
import type { World } from "./world.ts";

/** The inputs of `action.yml`, with defaults filled in and paths absolute. */
export interface Inputs {
  /** Empty when there is none. */
  readonly token: string;
  /** Folder of the clone. */
  readonly dir: string;
  readonly stage?: string;
  /** File with the policy that the repository's extends. */
  readonly organisationPolicy?: string;
  readonly failOn: "fail" | "never";
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly reportPath: string;
  readonly sarifPath: string;
}

const SWITCHES: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Reads the inputs; every one that cannot be understood is named. */
export function readInputs({ input, environment }: Pick<World, "input" | "environment">): Answer<Inputs> {
  const problems: Statement[] = [];
  const choice = <T>(name: string, values: Readonly<Record<string, T>>, preset: T): T => {
    const given = input(name);
    if (given === "") return preset;
    if (Object.hasOwn(values, given)) return values[given] ?? preset;
    problems.push({
      id: "input-value",
      says: "input `{name}` is `{given}`; it takes {values}",
      fix: "mend it under `with:` of the step that uses Gatehouse",
      values: { name, given, values: Object.keys(values) },
    });
    return preset;
  };
  const workspace = environment["GITHUB_WORKSPACE"] ?? process.cwd();
  const scratch = join(environment["RUNNER_TEMP"] ?? workspace, "gatehouse");
  const path = (name: string, from: string, preset: string): string => {
    const given = input(name) || preset;
    return isAbsolute(given) ? given : join(from, given);
  };
  const stage = input("stage");
  const value: Inputs = {
    token: input("token"),
    dir: path("path", workspace, "."),
    ...(stage === "" ? {} : { stage }),
    ...(input("organisation-policy") === ""
      ? {}
      : { organisationPolicy: path("organisation-policy", workspace, "") }),
    failOn: choice<Inputs["failOn"]>("fail-on", { fail: "fail", never: "never" }, "fail"),
    annotations: choice("annotations", SWITCHES, true),
    summary: choice("summary", SWITCHES, true),
    reportPath: path("report-path", workspace, join(scratch, "verdict.json")),
    sarifPath: path("sarif-path", workspace, join(scratch, "verdict.sarif")),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
