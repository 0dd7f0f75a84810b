import type { Account, PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import { type Answer, problem } from "./answer.ts";

/** What an event says about the pull request that started the run. */
export interface PullRequestEvent extends Omit<PullRequestFacts, "mergeBase"> {
  /** GitHub's count of changed files; `null` where the event does not tell. */
  readonly changedFiles: number | null;
  /** Whether a merge queue asks: the head is then the merged commit itself, and its base is an ancestor. */
  readonly queued: boolean;
}

/**
 * Reads the payload of `pull_request`, `pull_request_target` and `merge_group`.
 * Source: GitHub docs, "Webhook events and payloads".
 */
export function readEvent(name: string, text: string | null): Answer<PullRequestEvent> {
  const payload = parse(text);
  switch (name) {
    case "pull_request":
    case "pull_request_target":
      return fromPullRequest(name, at(payload, "pull_request"));
    case "merge_group":
      return fromQueue(at(payload, "merge_group"));
    default:
      return problem({
        id: "event-not-judged",
        says: "this run was started by `{name}`, and Gatehouse judges pull requests",
        fix: "start the workflow with `on: pull_request` (and `merge_group`, where a merge queue is in use)",
        values: { name: name === "" ? "no event" : name },
      });
  }
}

function fromPullRequest(name: string, pull: unknown): Answer<PullRequestEvent> {
  const base = side(at(pull, "base"));
  const head = side(at(pull, "head"));
  const number = at(pull, "number");
  if (base === null || head === null || typeof number !== "number") return unreadable(name);
  const changedFiles = at(pull, "changed_files");
  return {
    ok: true,
    value: {
      number,
      title: string(at(pull, "title")) ?? "",
      author: account(at(pull, "user")),
      draft: at(pull, "draft") === true,
      base,
      head,
      changedFiles: typeof changedFiles === "number" ? changedFiles : null,
      queued: false,
    },
  };
}

/** A merge group names no pull request but in the name of its branch: `gh-readonly-queue/main/pr-104-<base>`. */
function fromQueue(group: unknown): Answer<PullRequestEvent> {
  const base = sideOf(at(group, "base_ref"), at(group, "base_sha"));
  const head = sideOf(at(group, "head_ref"), at(group, "head_sha"));
  if (base === null || head === null) return unreadable("merge_group");
  const number = Number(/\/pr-(\d+)-[0-9a-f]+$/.exec(head.ref)?.[1] ?? 0);
  return {
    ok: true,
    value: { number, title: "", author: null, draft: false, base, head, changedFiles: null, queued: true },
  };
}

function unreadable(name: string): Answer<never> {
  return problem({
    id: "event-unreadable",
    says: "the event file of `{name}` does not name the commits of a pull request",
    fix: "start the workflow through GitHub, or give the runner a complete event file",
    values: { name },
  });
}

function side(value: unknown): PullRequestFacts["base"] | null {
  return sideOf(at(value, "ref"), at(value, "sha"));
}

/** Only a full object id is taken: it is handed to git later. */
function sideOf(ref: unknown, sha: unknown): PullRequestFacts["base"] | null {
  if (typeof ref !== "string" || typeof sha !== "string" || !/^[0-9a-f]{40,64}$/.test(sha)) return null;
  return { ref: ref.replace(/^refs\/heads\//, ""), sha };
}

function account(user: unknown): Account | null {
  const id = at(user, "id");
  const login = string(at(user, "login"));
  if (typeof id !== "number" || login === null) return null;
  return { id, login, kind: at(user, "type") === "User" ? "user" : "bot" };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : null;
}

function string(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
