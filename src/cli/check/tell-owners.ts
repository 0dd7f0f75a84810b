import { type OwnersAt, readOwners } from "#core/collect/collect-ownership.ts";
import type { JudgedContent } from "#core/collect/judge-content.ts";
import { gateFor } from "#core/policy/gates-for.ts";
import { RISKS, type Risk } from "#core/policy/policy.ts";
import type { CloneRange } from "../clone/clone-range.ts";
import { type Terminal, tell } from "../terminal.ts";

/**
 * Sign-offs are judged in the pull request, but what CODEOWNERS of the base will do to them can be seen here: where it will
 * block, one note says so, before somebody asks for reviews that cannot count.
 */
export async function tellOwners(
  judgement: JudgedContent,
  range: CloneRange,
  terminal: Terminal,
): Promise<void> {
  if (range.changes.length === 0 || !needsOwners(judgement)) return;
  const owners = await readOwners(range.base);
  const base = range.pullRequest.base.ref;
  if (owners.file === null) {
    tell(terminal, "note", {
      says: "no CODEOWNERS on `{base}`: every changed path is unowned, and the App will say so",
      fix: "add a CODEOWNERS file to `{base}`, or let the policy do without: `unowned: allow`",
      values: { base },
    });
  } else if (!owners.file.loaded) {
    tell(terminal, "note", {
      says: "GitHub does not load `{path}` of `{base}`, so nobody owns anything, and sign-offs will block",
      fix: "make it a text file (no link) of less than 3 MB on `{base}`",
      values: { path: owners.file.path, base },
    });
  } else if (!(await tellInvalidLines(owners, range, terminal))) tellUnowned(owners, range, terminal);
}

/** Whether the verdict's stage blocks a change whose paths nobody owns. A risk tier only adds to what a stage asks for. */
function needsOwners({ verdict: { packages, deferred }, by }: JudgedContent): boolean {
  if (by === null || !deferred.includes("sign-offs")) return false;
  const risks = packages.map(({ risk }) => RISKS.findIndex((known) => known === risk));
  const gravest: Risk | undefined = risks.includes(-1) ? "High" : RISKS[Math.max(0, ...risks)];
  const signOffs = gateFor("sign-offs", by.policy, by.stage, gravest ?? "High");
  if (signOffs?.severity !== "block") return false;
  return signOffs.options["code-owners"] !== "off" && signOffs.options["unowned"] !== "allow";
}

/** Says that lines of CODEOWNERS are invalid, unless the change itself mends them. */
async function tellInvalidLines(
  { file }: OwnersAt,
  { changes, head, pullRequest }: CloneRange,
  terminal: Terminal,
): Promise<boolean> {
  const [first] = file?.issues ?? [];
  if (file === null || first === undefined) return false;
  const isMended =
    changes.some(({ path }) => path === file.path) && (await readOwners(head)).file?.issues.length === 0;
  if (isMended) return false;
  const { path, line = 1 } = first.where;
  const count = file.issues.length;
  tell(terminal, "note", {
    says: `\`{file}\` of \`{branch}\` has ${count === 1 ? "an invalid line" : "{lines} invalid lines"}, and sign-offs will block: line {at}, ${first.says}`,
    fix: "mend it there, or in this change; `gatehouse owners` shows every invalid line",
    values: { ...first.values, file: path, branch: pullRequest.base.ref, lines: count, at: line },
  });
  return true;
}

function tellUnowned({ ownersOf }: OwnersAt, { changes, pullRequest }: CloneRange, terminal: Terminal): void {
  const unowned = changes.filter(({ path }) => (ownersOf(path)?.owners ?? []).length === 0);
  const [first] = unowned;
  if (first === undefined) return;
  const who = unowned.length === 1 ? "`{path}` has" : "{count} changed paths, among them `{path}`, have";
  tell(terminal, "note", {
    says: `${who} no code owner on \`{base}\`, and the App will say so`,
    fix: "give them an owner in CODEOWNERS on `{base}`, or let the policy do without: `unowned: allow`",
    values: { count: unowned.length, path: first.path, base: pullRequest.base.ref },
  });
}
