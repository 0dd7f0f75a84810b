import type { ReviewFacts } from "#core/facts/people-facts.ts";
import type { Payload } from "../../app/events/hint.ts";
import type { BASES } from "./model-content.ts";

/** People: the author, and those who may sign. */
export const PEOPLE = ["ada", "dana", "kim", "lee"] as const;

/** Number of our App. */
export const APP = 77;

/** A pull request of the model. */
export interface Pull {
  readonly number: number;
  head: string;
  base: (typeof BASES)[number];
  open: boolean;
  merged: boolean;
  draft: boolean;
  retargeted: boolean;
  readonly reviews: Review[];
  /** Every commit that was its head. */
  readonly heads: Set<string>;
}

/** A review of the model. */
export interface Review {
  readonly id: number;
  readonly by: (typeof PEOPLE)[number];
  state: ReviewFacts["state"];
  readonly commit: string;
  readonly at: string;
}

/** A check run of the model. */
export interface Run {
  readonly id: number;
  readonly name: string;
  readonly head: string;
  status: string;
  conclusion: string | null;
  externalId: string;
}

/** A webhook that GitHub has to deliver. */
export interface Webhook {
  readonly guid: string;
  readonly event: string;
  readonly payload: Payload;
  readonly at: Date;
}

/** A merge of the model. */
export interface Merged {
  readonly number: number;
  readonly head: string;
  readonly branch: string;
  readonly sha: string;
  readonly before: string;
  readonly at: string;
  readonly by: string;
}

interface Branch {
  policy: number;
  tip: string;
}

/**
 * GitHub in memory, as far as the publishing of checks goes: branches with policies, pull requests, reviews, a team, checks. Whatever changes
 * it sends the webhooks that GitHub would send.
 */
export class ModelWorld {
  readonly installation: number;
  readonly branches: Record<(typeof BASES)[number], Branch>;
  readonly pulls: Pull[] = [];
  readonly runs: Run[] = [];
  readonly merges = new Map<number, Merged>();
  /** What is in each commit that was ever a head. */
  readonly contents = new Map<string, number>();
  /** Members of the team that fills the role. */
  readonly team = new Set<string>(["dana", "kim"]);
  clock = new Date("2026-11-20T12:00:00Z");
  /** Told of each webhook. */
  send: (webhook: Webhook) => void = () => undefined;
  #commits = 0;
  #guids = 0;
  #policyAtTip = new Map<string, number>();

  constructor(installation: number) {
    this.installation = installation;
    const branch = (): Branch => ({ policy: 0, tip: this.#commit() });
    this.branches = { release: branch(), main: branch(), wip: branch() };
    for (const each of Object.values(this.branches)) this.#policyAtTip.set(each.tip, each.policy);
  }

  /** The policy of a base commit. */
  policyAt(tip: string): number {
    return this.#policyAtTip.get(tip) ?? 0;
  }

  pull(number: number): Pull | undefined {
    return this.pulls.find((each) => each.number === number);
  }

  /** The newest run of a check on a commit. */
  run(head: string, name: string): Run | undefined {
    return this.runs.findLast((run) => run.head === head && run.name === name);
  }

  openAt(head: string): Pull[] {
    return this.pulls.filter((pull) => pull.open && pull.head === head);
  }

  open(
    base: Pull["base"],
    how: { readonly content: number; readonly draft: boolean } | { readonly at: string },
  ): void {
    const head = "at" in how ? how.at : this.#commit(how.content);
    const pull: Pull = {
      number: this.pulls.length + 1,
      head,
      base,
      open: true,
      merged: false,
      draft: "draft" in how && how.draft,
      retargeted: false,
      reviews: [],
      heads: new Set([head]),
    };
    this.pulls.push(pull);
    this.#pushed(`change-${pull.number}`);
    this.#pullRequest("opened", pull);
  }

  push(pull: Pull, how: { readonly content: number } | { readonly at: string }): void {
    const before = pull.head;
    pull.head = "at" in how ? how.at : this.#commit(how.content);
    pull.heads.add(pull.head);
    this.#pushed(`change-${pull.number}`, { forced: "at" in how });
    this.#pullRequest("synchronize", pull, { before });
  }

  review(pull: Pull, by: Review["by"], state: Review["state"]): void {
    const id = pull.number * 1000 + pull.reviews.length;
    pull.reviews.push({ id, by, state, commit: pull.head, at: this.iso() });
    this.#pullRequest("submitted", pull, {}, "pull_request_review");
  }

  dismiss(pull: Pull, review: Review): void {
    review.state = "DISMISSED";
    this.#pullRequest("dismissed", pull, {}, "pull_request_review");
  }

  retarget(pull: Pull, base: Pull["base"]): void {
    pull.base = base;
    pull.retargeted = true;
    this.#pullRequest("edited", pull);
  }

  /** Merges, and with it every other one of the same commit to the same branch: GitHub sees that they are in it. */
  merge(pull: Pull): void {
    const { base, head } = pull;
    const before = this.branches[base].tip;
    const merged = this.openAt(head).filter((each) => each.base === base);
    this.#advance(base);
    for (const each of merged) {
      each.open = false;
      each.merged = true;
      const { number } = each;
      const sha = this.branches[base].tip;
      this.merges.set(number, { number, head, branch: base, sha, before, at: this.iso(), by: "ada" });
      this.#pullRequest("closed", each);
    }
    this.#pushed(base);
  }

  close(pull: Pull): void {
    pull.open = false;
    this.#pullRequest("closed", pull);
  }

  reopen(pull: Pull): void {
    pull.open = true;
    this.#pullRequest("reopened", pull);
  }

  toggleDraft(pull: Pull): void {
    pull.draft = !pull.draft;
    this.#pullRequest(pull.draft ? "converted_to_draft" : "ready_for_review", pull);
  }

  pushBase(base: Pull["base"], policy?: number): void {
    if (policy !== undefined) this.branches[base].policy = policy;
    this.#advance(base);
    this.#pushed(base, { modified: policy === undefined ? ["README.md"] : [".github/gatehouse.yml"] });
  }

  /** Somebody joins the team, or leaves it. */
  toggleMember(who: string): void {
    const joins = !this.team.delete(who);
    if (joins) this.team.add(who);
    this.#send("membership", { action: joins ? "added" : "removed" });
  }

  iso(): string {
    return `${this.clock.toISOString().slice(0, 19)}Z`;
  }

  #advance(base: Pull["base"]): void {
    const branch = this.branches[base];
    branch.tip = this.#commit();
    this.#policyAtTip.set(branch.tip, branch.policy);
  }

  #commit(content = 0): string {
    const sha = (++this.#commits).toString(16).padStart(40, "c0");
    this.contents.set(sha, content);
    return sha;
  }

  #pullRequest(action: string, pull: Pull, more: object = {}, event = "pull_request"): void {
    const { number, head, base, merged } = pull;
    this.#send(event, {
      action,
      ...more,
      pull_request: {
        number,
        head: { sha: head },
        base: { ref: base, sha: this.branches[base].tip },
        merged,
      },
      ...this.#repository(),
    });
  }

  #pushed(branch: string, { forced = false, modified = ["README.md"] } = {}): void {
    const commits = [{ added: [], modified, removed: [] }];
    this.#send("push", {
      ref: `refs/heads/${branch}`,
      deleted: false,
      forced,
      commits,
      ...this.#repository(),
    });
  }

  #repository() {
    return { repository: { name: "churn", owner: { login: "Acme" }, default_branch: "main" } };
  }

  #send(event: string, payload: Payload & Readonly<Record<string, unknown>>): void {
    const guid = `${this.installation}-${++this.#guids}`;
    const whole = {
      ...payload,
      installation: { id: this.installation },
      sender: { login: "ada", type: "User" },
    };
    this.send({ guid, event, payload: whole, at: this.clock });
  }
}
