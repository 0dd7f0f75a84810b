import type { Policy } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { loginOf } from "./cast.ts";
import type { Given } from "./given-schema.ts";
import type { KnownPeople } from "./strangers.ts";
import type { Impossible } from "./what-if.ts";

/**
 * Teams whose members are told and whom nobody asks: no line of CODEOWNERS, and no role. One of which a member acts in the case is an outsider on purpose, unless
 * it is called nearly like one that is asked. `asked` are those whom others than the case name.
 */
export function unaskedTeams(
  given: Pick<Given, "teams" | "approvals" | "objections" | "author" | "contributors">,
  asked: Pick<KnownPeople, "handles">,
): readonly Impossible[] {
  const { teams = {}, approvals = [], objections = [], contributors = [], author } = given;
  const opinions = [...approvals, ...objections].map((one) => (typeof one === "string" ? one : one.by));
  const acting = new Set([...opinions, ...contributors, author ?? ""].map(keyOf));
  const known = new Set(asked.handles.map(keyOf));
  const names = asked.handles.filter((handle) => handle.includes("/"));
  return Object.entries(teams).flatMap(([team, members]): Impossible[] => {
    const nearest = nearestTeam(team, names);
    const acts = [team, ...members].some((each) => acting.has(keyOf(each)));
    if (known.has(keyOf(team)) || (acts && nearest === undefined)) return [];
    const fix =
      nearest === undefined ? "Leave it out, or let one of its members act." : "Did you mean `{nearest}`?";
    const says = "Nobody asks `{team}`: neither CODEOWNERS nor a role names it.";
    const values = { team, nearest: nearest ?? "" };
    return [{ at: ["teams", team], part: "key", because: { id: "unasked-team", says, fix, values } }];
  });
}

/** The team that was most likely meant: in the same organisation by its own name, which is all that a slip could differ in, or of the same name elsewhere. */
function nearestTeam(team: string, names: readonly string[]): string | undefined {
  const [organisation = "", slug = ""] = keyOf(team).split("/");
  const known = names.map((name) => ({ name, parts: keyOf(name).split("/") }));
  const own = known.filter(({ parts }) => parts[0] === organisation);
  const meant = didYouMean(
    slug,
    own.map(({ parts }) => parts[1] ?? ""),
  );
  const found = own.find(({ parts }) => parts[1] === meant);
  return (found ?? known.find(({ parts }) => parts[0] !== organisation && parts[1] === slug))?.name;
}

function keyOf(written: string): string {
  return loginOf(written).toLowerCase();
}

/** A branch that is named beside the stage, and belongs to no stage: the stage judges whatever it is called, so that nobody would notice a slip. */
export function ungatedBase(
  { stage, base }: Pick<Given, "stage" | "base">,
  policy: Policy,
): readonly Impossible[] {
  if (stage === undefined || base === undefined || stageOf(policy, base).kind !== "none") return [];
  const branches = policy.stages.flatMap((each) => each.branches);
  const nearest = didYouMean(base, branches);
  const says = "No stage of the policy has the branch `{base}`; they have {branches}.";
  const fix =
    nearest === undefined
      ? "Name one of these, or leave `base` or `stage` out."
      : "Did you mean `{nearest}`?";
  const values = { base, branches, nearest: nearest ?? "" };
  return [{ at: ["base"], because: { id: "ungated-base", says, fix, values } }];
}
