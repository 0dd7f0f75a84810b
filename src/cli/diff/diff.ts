import { comparePackages } from "#core/explain/compare-packages.ts";
import { askedMetrics } from "#core/explain/directions.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import type { Policy } from "#core/policy/policy.ts";
import { GitTree } from "#git/git-tree.ts";
import { type Answer, problem } from "../answer.ts";
import type { RangeOptions } from "../clone/clone-range.ts";
import { type FoundVersion, findVersion, parseWanted } from "../clone/find-version.ts";
import { factsAt, openPackageClone, type PackageClone } from "../clone/known-packages.ts";
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
  before: string,
  after: string | undefined,
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const compared = await compare(before, after, options);
  if (!compared.ok) {
    tell(terminal, "error", compared.problem);
    return EXIT.unanswered;
  }
  terminal.out.write(shown(compared.value, options, terminal));
  return EXIT.done;
}

function shown(found: PackageDiff, { json, markdown }: DiffOptions, { out }: Terminal): string {
  if (json === true) return diffToJson(found);
  return markdown === true ? diffToMarkdown(found) : diffToTerminal(found, paintFor(out));
}

async function compare(
  before: string,
  after: string | undefined,
  options: DiffOptions,
): Promise<Answer<PackageDiff>> {
  const clone = await openPackageClone(options);
  if (!clone.ok) return clone;
  const sides = await findSides(clone.value, before, after);
  if (!sides.ok) return sides;
  const [from, to] = sides.value;
  const [old, now] = await Promise.all([factsOf(clone.value, from), factsOf(clone.value, to)]);
  if (!old.ok) return old;
  if (!now.ok) return now;
  const checks = clone.value.policy === null ? [] : checksOf(clone.value.policy);
  const groups = comparePackages({ before: old.value, after: now.value, checks });
  return { ok: true, value: { before: from, after: to, groups } };
}

/** Both versions. Where one is left out, it is the head's, or the base's when the head's is the one that is named. */
async function findSides(
  clone: PackageClone,
  before: string,
  after: string | undefined,
): Promise<Answer<readonly [FoundVersion, FoundVersion]>> {
  const wanted = parseWanted(before);
  if (!wanted.ok) return wanted;
  const from = await findVersion(clone, wanted.value, "base");
  if (!from.ok) return from;
  const other = parseWanted(after ?? wanted.value.name);
  if (!other.ok) return other;
  const isHead = after === undefined && wanted.value.at !== null && from.value.commit === clone.head.sha;
  const to = await findVersion(clone, other.value, isHead ? "base" : "head");
  if (!to.ok) return to;
  return { ok: true, value: isHead ? [to.value, from.value] : [from.value, to.value] };
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
    says: `the manifest of \`{id}\` cannot be read, {place}: ${says}`,
    values: { ...values, id: `${name}@${version}`, place: `${path}:${line}` },
  });
}

/** What the checks of all stages ask for, whatever the risk. */
function checksOf(policy: Policy) {
  return policy.stages.flatMap((stage) =>
    gatesFor(policy, stage, "High").flatMap(({ options }) => askedMetrics(options)),
  );
}
