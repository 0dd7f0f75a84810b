import type { JudgedContent } from "#core/collect/judge-content.ts";
import { carrySignOffs } from "#core/judge/carry-sign-offs.ts";
import { worstMember } from "#core/judge/worst-member.ts";
import { plan } from "#core/report/plan.ts";
import type { Collected } from "#github/collect-facts.ts";
import type { MergeGroup } from "#github/collect-merge-group.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import type { Evaluation } from "./evaluate-pull-request.ts";
import type { Host } from "./host.ts";
import { type Judgement, judgeCollected } from "./judgement.ts";
import { publish } from "./publish.ts";
import { noteQueued } from "./queued-groups.ts";
import { scopesOfGroup } from "./scopes.ts";
import { OF_QUEUE } from "./standing.ts";

type Judgeable = Extract<Collected, { kind: "judgeable" }>;

/**
 * Judges a commit of a merge queue: its content anew, on the base that it would be merged onto, and the sign-offs of every pull request that
 * it would merge. The check has the name that the branch requires, so that the queue is answered.
 */
export async function evaluateMergeGroup(
  context: EvaluateContext<Host>,
  group: MergeGroup,
): Promise<Evaluation> {
  const { host, place, store } = context;
  const numbers = await host.membersOf(group);
  // Before anything is read of them: an event from now on finds the group by it.
  if (numbers.length > 0) await noteQueued(store.db, place, numbers, group);
  const now = context.now().toISOString();
  const members: Judgeable[] = [];
  for (const number of numbers) {
    const collected = await host.collect(number, { now });
    // One that was taken out meanwhile: GitHub makes the group anew without it.
    if (collected.kind !== "judgeable") return { result: collected.kind };
    if (collected.moved) return { result: "moving" };
    members.push(collected);
  }
  const [first] = members;
  const last = members.at(-1);
  if (first === undefined || last === undefined) return { result: "closed" };
  const merged = await host.judgeGroup(group, last.state.facts, now);
  if (merged === null) return { result: "no-opinion" };
  const judgement = await joinMembers(context, group, merged, [first, ...members.slice(1)]);
  const { verdict } = judgement;
  const name = last.checkName;
  const { runs } = await host.checksOn(group.headSha);
  const effects = plan(verdict, runs.get(name) ?? null, {
    name,
    // Nobody is asked from within a queue.
    draft: true,
    requested: [],
    removed: [],
    linkTo: host.linkTo(group.headSha),
  });
  await publish(context, {
    number: OF_QUEUE,
    head: group.headSha,
    effects,
    scopes: scopesOfGroup(place, group, numbers),
    runs,
    shown: { name, judgement },
    because: "merge-group",
    endsWith: last.state.facts.number,
  });
  const { stage, outcome } = verdict;
  return { result: effects.length === 0 ? "unchanged" : "published", stage, outcome, head: group.headSha };
}

/** The gravest of what the merged content and each member's sign-offs come to. */
async function joinMembers(
  { host }: EvaluateContext<Host>,
  { baseSha }: MergeGroup,
  content: JudgedContent,
  [first, ...others]: readonly [Judgeable, ...Judgeable[]],
): Promise<Judgement> {
  const judged = [judgeCollected(first), ...others.map(judgeCollected)] as const;
  const otherRules: number[] = [];
  for (const [index, { number, verdict }] of judged.entries()) {
    const base = [first, ...others][index]?.state.facts.base.sha ?? "";
    const folders = verdict.packages.map(({ folder }) => folder);
    if (!(await host.haveSameRules(baseSha, base, folders))) otherRules.push(number);
  }
  const carried = judged.map(({ number, verdict: own }) => {
    const sameRules = !otherRules.includes(number);
    return { number, verdict: carrySignOffs(content.verdict, own, { sameRules }) };
  });
  return { judged, verdict: worstMember(carried, content.verdict), queue: { content, otherRules } };
}
