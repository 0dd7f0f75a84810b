import type { OwnershipFacts } from "#core/facts/people-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { exactly, type Issue } from "#core/model/statement.ts";
import { ownValue } from "#core/sign-offs/own-value.ts";
import type { SignOffs } from "#core/sign-offs/weigh-sign-offs.ts";
import type { Say } from "../define-gate.ts";
import type { messages } from "./messages.ts";

/** Most invalid lines that are said one by one; each says how many there are. */
const MOST_LINES = 20;
/** Most paths that one sentence lists. */
const MOST_PATHS = 10;

/** The sentence of an issue as one plain value: its places filled, the marks of code left out. */
function problemOf({ says, values }: Issue): string {
  const filled = says.replace(/`?\{(\w+)\}`?/g, (place, name: string) =>
    Object.hasOwn(values, name) ? [exactly(values[name] ?? "")].flat().join(", ") : place,
  );
  return filled.slice(0, 300);
}

type LineMessage = "codeowners-invalid" | "codeowners-broken";

function lineFindings(
  issues: readonly Issue[],
  id: LineMessage,
  say: Say<typeof messages>,
): readonly Finding[] {
  return issues.slice(0, MOST_LINES).map((issue, at) => {
    const values = {
      path: issue.where.path,
      index: at + 1,
      count: issues.length,
      problem: problemOf(issue),
    };
    return say(id, values, { where: issue.where });
  });
}

function fileFindings(
  ownership: OwnershipFacts,
  { head }: SignOffs,
  say: Say<typeof messages>,
): readonly Finding[] {
  const { path, loaded, issues, headIssues, headLoaded = true } = ownership;
  const where = path === null ? {} : { where: { path } };
  const broken = [
    ...(headLoaded ? [] : [say("codeowners-not-loaded-at-head", {}, where)]),
    ...lineFindings(headIssues, "codeowners-broken", say),
  ];
  if (path === null) return broken;
  if (!loaded) return [say("codeowners-not-loaded", { path }, { where: { path } }), ...broken];
  if (issues.length === 0) return broken;
  const remains = head.entries !== null && (ownValue(head.entries, path) ?? null) !== null;
  const isMended = broken.length === 0 && head.changed.includes(path) && remains;
  if (isMended) return [say("codeowners-mended", { path, count: issues.length }, { where: { path } })];
  return [...lineFindings(issues, "codeowners-invalid", say), ...broken];
}

function unownedFindings(
  { path }: OwnershipFacts,
  { ownership: { unowned, unownedAtHead } }: SignOffs,
  allowed: boolean,
  say: Say<typeof messages>,
): readonly Finding[] {
  const listed = (paths: readonly string[]) => ({ count: paths.length, paths: paths.slice(0, MOST_PATHS) });
  if (allowed) {
    const all = [...unowned, ...unownedAtHead];
    return all.length === 0 ? [] : [say("unowned-allowed", listed(all))];
  }
  const findings: Finding[] = [];
  if (unowned.length > 0 && path === null) findings.push(say("no-codeowners", { count: unowned.length }));
  else if (unowned.length > 0) findings.push(say("unowned", listed(unowned)));
  if (unownedAtHead.length > 0) findings.push(say("unowned-at-head", listed(unownedAtHead)));
  return findings;
}

/** What is to be said of CODEOWNERS itself: whether it can be relied on, and whether it owns every changed path. */
export function codeownersFindings(
  ownership: OwnershipFacts,
  signOffs: SignOffs,
  unowned: "fail" | "allow",
  say: Say<typeof messages>,
): readonly Finding[] {
  const { unknown } = signOffs.ownership;
  const unlisted = { count: unknown.length, paths: unknown.slice(0, MOST_PATHS) };
  return [
    ...fileFindings(ownership, signOffs, say),
    ...(unknown.length > 0 ? [say("ownership-unknown", unlisted)] : []),
    ...unownedFindings(ownership, signOffs, unowned === "allow", say),
  ];
}
