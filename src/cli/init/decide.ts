import { handle, packageName } from "#core/handoff/handoff-fields.ts";
import { pathFault } from "#core/handoff/package-path.ts";
import { GitError } from "#git/git-error.ts";
import { runGit } from "#git/run-git.ts";
import { type Answer, problem } from "../answer.ts";
import type { InitOptions } from "./init-options.ts";
import { firstOwner, hasJudges, type PresentOwners } from "./owners-at.ts";
import type { Decisions } from "./plan/package-plan.ts";
import type { Questions } from "./questions.ts";
import type { Repository } from "./repository.ts";
import { baseName } from "./survey/place.ts";
import type { Survey } from "./survey/survey.ts";

/** What decisions rest on. */
export interface Grounds {
  readonly options: InitOptions;
  readonly repository: Repository;
  readonly survey: Survey;
  readonly owners: PresentOwners | null;
  /** `null`: nobody is there to be asked. */
  readonly questions: Questions | null;
}

/** Decides by flags first, then by answers, then by what the repository says. A problem where nobody says who answers for it. */
export async function decide(grounds: Grounds): Promise<Answer<Decisions>> {
  const { options, repository, owners, questions } = grounds;
  const name = options.name ?? (await askName(grounds));
  if (!packageName.safeParse(name).success) return problem({ ...BAD_NAME, values: { name } });
  const known = firstOwner(owners?.ruleFor(`handoffs/${name}/handoff.yml`) ?? null);
  const owner = options.owner ?? (await questions?.owner(known)) ?? known;
  if (owner === undefined) return problem(NO_OWNER);
  const asked = options.engineering === undefined && options.operations === undefined;
  const engineering = options.engineering ?? (asked ? await questions?.engineering() : undefined) ?? [];
  const operations = options.operations ?? (asked ? await questions?.operations() : undefined) ?? [];
  const likely = [operations, engineering, [owner]].find((each) => each.length > 0) ?? [];
  const rulesOwners = await decideRulesOwners(grounds, asked, owner, likely);
  const wrong = [owner, ...engineering, ...operations, ...rulesOwners].find(
    (each) => !handle.safeParse(each).success,
  );
  if (wrong !== undefined) return problem({ ...BAD_HANDLE, values: { handle: wrong } });
  const branch = options.branch ?? repository.branch;
  for (const each of [branch, options.release])
    if (!(await isBranchName(repository.root, each)))
      return problem({ ...BAD_BRANCH, values: { branch: each } });
  const risk = options.risk as Decisions["risk"];
  return {
    ok: true,
    value: {
      name,
      owner,
      engineering,
      operations,
      rulesOwners,
      branch,
      release: options.release,
      ...(risk === undefined ? {} : { risk }),
    },
  };
}

/** Who answers for the rules. Nobody is asked where CODEOWNERS gives them to others than the package's owner already. */
async function decideRulesOwners(
  { options, owners, questions }: Grounds,
  asked: boolean,
  owner: string,
  likely: readonly string[],
): Promise<readonly string[]> {
  if (options.rulesOwner !== undefined) return options.rulesOwner;
  const answer = asked && !hasJudges(owners, owner) ? await questions?.rulesOwner(likely) : undefined;
  return answer === undefined || answer.length === 0 ? likely : answer;
}

async function askName({ repository, survey, options, questions }: Grounds): Promise<string> {
  const present = [...repository.files.files.keys()].flatMap(
    (path) => /^handoffs\/([^/]+)\/handoff\.ya?ml$/.exec(path)?.[1] ?? [],
  );
  const folder = options.path === undefined ? undefined : baseName(options.path.replace(/\/+$/, ""));
  const said = [
    present.length === 1 ? present[0] : undefined,
    folder,
    survey.name?.value,
    repository.remote.name,
    baseName(repository.root),
  ];
  const likely = said.map((each) => plainName(each ?? "")).find((each) => each !== "") ?? "model";
  return (await questions?.name(likely)) ?? likely;
}

/** A name as a package may have it, as near to the given one as it can be; empty where nothing is left of it. */
function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9._-]+/g, "-")
    .slice(0, 100)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
}

async function isBranchName(root: string, name: string): Promise<boolean> {
  if (name.startsWith("-")) return false;
  try {
    await runGit(root, ["check-ref-format", `refs/heads/${name}`]);
    return true;
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return false;
    throw error;
  }
}

/** The folder to look at, as a repository-relative path; a problem where there is none. */
export function chooseFolder({ path, name }: InitOptions, { files }: Repository): Answer<string> {
  const folders = new Set([...files.files.keys()].flatMap(ancestors));
  if (path !== undefined) {
    const folder = path.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "");
    if (folder === "" || folder === ".") return { ok: true, value: "" };
    if (pathFault(folder) === null && folders.has(folder)) return { ok: true, value: folder };
    return problem({ ...NO_FOLDER, values: { path } });
  }
  // In a repository of many models, the folder of the same name is most likely the one.
  const same = [...folders].filter(
    (folder) => baseName(folder) === name && !/^(?:handoffs|src|\.)/.test(folder),
  );
  return { ok: true, value: same.length === 1 && same[0] !== undefined ? same[0] : "" };
}

function ancestors(path: string): readonly string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

const NO_OWNER = {
  id: "no-owner",
  says: "nobody says who answers for the package: CODEOWNERS gives it to nobody, and there is no --owner",
  fix: "name a team or a person, as GitHub does: --owner @organisation/team",
  values: {},
};
const BAD_NAME = {
  id: "bad-name",
  says: "`{name}` cannot be the name of a package: expected lower-case letters, digits, dots, hyphens and underscores",
  fix: "name it: --name NAME",
};
const BAD_HANDLE = {
  id: "bad-handle",
  says: "`{handle}` is nobody on GitHub: expected @user or @organisation/team",
  fix: "write it as CODEOWNERS does, with the `@` in front",
};
const BAD_BRANCH = {
  id: "bad-branch",
  says: "`{branch}` cannot be the name of a branch",
  fix: "name the branches: --branch BRANCH --release BRANCH",
};
const NO_FOLDER = {
  id: "no-folder",
  says: "--path `{path}` is no folder of this repository with a file that a commit would hold",
  fix: "name a folder from the top of the repository, such as models/churn",
};
