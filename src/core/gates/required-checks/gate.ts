import { Minimatch } from "minimatch";
import type { ChangesFacts } from "#core/facts/pull-request-facts.ts";
import { defineGate } from "../define-gate.ts";
import { judgeRequired } from "./judge-required.ts";
import { messages } from "./messages.ts";
import { options, strengthen } from "./options.ts";

/** The gate `required-checks`: see this folder's README. */
export const requiredChecks = defineGate({
  meta: {
    id: "required-checks",
    title: "the checks of other tools that it names have succeeded",
    summary:
      "Checks of other tools on the head commit have succeeded, each written by the app that the policy names.",
    kind: "content",
    since: "0.2",
    why: "What another tool has to look at counts once that tool says that it succeeded, and says so itself.",
  },
  needs: ["checks", "changes"],
  options,
  idleWithout: "checks",
  messages,
  strengthen,
  evaluate({ checks: found, changes }, { checks }, say) {
    if (checks.length === 0) return { findings: [say("nothing-asked", {})] };
    return {
      findings: checks.map((required) =>
        required.when === undefined || concerns(required.when, changes)
          ? judgeRequired(required, found, say)
          : say("not-concerned", { name: required.name, when: required.when }),
      ),
    };
  },
});

/** Whether a changed path matches one of the globs. The platform is fixed: a backslash in a path of git is a letter. */
function concerns(globs: readonly string[], { paths }: ChangesFacts): boolean {
  const matchers = globs.map(
    (glob) =>
      new Minimatch(glob, { dot: true, nobrace: true, nonegate: true, nocomment: true, platform: "linux" }),
  );
  return paths.some(({ path }) => matchers.some((matcher) => matcher.match(path)));
}
