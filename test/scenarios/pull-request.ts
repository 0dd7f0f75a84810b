import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type ActionResult, runAction } from "../forge/mini-runner.ts";
import { type FileContent, GitRepository, git } from "./git-repository.ts";

export type Files = ReadonlyMap<string, FileContent> | Readonly<Record<string, FileContent>>;

/** A pull request from `proposal` to `main` in a repository on disk: everything of one tree replaced by another. */
export interface PullRequest {
  readonly repository: GitRepository;
  readonly base: string;
  readonly head: string;
  /** The test merge, which GitHub checks out by default. */
  readonly merge: string;
}

/** Commits two trees, one on `main` and one on `proposal`, and merges them as GitHub does to try. */
export function openPullRequest(before: Files, after: Files): PullRequest {
  const repository = new GitRepository();
  const base = repository.commit(before);
  repository.branch("proposal");
  git(repository.dir, "rm", "-r", "--quiet", "--ignore-unmatch", ".");
  const head = repository.commit(after);
  return { repository, base, head, merge: repository.testMerge(base, head) };
}

/** The payload of `pull_request`, as far as anything reads it; a fork's when `fork` is set. */
export function payloadOf({ base, head, merge }: PullRequest, { baseRef = "main", fork = false } = {}) {
  const own = { full_name: "acme/triage" };
  return {
    action: "synchronize",
    number: 7,
    repository: own,
    sender: { login: "ada" },
    pull_request: {
      number: 7,
      title: "Hand over",
      draft: false,
      user: { id: 41, login: "ada", type: "User" },
      changed_files: 3,
      merge_commit_sha: merge,
      base: { ref: baseRef, sha: base, repo: own },
      head: { ref: "proposal", sha: head, repo: fork ? null : own },
    },
  };
}

type Payload = Parameters<typeof runAction>[0]["event"];

/** How a run differs from that of a `pull_request` with a full clone and no token. */
export interface RunOptions {
  readonly payload?: Payload;
  readonly eventName?: string;
  readonly workspace?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of the Action's own files; left out, this repository. */
  readonly actionDir?: string;
}

/** A run, and how many requests it sent to where GitHub's API should be. */
export interface Ran extends ActionResult {
  readonly requests: number;
}

/** Runs the bundled Action on a pull request. Whatever it asks of the network is counted and answered with an error. */
export async function runOn(pullRequest: PullRequest, options: RunOptions = {}): Promise<Ran> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests++;
    response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const result = await runAction({
      actionDir: options.actionDir ?? join(import.meta.dirname, "../.."),
      eventName: options.eventName ?? "pull_request",
      event: options.payload ?? payloadOf(pullRequest),
      workspace: options.workspace ?? pullRequest.repository.clone(pullRequest.merge, 0),
      serverUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      token: options.token ?? "",
      inputs: options.inputs ?? {},
      env: options.env ?? {},
    });
    return { ...result, requests };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
