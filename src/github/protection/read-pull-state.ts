import * as z from "zod";
import { expectShape } from "../expect-shape.ts";
import type { GithubClient } from "../github-client.ts";

/** A pull request as its page shows it. */
export interface PullState {
  readonly number: number;
  readonly title: string;
  readonly state: "open" | "closed" | "merged";
  readonly draft: boolean;
  /** Name of the branch that it goes to. */
  readonly base: string;
  /** Its newest commit. */
  readonly head: string;
}

const pull = z.object({
  title: z.string(),
  state: z.string(),
  draft: z.boolean().optional(),
  merged_at: z.string().nullable(),
  base: z.object({ ref: z.string() }),
  head: z.object({ sha: z.string() }),
});

/** Reads a pull request. Rejects with what Octokit throws, and with a GithubError. */
export async function readPullState(client: GithubClient, number: number): Promise<PullState> {
  const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
  const { data } = await client.request(route, { pull_number: number });
  const {
    title,
    state,
    draft = false,
    merged_at: merged,
    base,
    head,
  } = expectShape(pull, data, "a pull request");
  const standing = merged !== null ? "merged" : state === "closed" ? "closed" : "open";
  return { number, title, state: standing, draft, base: base.ref, head: head.sha };
}
