import type { CheckFacts } from "#core/facts/check-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { byGravity } from "#core/model/outcome.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { RequiredCheck } from "./options.ts";

/** Conclusions with which a check says that it looked at nothing. */
const EMPTY: ReadonlySet<string> = new Set(["neutral", "skipped"]);

/**
 * What one required check comes to. Where several apps wrote one of its name that counts, the gravest decides, so that nobody
 * turns one green by writing another with an app of their own.
 */
export function judgeRequired(
  required: RequiredCheck,
  checks: readonly CheckFacts[],
  say: Say<Messages>,
): Finding {
  const { name, app } = required;
  const named = checks.filter((check) => check.name === name);
  const counting = named.filter(
    (check) => app === undefined || check.app?.toLowerCase() === app.toLowerCase(),
  );
  const judged = counting
    .map((check) => judgeCheck(required, check, writers(counting), say))
    .toSorted((a, b) => byGravity(a.outcome, b.outcome));
  const [gravest] = judged;
  if (gravest !== undefined) return gravest;
  if (app !== undefined && named.length > 0) return say("other-app", { name, app, found: writers(named) });
  const by = written(app);
  const nearest = didYouMean(
    name,
    checks.map((check) => check.name),
  );
  return nearest === undefined ? say("missing", { name, by }) : say("misspelled", { name, by, nearest });
}

function judgeCheck(
  { name, app }: RequiredCheck,
  { status, conclusion }: CheckFacts,
  found: readonly string[],
  say: Say<Messages>,
): Finding {
  const by = written(app);
  if (status !== "completed") return say("running", { name, by, status });
  if (conclusion === "success") {
    return app === undefined ? say("succeeded-by-anyone", { name, found }) : say("succeeded", { name, app });
  }
  const told = { name, by, conclusion: conclusion ?? "none" };
  return say(EMPTY.has(conclusion ?? "") ? "not-success" : "failed", told);
}

function written(app: string | undefined): string {
  return app === undefined ? "" : ` by ${app}`;
}

/** Who wrote checks, each once, in one order. */
function writers(checks: readonly CheckFacts[]): readonly string[] {
  return [...new Set(checks.map(({ app }) => app ?? "an account, as a commit status"))].sort();
}
