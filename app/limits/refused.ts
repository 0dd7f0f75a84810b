import { GithubError } from "#github/github-error.ts";
import type { Refusal } from "#github/refusal-of.ts";
import { EVERYTHING } from "./allowance.ts";
import type { Asked } from "./asked.ts";
import type { SendOptions } from "./send-options.ts";
import { LONGEST_BLOCK_MS } from "./strike.ts";

/** What is waited when GitHub does not say for how long. */
const UNSAID_MS = 60_000;

/** Makes a refusal known to everything that asks for the installation, and says when to ask again. */
export async function refused(
  refusal: Refusal,
  cause: unknown,
  asked: Asked,
  options: SendOptions,
): Promise<GithubError> {
  const { installation, metrics, urgency } = options;
  const { kind } = refusal;
  const resource = kind === "secondary" ? EVERYTHING : (refusal.resource ?? asked.resource);
  const { until, trouble } = await blocked(refusal, resource, options);
  urgency?.refused(installation, resource, until);
  metrics?.onLimit?.({ installation, kind, resource, until });
  return new GithubError("rate-limited", `${kind} limit of GitHub's until ${until.toISOString()}`, {
    retryAt: until,
    cause: trouble ?? cause,
  });
}

/** A store that is away must not hide what GitHub said: the refusal stands, with the trouble as its cause. */
async function blocked(
  refusal: Refusal,
  resource: string,
  { installation, allowances, now }: SendOptions,
): Promise<{ readonly until: Date; readonly trouble?: unknown }> {
  const wait = waitOf(refusal, now());
  const until = new Date(now().getTime() + (wait ?? UNSAID_MS));
  try {
    if (refusal.kind === "secondary") return { until: await allowances.strike(installation, wait) };
    await allowances.block(installation, resource, until);
    return { until };
  } catch (trouble) {
    return { until, trouble };
  }
}

/** Milliseconds that GitHub asks to wait; `null` when it does not say. A second is added to a reset, which names whole seconds. */
export function waitOf({ retryAfter, reset, answeredAt }: Refusal, now: Date): number | null {
  // By GitHub's clock, where it shows it: ours may differ.
  const untilReset = reset === null ? null : reset - (answeredAt ?? now.getTime() / 1000) + 1;
  const seconds = retryAfter ?? untilReset;
  return seconds === null ? null : Math.min(Math.max(seconds * 1000, 1000), LONGEST_BLOCK_MS);
}
