import type { Effect } from "#core/model/effect.ts";
import type { Collected } from "#github/collect-facts.ts";
import type { CheckRunState, CommitChecks } from "#github/read-checks.ts";
import type { PullRequestState } from "#github/read-pull-request.ts";
import type { Host } from "../../app/evaluate/host.ts";
import type { ManySubject } from "../../app/evaluate/pull-request-host.ts";
import { policyAt } from "./model-content.ts";
import type { ModelGate } from "./model-gate.ts";
import { judgeable, stateOf } from "./model-judgement.ts";
import type { ModelWorld, Run } from "./model-world.ts";

type PublishCheck = Extract<Effect, { kind: "publish-check" }>;

/** What a host is made on. */
export interface HostOptions {
  readonly world: ModelWorld;
  readonly gate: ModelGate;
  readonly signal: AbortSignal;
  /** Awaited right before each check is sent, when its turn has come. What it rejects with is why nothing is sent. */
  readonly sends: () => Promise<void>;
  /** Told of each check right after it was written. */
  readonly wrote: (check: PublishCheck) => void | Promise<void>;
  /** Checks that are taken for written and are not. */
  readonly isDropped?: (check: PublishCheck) => boolean;
}

/** The repository of the model as an attempt sees it. */
export function modelHost({ world, gate, signal, sends, wrote, isDropped = () => false }: HostOptions): Host {
  const asked = <T>(what: string, answer: () => T | Promise<T>) => gate.request(what, signal, answer);
  const now = (number: number) => {
    const pull = world.pull(number);
    return pull === undefined ? null : stateOf(world, pull);
  };
  return {
    server: "https://github.com",
    owner: "Acme",
    repo: "churn",
    count: { reads: 0, writes: 0 },
    async collect(number, how): Promise<Collected> {
      const state = await asked(`read #${number}`, () => now(number));
      if (state === null || !state.open) return { kind: "closed", state };
      // People and checks are read after the pull request itself, and with them whether it moved.
      return asked(`read all of #${number}`, async () => {
        const found = await judgeable(world, state, how.now);
        if (found === null) return { kind: "no-opinion", state };
        const { name: checkName, subject } = found;
        const checks = checksOn(world, state.facts.head.sha);
        return { kind: "judgeable", state, checks, checkName, subject, moved: hasMoved(state, now(number)) };
      });
    },
    look: (number) => asked(`look at #${number}`, () => now(number)),
    checksOn: (head) => asked(`checks on ${head}`, () => checksOn(world, head)),
    async apply(_, effects) {
      const written = [];
      for (const effect of effects) {
        if (effect.kind !== "publish-check") continue;
        const { name, head, conclusion } = effect;
        await gate.turn(`turn to write on ${head}`, signal);
        await sends();
        const run = await asked(`write ${conclusion ?? "in progress"} on ${head}`, async () => {
          if (isDropped(effect)) return world.run(head, name)?.id ?? 1;
          const id = write(world, effect);
          await wrote(effect);
          return id;
        });
        written.push({ name, head, run });
      }
      return written;
    },
    hasMovedSince: (state) =>
      asked(`look again at #${state.facts.number}`, () => hasMoved(state, now(state.facts.number))),
    ownComments: () => asked("comments", () => []),
    concerned: (subject) => asked(`who is concerned by ${subject.kind}`, () => concerned(world, subject)),
    linkTo: () => () => null,
    membersOf: () => asked("members", () => []),
    judgeGroup: () => asked("group", () => null),
    haveSameRules: () => asked("rules", () => true),
    mergeOf: (number) => asked(`merge of #${number}`, () => world.merges.get(number) ?? null),
    differingPaths: () => asked("compare", () => []),
    mergedAs: (sha) =>
      asked("merged as", () =>
        [...world.merges.values()].flatMap((merge) => (merge.sha === sha ? [merge.number] : [])),
      ),
    policyAt: (commit) =>
      asked("policy", () => {
        const found = policyAt(world.policyAt(commit));
        return found.kind === "policy" ? found.policy : null;
      }),
    defaultTip: () => asked("tip", () => world.branches.main.tip),
    reviewDeployment: () => asked("deployment", () => true),
  };
}

function write(world: ModelWorld, { name, head, run, conclusion, externalId }: PublishCheck): number {
  const shown = { status: conclusion === null ? "in_progress" : "completed", conclusion, externalId };
  const known = run === null ? undefined : world.runs.find(({ id }) => id === run);
  if (known !== undefined) return Object.assign(known, shown).id;
  const made: Run = { id: world.runs.length + 1, name, head, ...shown };
  world.runs.push(made);
  return made.id;
}

function checksOn(world: ModelWorld, head: string): CommitChecks {
  const runs = new Map<string, CheckRunState>();
  for (const { id, name, status, conclusion, externalId, head: at } of world.runs)
    if (at === head) runs.set(name, { run: id, status, conclusion, externalId });
  const openPullRequests = world.openAt(head).map(({ number, base }) => ({ number, baseRef: base }));
  return { runs, openPullRequests };
}

/** As GitHub is asked for it: head, base, whether it is open, and opinions. */
function hasMoved(before: PullRequestState, after: PullRequestState | null): boolean {
  return JSON.stringify(placeOf(before)) !== JSON.stringify(after === null ? null : placeOf(after));
}

function placeOf({ facts: { head, base }, open, reviews }: PullRequestState): unknown {
  return [head.sha, base, open, reviews.flatMap(({ state }) => (state === "COMMENTED" ? [] : state))];
}

function concerned(world: ModelWorld, subject: ManySubject): number[] {
  const open = world.pulls.filter((pull) => pull.open);
  if (subject.kind === "repository") return open.map(({ number }) => number);
  const among =
    subject.kind === "branch"
      ? open.filter(({ base }) => base === subject.ref)
      : open.filter(({ head }) => head === subject.sha);
  return among.map(({ number }) => number);
}
