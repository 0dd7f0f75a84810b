import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import { type OwnersAt, readOwners } from "#core/collect/collect-ownership.ts";
import type { Tree } from "#core/model/tree.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import type { Policy } from "#core/policy/policy.ts";
import { type Diagnosis, diagnosis } from "./diagnosis.ts";

/** Looks at CODEOWNERS of a commit: whether it counts, and who owns what decides how pull requests are judged. */
export async function lookAtOwners(tree: Tree, policy: Policy | null): Promise<Diagnosis[]> {
  const owners = await readOwners(tree);
  const { file } = owners;
  if (file === null) return [diagnosis("no-codeowners", CODEOWNERS_PATHS[0])];
  const { path } = file;
  if (!file.loaded) return [diagnosis("codeowners-not-loaded", path, { path }, { where: { path } })];
  const lines = file.issues.map((issue) => {
    const line = issue.where.line ?? 1;
    const said = diagnosis("codeowners-line", path, { ...issue.values, path, line }, { where: issue.where });
    return { ...said, says: said.says.replace("{problem}", () => issue.says) };
  });
  const owned = file.rules.filter((rule) => rule.owners.length > 0).length;
  const inOrder = lines.length === 0 ? [diagnosis("codeowners-in-order", path, { path, lines: owned })] : [];
  return [...lines, ...(policy === null ? [] : lookAtRules(owners, policy)), ...inOrder];
}

/** Whether somebody owns the rules, and whether that is somebody else than who hands over. */
function lookAtRules({ ownersOf, file }: OwnersAt, policy: Policy): Diagnosis[] {
  const about = file?.path ?? CODEOWNERS_PATHS[0];
  const rules = [policy.path, about, ".github/workflows/gatehouse.yml", ".github/checklists/release.md"];
  const unowned = rules.filter((path) => (ownersOf(path)?.owners ?? []).length === 0);
  if (unowned.length > 0) {
    const id = allowsUnowned(policy) ? "rules-unowned" : "rules-stuck";
    return [diagnosis(id, about, { paths: unowned.map(folderOf) })];
  }
  const owners = [...new Set(rules.flatMap((path) => ownersOf(path)?.owners ?? []))];
  const judges = new Set((ownersOf(policy.path)?.owners ?? []).map((owner) => owner.toLowerCase()));
  const shared = policy.packages.map((glob) => {
    const makers = ownersOf(sampleOf(glob))?.owners ?? [];
    return { glob, both: makers.filter((maker) => judges.has(maker.toLowerCase())) };
  });
  const first = shared.find(({ both }) => both.length > 0);
  if (first === undefined) return [diagnosis("rules-in-order", about, { owners })];
  const values = { owners: first.both, folder: first.glob, paths: [policy.path] };
  return [diagnosis("rules-by-makers", about, values)];
}

/** Whether some stage lets a change of paths pass that nobody owns. */
function allowsUnowned(policy: Policy): boolean {
  return policy.stages.some((stage) => {
    const gate = gatesFor(policy, stage, "Low").find(({ gate }) => gate.meta.id === "sign-offs");
    return (
      gate === undefined ||
      gate.severity !== "block" ||
      gate.options["code-owners"] === "off" ||
      gate.options["unowned"] === "allow"
    );
  });
}

/** A file of a package that the glob could mean. */
function sampleOf(glob: string): string {
  return `${glob.replace(/\*+/g, "a-package")}/handoff.yml`;
}

/** Files that stand for a whole folder are named by it. */
function folderOf(path: string): string {
  return path.replace(/^(\.github\/(?:workflows|checklists)\/).+$/, "$1");
}
