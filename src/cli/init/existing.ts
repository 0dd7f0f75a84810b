import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import type { Definition, Existing } from "./plan/plan-files.ts";
import type { WorkFiles } from "./work-files.ts";

/** A part that is there already, and the file by which that is known. */
export interface Found {
  readonly part: "policy" | "workflow" | "package";
  readonly path: string;
}

/** Which parts are there already. Owners are not among them: a CODEOWNERS is never written anew. */
export async function findExisting(files: WorkFiles, folder: string): Promise<readonly Found[]> {
  // A link is none of them: it stands in the way.
  const isFile = (path: string): boolean => files.files.get(path)?.mode.startsWith("100") === true;
  const policy = POLICY_PATHS.find(isFile);
  const manifest = manifestNames(folder).find(isFile);
  const workflow = await findWorkflow(files);
  return [
    ...(policy === undefined ? [] : [{ part: "policy" as const, path: policy }]),
    ...(workflow === undefined ? [] : [{ part: "workflow" as const, path: workflow }]),
    ...(manifest === undefined ? [] : [{ part: "package" as const, path: manifest }]),
  ];
}

/** What is not to be planned, where only the parts in `anew` are written again. */
export async function existingFor(
  files: WorkFiles,
  folder: string,
  found: readonly Found[],
  anew: ReadonlySet<Found["part"]>,
): Promise<Existing> {
  const at = (part: Found["part"]) => found.find((each) => each.part === part)?.path;
  const keepsPolicy = at("policy") !== undefined && !anew.has("policy");
  return {
    definitions: keepsPolicy ? await definitionsOf(files) : null,
    hasOwners: CODEOWNERS_PATHS.some((path) => files.files.has(path)),
    hasWorkflow: at("workflow") !== undefined && !anew.has("workflow"),
    policyPath: at("policy") ?? POLICY_PATHS[0],
    manifestPath: at("package") ?? manifestNames(folder)[0],
  };
}

function manifestNames(folder: string): readonly [string, string] {
  return [`${folder}/handoff.yml`, `${folder}/handoff.yaml`];
}

/** The workflow that runs Gatehouse, whatever it is called. */
async function findWorkflow(files: WorkFiles): Promise<string | undefined> {
  const workflows = [...files.files.keys()].filter((path) =>
    /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path),
  );
  for (const path of workflows.sort()) {
    if (path === ".github/workflows/gatehouse.yml") return path;
    if (/^\s*-?\s*uses:\s*["']?gatehouse\/gatehouse[@/]/m.test((await files.text(path)) ?? "")) return path;
  }
  return undefined;
}

async function definitionsOf(files: WorkFiles): Promise<readonly Definition[]> {
  const named = [...files.files.keys()].flatMap((path) => {
    const file = /^\.github\/checklists\/([^/]+\.md)$/.exec(path)?.[1];
    return file === undefined ? [] : [{ path, file }];
  });
  const read = named.map(async ({ path, file }): Promise<readonly Definition[]> => {
    const bytes = await files.bytes(path);
    return bytes === null ? [] : [{ file, bytes }];
  });
  return (await Promise.all(read)).flat();
}
