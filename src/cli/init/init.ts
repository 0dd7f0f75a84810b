import type { Statement } from "#core/model/statement.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { type Answer, problem } from "../answer.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { type Terminal, tell } from "../terminal.ts";
import { ownVersion } from "../version.ts";
import { chooseFolder, decide } from "./decide.ts";
import { existingFor, type Found, findExisting } from "./existing.ts";
import type { InitOptions } from "./init-options.ts";
import type { InitResult } from "./init-result.ts";
import { initToJson } from "./init-to-json.ts";
import { initToTerminal } from "./init-to-terminal.ts";
import { judgePlan, type Outlook } from "./judge-plan.ts";
import { missingOwners, sharedRules } from "./missing-owners.ts";
import { readPresentOwners } from "./owners-at.ts";
import type { PackagePlan } from "./plan/package-plan.ts";
import { planFiles } from "./plan/plan-files.ts";
import { Cancelled, type Questions } from "./questions.ts";
import { ignoredPaths, openRepository, type Repository } from "./repository.ts";
import { standpointOf } from "./standpoint.ts";
import type { Survey } from "./survey/survey.ts";
import { surveyRepository } from "./survey/survey-repository.ts";
import type { WorkFile } from "./work-files.ts";
import { type SettledFile, settleFiles, writeFiles } from "./write-files.ts";

/** What a run of `init` takes from its surroundings. */
export interface InitSurroundings {
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** `null`: nobody is there to be asked. */
  readonly questions: Questions | null;
}

/**
 * Reads a repository, writes a first policy, package, checklist, workflow and CODEOWNERS where there are none, and says what is
 * still open by judging what it wrote.
 */
export async function init(
  options: InitOptions,
  terminal: Terminal,
  surroundings: InitSurroundings,
): Promise<ExitCode> {
  try {
    const result = await run(options, surroundings);
    if (!result.ok) {
      tell(terminal, "error", result.problem);
      return EXIT.unanswered;
    }
    terminal.out.write(
      options.json === true ? initToJson(result.value) : initToTerminal(result.value, terminal.out),
    );
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    tell(terminal, "note", { says: "nothing was written", values: {} });
    return EXIT.unanswered;
  }
}

async function run(options: InitOptions, { now, questions }: InitSurroundings): Promise<Answer<InitResult>> {
  const opened = await openRepository(options.repo);
  if (!opened.ok) return opened;
  const repository = opened.value;
  const plan = await makePlan(options, repository, questions);
  if (!plan.ok) return plan;
  const settled = await settle(options, repository, plan.value, questions);
  if (!settled.ok) return settled;
  const { files, found } = settled.value;
  const ignored = await ignoredPaths(
    repository.root,
    files.map(({ path }) => path),
  );
  const { folder, branch } = plan.value;
  const outlook = isLeftOut(files, ignored)
    ? NOT_JUDGED
    : await judgePlan(repository, committed(repository, files, ignored), { folder, branch, now });
  // Judged first: whatever fails until here leaves the repository as it was.
  if (options.dryRun !== true) await writeFiles(repository.root, files);
  const kept = found.filter(({ part }) => !files.some((file) => file.part === part));
  return {
    ok: true,
    value: {
      plan: plan.value,
      files,
      kept: kept.map(({ path }) => path),
      ignored: [...ignored],
      owners: await missingOwners(repository.files, plan.value),
      sharedRules: await sharedRules(repository.files, plan.value),
      outlook,
      policyIsNew: POLICY_PATHS.every((path) => repository.files.files.get(path)?.from !== "index"),
      standpoint: await standpointOf(repository, options.repo, branch),
      repo: options.repo === "." ? null : options.repo,
      dryRun: options.dryRun === true,
    },
  };
}

/** Whether git leaves out of a commit what judging begins with: without a policy or a manifest, nothing is found, and nothing is in order. */
function isLeftOut(files: readonly SettledFile[], ignored: ReadonlySet<string>): boolean {
  return files.some(
    ({ path }) => ignored.has(path) && /^(?:\.github\/gatehouse|.*\/handoff)\.ya?ml$/.test(path),
  );
}

const NOT_JUDGED: Outlook = { stage: null, gaps: [], next: null, deferred: [] };

async function makePlan(
  options: InitOptions,
  repository: Repository,
  questions: Questions | null,
): Promise<Answer<PackagePlan>> {
  const folder = chooseFolder(options, repository);
  if (!folder.ok) return folder;
  const survey = await withModel(await surveyRepository(repository.files, folder.value), options, repository);
  if (!survey.ok) return survey;
  const owners = await readPresentOwners(repository.files);
  const decisions = await decide({ options, repository, survey: survey.value, owners, questions });
  if (!decisions.ok) return decisions;
  const { name } = decisions.value;
  const value = {
    ...decisions.value,
    folder: `handoffs/${name}`,
    survey: survey.value,
    gatehouse: ownVersion(),
  };
  return { ok: true, value };
}

/** The survey with the model that was named, in the place of what was found. */
async function withModel(
  survey: Survey,
  { model }: InitOptions,
  { files }: Repository,
): Promise<Answer<Survey>> {
  if (model === undefined) return { ok: true, value: survey };
  const path = model.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
  const isThere =
    files.files.has(path) || [...files.files.keys()].some((each) => each.startsWith(`${path}/`));
  if (path === "" || !isThere) return problem({ ...NO_MODEL, values: { model } });
  const known = survey.model?.path === path ? survey.model : { path, from: path };
  const left = survey.left.filter(({ id }) => !WITHOUT_MODEL.has(id));
  return { ok: true, value: { ...survey, model: known, left } };
}

/** What is said only where nobody named the model. */
const WITHOUT_MODEL: ReadonlySet<string> = new Set([
  "many-models",
  "maybe-model",
  "model-in-cache",
  "nothing-found",
]);

const NO_MODEL = {
  id: "no-model",
  says: "--model `{model}` is no file or folder of this repository that a commit would hold",
  fix: "name it from the top of the repository; a model in DVC or Git LFS by its pointer",
};

/** Chooses what is written: what is not there yet, and what may be written over. */
async function settle(
  { force }: InitOptions,
  { root, files }: Repository,
  plan: PackagePlan,
  questions: Questions | null,
): Promise<Answer<{ readonly files: readonly SettledFile[]; readonly found: readonly Found[] }>> {
  const found = await findExisting(files, plan.folder);
  const all = new Set(found.map(({ part }) => part));
  const anew = force === true ? all : ((await questions?.overwrite(found)) ?? new Set());
  const existing = await existingFor(files, plan.folder, found, anew);
  const planned = planFiles(plan, existing).filter(
    ({ part }) => part !== "package" || !all.has("package") || anew.has("package"),
  );
  const unfit = policyProblem(planned, existing.policyPath);
  if (unfit !== null) return problem(unfit);
  const isNew = (part: string): boolean => force === true || [...anew].some((each) => each === part);
  const settled = await settleFiles(root, planned, ({ part }) => isNew(part));
  return settled.ok ? { ok: true, value: { files: settled.value, found } } : settled;
}

/** A policy that would not be valid is never written: the branches or people that were named do not fit it. */
function policyProblem(
  planned: readonly { readonly path: string; readonly bytes: Buffer }[],
  path: string,
): Statement | null {
  const policy = planned.find((file) => file.path === path);
  const reading = policy === undefined ? null : readPolicy(policy.bytes.toString("utf8"), path, "");
  return reading === null || reading.ok ? null : (reading.issues[0] ?? null);
}

/** The files of a commit with what was written, less what git ignores. */
function committed(
  { files }: Repository,
  written: readonly SettledFile[],
  ignored: ReadonlySet<string>,
): ReadonlyMap<string, WorkFile> {
  const all = new Map(files.files);
  for (const { path, bytes, state } of written) {
    if (ignored.has(path)) all.delete(path);
    else if (state !== "kept") all.set(path, { from: "plan", mode: "100644", bytes });
  }
  return all;
}
