import { quantile } from "../measure.ts";
import type { Evaluated } from "./deployed-app.ts";
import type { Deployment } from "./deployment.ts";
import { ForgeClock } from "./forge-clock.ts";
import { type Act, pushBranch, tellStory } from "./story.ts";

/** One act, and the evaluation that it led to. */
export interface Sample {
  readonly act: Act;
  /** From sending the webhook to the published check, or to the end of the evaluation when nothing was to be published. */
  readonly ms: number;
  /** How much of that the forge spent on answering. */
  readonly serving: number;
  readonly evaluated: Evaluated;
}

/** Plays so many stories, after one that is thrown away. Takes the newest evaluation of each act, and waits until all is quiet. */
export async function playStories(deployment: Deployment, stories: number): Promise<readonly Sample[]> {
  const { acme, app } = deployment;
  const clock = new ForgeClock(["pull_request", "pull_request_review"]);
  const samples: Sample[] = [];
  try {
    for (let number = 0; number <= stories; number++) {
      await pushBranch(acme, number);
      await acme.forge.settled();
      for (const act of tellStory(acme, number)) {
        const seen = app.count;
        clock.reset();
        await act.do();
        const [evaluated] = await app.evaluatedAfter(seen);
        await deployment.settled();
        if (evaluated === undefined || number === 0) continue;
        const { sent, published, serving } = clock.times();
        samples.push({ act, ms: (published ?? evaluated.time) - sent, serving, evaluated });
      }
    }
  } finally {
    clock.close();
  }
  return samples;
}

/** Requests of an act's evaluation that read. */
export const reads = ({ evaluated }: Sample) => evaluated.reads;
/** Requests of an act's evaluation that write. */
export const writes = ({ evaluated }: Sample) => evaluated.writes;

/** Both as a cell of a table. */
export function medianAndMost(values: readonly number[]): string {
  return values.length === 0 ? "none seen" : `${median(values)} · ${Math.max(...values)}`;
}

function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
