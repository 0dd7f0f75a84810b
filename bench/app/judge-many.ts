import type { PullHandle } from "../../test/forge/handles/pull.ts";
import type { Deployment } from "./deployment.ts";
import { ForgeClock } from "./forge-clock.ts";
import { pushBranch } from "./story.ts";

/** What it took to judge many pull requests for which something came at once. */
export interface Judged {
  readonly evaluations: number;
  /** Milliseconds, from the first webhook to the last evaluation. */
  readonly took: number;
  /** How much of that the forge spent on answering. */
  readonly serving: number;
}

/** The stories before it have lower numbers. */
const FIRST = 1000;

/** Opens so many pull requests, has each judged, and then sends a webhook for each of them at once, which finds nothing new. */
export async function judgeMany(deployment: Deployment, pullRequests: number): Promise<Judged> {
  const { app } = deployment;
  const pulls: PullHandle[] = [];
  for (let at = 0; at < pullRequests; at++) {
    pulls.push(await open(deployment, FIRST + at));
    await deployment.settled();
  }
  const clock = new ForgeClock(["pull_request"]);
  try {
    const seen = app.count;
    const began = performance.now();
    await Promise.all(pulls.map((pull) => pull.edit({ body: "Again." })));
    // One after the other: how long all of them take is what is measured, and how long one may take is known.
    while (app.count < seen + pulls.length) await app.evaluatedAfter(app.count);
    const took = performance.now() - began;
    return { evaluations: app.count - seen, took, serving: clock.times().serving };
  } finally {
    clock.close();
  }
}

async function open({ acme }: Deployment, number: number): Promise<PullHandle> {
  await pushBranch(acme, number);
  return acme.repository.openPullRequest({
    author: "ada",
    head: `handoff/triage-1.1.0-${number}`,
    base: "release/production",
    title: "triage 1.1.0",
  });
}
