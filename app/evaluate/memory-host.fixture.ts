import type { JudgedContent } from "#core/collect/judge-content.ts";
import type { ReviewFacts } from "#core/facts/people-facts.ts";
import type { Effect } from "#core/model/effect.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { parseMemory } from "#core/report/check-memory.ts";
import { checkName } from "#github/check-name.ts";
import type { Collected } from "#github/collect-facts.ts";
import type { CheckRunState, CommitChecks } from "#github/read-checks.ts";
import type { Merge } from "#github/read-merge.ts";
import type { PullRequestState } from "#github/read-pull-request.ts";
import type { DeploymentReview } from "#github/review-deployment.ts";
import type { Host } from "./host.ts";
import { judgeCollected } from "./judgement.ts";
import { account, factsOf, policyOf, sha } from "./memory-facts.fixture.ts";

/** A check run as the model keeps it. */
export interface ModelRun {
  readonly id: number;
  readonly name: string;
  readonly head: string;
  status: string;
  conclusion: string | null;
  externalId: string;
  title: string;
}

/** A pull request as the model keeps it. Change it as you like: whoever reads it next sees it so. */
export interface ModelPull {
  readonly number: number;
  head: string;
  base: { ref: string; sha: string };
  open: boolean;
  merged: boolean;
  draft: boolean;
  retargeted: boolean;
  /** Who approved or objected, oldest first: `dana APPROVED`. They saw the head as it was then. */
  reviews: { readonly by: string; state: ReviewFacts["state"]; readonly commit: string }[];
}

const POLICY = `version: 1
roles:
  operations: { owners: ["@dana", "@kim"] }
stages:
  staging: { branches: [main], gates: { sign-offs: { code-owners: off } } }
  production: { branches: [release], gates: { sign-offs: { code-owners: off, roles: { operations: 1 } } } }
`;

/**
 * GitHub in memory, with no more than publishing is about: pull requests, reviews and checks. One person of the role has to approve the very
 * head; what is judged is judged by the real gate.
 */
export class ModelGithub {
  readonly pulls = new Map<number, ModelPull>();
  readonly runs: ModelRun[] = [];
  readonly writes: string[] = [];
  readonly comments: string[] = [];
  readonly deployments: DeploymentReview[] = [];
  readonly merges = new Map<number, Merge>();
  /** Members of any merge group. */
  members: readonly number[] = [];
  /** Paths at which a merge made something else than what was judged. */
  readonly differing = new Map<number, readonly string[]>();
  /** Whether what is merged ahead of any merge group changes who has to sign. */
  otherRules = false;
  policy = POLICY;
  /** Policies of commits that have another one. */
  readonly policyAt = new Map<string, string>();
  reads = 0;
  /** Called before each request with its name; may throw, or change the model. */
  before: (what: string) => void | Promise<void> = () => undefined;
  /** Called after each write, before its answer is given. */
  after: (what: string) => void | Promise<void> = () => undefined;

  open(number: number, over: Partial<ModelPull> = {}): ModelPull {
    const pull: ModelPull = {
      number,
      head: sha(`head of ${number}`),
      base: { ref: "release", sha: sha("base") },
      open: true,
      merged: false,
      draft: false,
      retargeted: false,
      reviews: [],
      ...over,
    };
    this.pulls.set(number, pull);
    return pull;
  }

  review(number: number, by: string, state: ReviewFacts["state"] = "APPROVED"): void {
    const pull = this.pulls.get(number);
    pull?.reviews.push({ by, state, commit: pull.head });
  }

  /** Merges what the head is, at a moment. */
  merge(number: number, at: Date, by = "ada"): Merge {
    const pull = this.pulls.get(number);
    if (pull === undefined) throw new Error(`no pull request ${number}`);
    Object.assign(pull, { open: false, merged: true });
    const { head, base } = pull;
    const merge = { number, head, branch: base.ref, sha: sha(`merge of ${number}`), before: base.sha, by };
    const made = { ...merge, at: `${at.toISOString().slice(0, 19)}Z` };
    this.merges.set(number, made);
    return made;
  }

  /** The newest run of a check on a commit. */
  check(head: string, name = "gatehouse: production"): ModelRun | undefined {
    return this.runs.findLast((run) => run.head === head && run.name === name);
  }

  /** A repository whose writes wait for `beforeWrite`. */
  host(beforeWrite?: () => Promise<void>): Host {
    const asked = async <T>(what: string, answer: () => T): Promise<T> => {
      await this.before(what);
      this.reads++;
      return answer();
    };
    const count = { reads: 0, writes: 0 };
    return {
      server: "https://github.com",
      owner: "acme",
      repo: "churn",
      count,
      collect: async (number, { now }) => {
        const first = await asked("collect", () => this.#state(number));
        const collected = this.#collect(number, now);
        const seen = JSON.stringify(first);
        return collected.kind === "judgeable" &&
          seen !== JSON.stringify(await asked("seen", () => this.#state(number)))
          ? { ...collected, moved: true }
          : collected;
      },
      look: (number) => asked("look", () => this.#state(number)),
      checksOn: (head) => asked("checks", () => this.#checks(head)),
      apply: async (_, effects) => {
        const written = [];
        for (const effect of effects) {
          await beforeWrite?.();
          if (effect.kind === "comment") this.comments.push(effect.body);
          if (effect.kind !== "publish-check") continue;
          const what = `${effect.name} ${effect.conclusion ?? "in progress"}`;
          await this.before(what);
          const run = this.#write(effect);
          this.writes.push(what);
          written.push({ name: effect.name, head: effect.head, run });
          await this.after(what);
        }
        return written;
      },
      hasMovedSince: (state) =>
        asked("moved", () => JSON.stringify(this.#state(state.facts.number)) !== JSON.stringify(state)),
      concerned: () =>
        asked("concerned", () =>
          [...this.pulls.values()].filter(({ open }) => open).map(({ number }) => number),
        ),
      linkTo: () => () => null,
      membersOf: () => asked("members", () => this.members),
      judgeGroup: (group, { number }, now) => asked("group", () => this.#content(number, group.headSha, now)),
      haveSameRules: () => asked("rules", () => !this.otherRules),
      mergeOf: (number) => asked("merge", () => this.merges.get(number) ?? null),
      differingPaths: ({ number }) => asked("compare", () => this.differing.get(number) ?? []),
      mergedAs: (commit, into) =>
        asked("merged as", () =>
          [...this.merges.values()].flatMap((merge) =>
            merge.sha === commit && (into ?? merge.branch) === merge.branch ? [merge.number] : [],
          ),
        ),
      policyAt: (commit) => asked("policy", () => policyOf(this.policyAt.get(commit) ?? this.policy)),
      defaultTip: () => asked("tip", () => sha("main")),
      ownComments: () => asked("comments", () => this.comments.map((body, id) => ({ id, body }))),
      reviewDeployment: async (review) => {
        await beforeWrite?.();
        await this.before("deployment");
        this.deployments.push(review);
        return true;
      },
    };
  }

  #write({
    name,
    head,
    run,
    conclusion,
    externalId,
    output,
  }: Extract<Effect, { kind: "publish-check" }>): number {
    const known = this.runs.find(({ id }) => id === run);
    const shown = {
      status: conclusion === null ? "in_progress" : "completed",
      conclusion,
      externalId,
      title: output.title,
    };
    if (known !== undefined) return Object.assign(known, shown).id;
    const id = this.runs.length + 1;
    this.runs.push({ id, name, head, ...shown });
    return id;
  }

  #checks(head: string): CommitChecks {
    const runs = new Map<string, CheckRunState>();
    for (const { id, name, status, conclusion, externalId, head: at } of this.runs)
      if (at === head) runs.set(name, { run: id, status, conclusion, externalId });
    const openPullRequests = [...this.pulls.values()].flatMap((pull) =>
      pull.open && pull.head === head ? [{ number: pull.number, baseRef: pull.base.ref }] : [],
    );
    return { runs, openPullRequests };
  }

  #state(number: number): PullRequestState | null {
    const pull = this.pulls.get(number);
    if (pull === undefined) return null;
    const { head, base, open, merged, draft, retargeted, reviews } = pull;
    return {
      facts: {
        number,
        title: "Hand churn over",
        author: account("ada"),
        draft,
        base: { ...base },
        head: { ref: `change-${number}`, sha: head },
      },
      open,
      merged,
      retargeted,
      defaultBranch: { ref: "main", sha: sha("main") },
      changedFiles: 1,
      reviews: reviews.map(({ by, state, commit }, index) => ({
        id: number * 1000 + index,
        author: account(by),
        state,
        commit,
        submittedAt: `2026-11-20T11:00:${String(index % 60).padStart(2, "0")}Z`,
      })),
      commits: [],
      requested: [],
      removed: [],
    };
  }

  /** What a queue's commit comes to without the people: here always as much as nothing. */
  #content(number: number, head: string, now: string): JudgedContent | null {
    const collected = this.#collect(number, now);
    if (collected.kind !== "judgeable") return null;
    const { verdict } = judgeCollected(collected);
    const content = { ...verdict, head, outcome: "pass", gates: [], deferred: ["sign-offs"] } as const;
    return { kind: "judged", verdict: content, by: null };
  }

  #collect(number: number, now: string): Collected {
    const state = this.#state(number);
    if (state === null || !state.open) return { kind: "closed", state };
    const policy = policyOf(this.policy);
    const choice = stageOf(policy, state.facts.base.ref);
    if (choice.kind !== "stage") return { kind: "no-opinion", state };
    const checks = this.#checks(state.facts.head.sha);
    const name = checkName(choice.stage.name);
    const greenAt = parseMemory(checks.runs.get(name)?.externalId ?? null)?.contentGreenAt ?? null;
    const facts = factsOf(state, policy, now, greenAt);
    const subject = { kind: "facts", policy, stage: choice.stage, facts } as const;
    return { kind: "judgeable", state, checks, checkName: name, subject, moved: false };
  }
}
