import { resolve } from "node:path";
import { comparePackages } from "#core/explain/compare-packages.ts";
import { askedMetrics } from "#core/explain/directions.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import type { Policy } from "#core/policy/policy.ts";
import { dirtyCount } from "#git/dirty-count.ts";
import { GitTree } from "#git/git-tree.ts";
import { type Answer, problem } from "../answer.ts";
import type { RangeOptions } from "../clone/clone-range.ts";
import { type FoundVersion, findVersion, parseWanted, type Wanted } from "../clone/find-version.ts";
import { factsAt, openPackageClone, type PackageClone, packagesAt } from "../clone/known-packages.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { diffToJson } from "./diff-to-json.ts";
import { diffToMarkdown } from "./diff-to-markdown.ts";
import { diffToTerminal } from "./diff-to-terminal.ts";
import type { PackageDiff } from "./package-diff.ts";

/** What `gatehouse diff` was asked. */
export interface DiffOptions extends RangeOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** Prints what changed between two versions of a package. */
export async function diff(
  before: string | undefined,
  after: string | undefined,
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const compared = await compare(before, after, options);
  if (!compared.ok) {
    tell(terminal, "error", compared.problem);
    if (MAYBE_UNCOMMITTED.has(compared.problem.id ?? "")) await tellDirty(options, terminal);
    return EXIT.unanswered;
  }
  const isDirty = readsHead(compared.value) && (await tellDirty(options, terminal));
  if (!isDirty) tellSame(compared.value, terminal);
  terminal.out.write(shown(compared.value, options, terminal));
  return EXIT.done;
}

/** What is told of a package that stands in a folder, and in no commit. */
const MAYBE_UNCOMMITTED: ReadonlySet<string> = new Set(["no-packages", "unknown-package", "unknown-version"]);

/** Whether a side is what the head's branch has: the one that a user may take for the files that lie there. */
function readsHead({ before, after, head }: Compared): boolean {
  return [before, after].some((side) => side?.commit === head && side.by.kind !== "tag");
}

/** Says that files differ from the commit that is read, and whether they do. Who names a commit means that. */
async function tellDirty({ repo, head }: DiffOptions, terminal: Terminal): Promise<boolean> {
  const count = head === undefined ? await dirtyCount(resolve(repo)) : 0;
  if (count === 0) return false;
  tell(terminal, "note", {
    says: "{count} [file has|files have] changes that no commit has, and commits are what is compared",
    fix: "commit them to see them here; gatehouse check judges your files as they are",
    values: { count },
  });
  return true;
}

/** Says that a version is compared with itself, which nobody asks for on purpose. */
function tellSame({ before, after }: PackageDiff, terminal: Terminal): void {
  if (before?.commit !== after.commit || before.folder !== after.folder) return;
  tell(terminal, "note", {
    says: "both sides are `{name}` {version} of one commit",
    fix: "name another version, or switch to the branch that you mean",
    values: { name: after.name, version: after.version },
  });
}

function shown(found: PackageDiff, { json, markdown }: DiffOptions, { out }: Terminal): string {
  if (json === true) return diffToJson(found);
  return markdown === true ? diffToMarkdown(found) : diffToTerminal(found, paintFor(out));
}

/** What changed, and the commit of the head. */
interface Compared extends PackageDiff {
  readonly head: string;
}

async function compare(
  before: string | undefined,
  after: string | undefined,
  options: DiffOptions,
): Promise<Answer<Compared>> {
  const clone = await openPackageClone(options);
  if (!clone.ok) return clone;
  const sides = await findSides(clone.value, before, after);
  if (!sides.ok) return sides;
  const { from, to } = sides.value;
  const [old, now] = await Promise.all([
    from === null ? null : factsOf(clone.value, from),
    factsOf(clone.value, to),
  ]);
  if (old?.ok === false) return old;
  if (!now.ok) return now;
  const checks = clone.value.policy === null ? [] : checksOf(clone.value.policy);
  const groups = comparePackages({ before: old?.value ?? null, after: now.value, checks });
  return { ok: true, value: { before: from, after: to, groups, head: clone.value.head.sha } };
}

/** What is compared. `from: null`: the base has no such package. */
interface Sides {
  readonly from: FoundVersion | null;
  readonly to: FoundVersion;
}

/** Both versions. Where one is left out, it is the head's, or the base's when the head's is the one that is named. */
async function findSides(
  clone: PackageClone,
  before: string | undefined,
  after: string | undefined,
): Promise<Answer<Sides>> {
  const named = before === undefined ? await onlyPackage(clone) : parseWanted(before);
  if (!named.ok) return named;
  const wanted = named.value;
  if (after !== undefined) {
    const other = parseWanted(after);
    if (!other.ok) return other;
    const from = await findVersion(clone, wanted, "base");
    const to = await findVersion(clone, other.value, "head");
    return twoRevisions(from, to) ?? bothOf(from, to);
  }
  const found = await findVersion(clone, wanted, "head");
  if (!found.ok) return found;
  const other = { name: wanted.name, at: null };
  if (found.value.commit !== clone.head.sha) return bothOf(found, await findVersion(clone, other, "head"));
  const base = await findVersion(clone, other, "base");
  // Where a manifest of the base cannot be read, it may be this package's: then it is not known to be new.
  const isNew = !base.ok && base.problem.id === "unknown-package";
  return isNew ? { ok: true, value: { from: null, to: found.value } } : bothOf(base, found);
}

/** What is meant where nothing is named: the package of the head, where it has but one. */
async function onlyPackage({ objects, head, globs }: PackageClone): Promise<Answer<Wanted>> {
  const all = await packagesAt(new GitTree(objects, head.sha), globs);
  const [only, ...others] = all;
  if (only === undefined)
    return problem({
      id: "no-packages",
      says: "`{head}` has no package whose manifest can be read; packages are looked for in {globs}",
      fix: "name another commit: --head REV",
      values: { head: head.ref, globs },
    });
  if (others.length === 0) return { ok: true, value: { name: only.name, at: null } };
  const names = all.map(({ name }) => name);
  return problem({
    id: "no-package-named",
    says: "`{head}` has {count} packages: {names}",
    fix: "name the one that you mean: gatehouse diff {example}",
    values: { head: head.ref, count: names.length, names, example: only.name },
  });
}

/** The problem of two branches or commits that are named as `git diff` takes them; `null` where it is not that. */
function twoRevisions(from: Answer<FoundVersion>, to: Answer<FoundVersion>): Answer<never> | null {
  const both = [from, to].map((side) => (side.ok ? null : side.problem));
  if (both.some((side) => side?.id !== "revision-for-package")) return null;
  const [before, after] = both.map((side) => side?.values["revision"] ?? "");
  const example = both[1]?.values["example"] ?? "";
  return problem({
    id: "revisions-for-packages",
    says: "`{before}` and `{after}` are branches or commits, and here packages are named",
    fix: "name a package at each of them, such as `{example}@{before} {example}@{after}`",
    values: { before: before ?? "", after: after ?? "", example },
  });
}

function bothOf(from: Answer<FoundVersion>, to: Answer<FoundVersion>): Answer<Sides> {
  if (!from.ok) return from;
  return to.ok ? { ok: true, value: { from: from.value, to: to.value } } : to;
}

async function factsOf(
  { objects }: PackageClone,
  { commit, folder, name, version }: FoundVersion,
): Promise<Answer<PackageFacts>> {
  const [facts] = await factsAt(new GitTree(objects, commit), [folder]);
  if (facts === undefined) throw new Error(`commit ${commit} has no folder ${folder}`);
  if (facts.manifest.ok) return { ok: true, value: facts };
  const [first] = facts.manifest.issues;
  const { says = "it cannot be read", values = {} } = first ?? {};
  const { path = facts.manifestPath, line = 1 } = first?.where ?? {};
  return problem({
    id: "unreadable-manifest",
    says: `the manifest of \`{ofVersion}\` cannot be read, {ofPlace}: ${says}`,
    values: { ...values, ofVersion: `${name}@${version}`, ofPlace: `${path}:${line}` },
  });
}

/** What the checks of all stages ask for, whatever the risk. */
function checksOf(policy: Policy) {
  return policy.stages.flatMap((stage) =>
    gatesFor(policy, stage, "High").flatMap(({ options }) => askedMetrics(options)),
  );
}
