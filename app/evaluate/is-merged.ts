import type { PullRequestHost } from "./pull-request-host.ts";

/** Whether a pull request is known to be merged by now. Where GitHub does not tell, it is not: that leaves nothing green that should not be. */
export async function isMerged(host: Pick<PullRequestHost, "look">, number: number | null): Promise<boolean> {
  if (number === null) return false;
  try {
    return (await host.look(number))?.merged === true;
  } catch {
    return false;
  }
}
