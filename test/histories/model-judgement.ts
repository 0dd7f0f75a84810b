import type { Facts } from "#core/facts/facts.ts";
import type { Account } from "#core/facts/pull-request-facts.ts";
import { judge } from "#core/judge/judge.ts";
import { brokenPolicy, refuse } from "#core/judge/refuse.ts";
import { worstOf } from "#core/judge/worst-of.ts";
import type { Outcome } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { checkName } from "#github/check-name.ts";
import type { Collected } from "#github/collect-facts.ts";
import type { PullRequestState } from "#github/read-pull-request.ts";
import { contentFacts, digestOf, entriesOf, policyAt } from "./model-content.ts";
import { type ModelWorld, PEOPLE, type Pull } from "./model-world.ts";

/** A pull request as it would be judged. */
export type Subject = Extract<Collected, { kind: "judgeable" }>["subject"];

/** A pull request's own check, and what it is judged by; `null` where nobody has an opinion. */
export interface Judgeable {
  readonly name: string;
  readonly subject: Subject;
}

function account(login: string): Account {
  return { id: (PEOPLE as readonly string[]).indexOf(login) + 101, login, kind: "user" };
}

/** A pull request as GitHub describes it. */
export function stateOf(world: ModelWorld, pull: Pull): PullRequestState {
  const { number, head, base, open, merged, draft, retargeted, reviews } = pull;
  return {
    facts: {
      number,
      title: "Hand churn over",
      author: account("ada"),
      draft,
      base: { ref: base, sha: world.branches[base].tip },
      head: { ref: `change-${number}`, sha: head },
    },
    open,
    merged,
    retargeted,
    defaultBranch: { ref: "main", sha: world.branches.main.tip },
    changedFiles: 3,
    reviews: reviews.map(({ id, by, state, commit, at }) => ({
      id,
      author: account(by),
      state,
      commit,
      submittedAt: at,
    })),
    commits: [],
    requested: [],
    removed: [],
  };
}

/** What `state` is judged by, with the people as they are now. */
export async function judgeable(
  world: ModelWorld,
  state: PullRequestState,
  now: string,
): Promise<Judgeable | null> {
  const { base, head } = state.facts;
  const policy = world.policyAt(base.sha);
  const found = policyAt(policy);
  if (found.kind === "none") return null;
  if (found.kind === "broken") {
    const path = ".github/gatehouse.yml";
    const digest = digestOf(policy);
    const because = brokenPolicy([], path, base.ref);
    const verdict = refuse({
      stage: "policy",
      pullRequest: state.facts,
      policy: { path, digest },
      now,
      because,
    });
    return { name: checkName("policy"), subject: { kind: "refused", verdict } };
  }
  const choice = stageOf(found.policy, base.ref);
  if (choice.kind !== "stage") return null;
  const content = await contentFacts(policy, base.ref, world.contents.get(head.sha) ?? 0);
  const facts = await withPeople(world, state, content, now);
  const { stage } = choice;
  return { name: checkName(stage.name), subject: { kind: "facts", policy: found.policy, stage, facts } };
}

async function withPeople(
  world: ModelWorld,
  state: PullRequestState,
  content: Facts,
  now: string,
): Promise<Facts> {
  const { head, base } = state.facts;
  const commits = [...new Set([head.sha, ...state.reviews.flatMap(({ commit }) => commit ?? [])])];
  const snapshots = await Promise.all(
    commits.map(async (commit) => {
      const entries = await entriesOf(world.contents.get(commit) ?? 0);
      return [commit, { commit, readable: true, ...entries, contentGreenAt: null }] as const;
    }),
  );
  const team = [...world.team].map((login) => account(login).id);
  return {
    ...content,
    now,
    pullRequest: { ...state.facts, mergeBase: base.sha },
    reviews: state.reviews,
    owners: {
      ...content.owners,
      "@acme/ops": { handle: "@acme/ops", kind: "team", status: "resolved", members: team },
    },
    people: Object.fromEntries(
      PEOPLE.map((login) => [String(account(login).id), { ...account(login), permission: "write" as const }]),
    ),
    commits: [
      {
        sha: head.sha,
        parents: 1,
        contributions: [{ part: "author", account: account("ada"), email: "ada@acme.example" }],
        touchesChanges: true,
      },
    ],
    snapshots: Object.fromEntries(snapshots),
  };
}

/** The verdict on a pull request by itself. */
export function verdictOn({ subject }: Judgeable): Verdict {
  return subject.kind === "refused"
    ? subject.verdict
    : judge(subject.policy, subject.stage, subject.facts, { missingFacts: "error" });
}

const judged = new Map<string, { readonly name: string; readonly outcome: Outcome } | null>();

/** A pull request's own check and outcome, remembered by all that it depends on; `null`: nobody has an opinion. */
async function ownOutcome(
  world: ModelWorld,
  pull: Pull,
): Promise<{ readonly name: string; readonly outcome: Outcome } | null> {
  const { base, head, reviews } = pull;
  const said = reviews.map(({ by, state, commit }) => `${by} ${state} ${world.contents.get(commit)}`);
  const day = world.iso().slice(0, 10);
  const about = [world.branches[base].policy, base, world.contents.get(head), day, ...[...world.team].sort()];
  const key = JSON.stringify([about, said]);
  const known = judged.get(key);
  if (known !== undefined) return known;
  const found = await judgeable(world, stateOf(world, pull), world.iso());
  const own = found === null ? null : { name: found.name, outcome: verdictOn(found).outcome };
  judged.set(key, own);
  return own;
}

/**
 * What a fresh judgement of the world as it is shows on a commit, by the name of the check: of all open pull requests that end there and
 * have the same check, the gravest. One whose policy is broken is grave under every name.
 */
export async function deserved(world: ModelWorld, head: string): Promise<ReadonlyMap<string, Outcome>> {
  const all: { readonly number: number; readonly name: string; readonly outcome: Outcome }[] = [];
  for (const pull of world.openAt(head)) {
    const own = await ownOutcome(world, pull);
    if (own !== null) all.push({ number: pull.number, ...own });
  }
  const names = new Set(all.map(({ name }) => name));
  return new Map(
    [...names].map((name) => {
      const [first, ...rest] = all
        .filter((each) => each.name === name || each.name === checkName("policy"))
        .map(({ number, outcome }) => ({ number, verdict: { outcome, notices: [] } as unknown as Verdict }));
      return [name, first === undefined ? "error" : worstOf([first, ...rest]).outcome];
    }),
  );
}

/** A pull request's own check, and what it should show; `null`: nobody has an opinion. */
export async function expected(
  world: ModelWorld,
  pull: Pull,
): Promise<{ readonly name: string; readonly outcome: Outcome } | null> {
  const own = await ownOutcome(world, pull);
  if (own === null) return null;
  const outcome = (await deserved(world, pull.head)).get(own.name);
  return { name: own.name, outcome: outcome ?? own.outcome };
}
