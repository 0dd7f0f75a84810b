import { judgeContent } from "#core/collect/judge-content.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Statement } from "#core/model/statement.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import { PLAIN } from "#core/report/fill-template.ts";
import { headline } from "#core/report/headline.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { extendedPolicies } from "./extended-policies.ts";
import type { Inputs } from "./inputs.ts";
import type { JudgedSource } from "./judged-source.ts";
import { publish, publishSummary } from "./publish.ts";
import { publishNothing } from "./publish-nothing.ts";
import { publishRecords } from "./publish-records.ts";
import type { PullRequestEvent } from "./pull-request-event.ts";
import { sentence, stop } from "./tell.ts";
import type { World } from "./world.ts";

/** A pull request that was found, and what to do with the judgement. */
interface Task {
  readonly inputs: Inputs;
  readonly event: PullRequestEvent;
  readonly source: JudgedSource;
  readonly world: World;
  readonly version: string;
}

/** Judges a pull request, shows the verdict and gives the exit code: 1 when it blocks, unless the workflow asked never to fail. */
export async function judgeSource({ inputs, event, source, world, version }: Task): Promise<0 | 1> {
  const { environment, writers, now } = world;
  const { number, title, author, draft } = event;
  const { head, base, mergeBase, changes, at, findTags, listTags } = source;
  const [owner = "", name = ""] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
  const judgement = await judgeContent({
    now: now.toISOString(),
    repository: { owner, name },
    pullRequest: {
      number,
      title,
      author,
      draft,
      mergeBase,
      base: { ref: event.base.ref, sha: base.commit },
      head: { ref: event.head.ref, sha: head.commit },
    },
    changes,
    head,
    base,
    at,
    findTags,
    listTags,
    crypto: nodeCrypto,
    readExtended: extendedPolicies(inputs, { owner, name }),
    ...(inputs.stage === undefined ? {} : { stage: inputs.stage }),
  });
  switch (judgement.kind) {
    case "none":
      return abstain(world, judgement.reason, event.base.ref);
    case "unknown-stage":
      return stop(world, [unknownStage(inputs.stage ?? "", judgement.known)]);
    case "judged":
      await publish(judgement.verdict, inputs, world, version);
      await publishSummary(
        judgement.verdict,
        await publishRecords(judgement, source, { inputs, world, version }),
        inputs,
        world,
      );
      if (!blocks(judgement.verdict.outcome)) return 0;
      if (inputs.failOn === "never") {
        writers.log("This verdict blocks; the step passes because input `fail-on` is `never`.");
        return 0;
      }
      writers.fail(`Gatehouse: ${headline(judgement.verdict, PLAIN)}`);
      return 1;
    default:
      return judgement satisfies never;
  }
}

function abstain({ writers }: World, reason: "no-policy" | "not-gated", branch: string): 0 {
  publishNothing(writers);
  const message = sentence({ ...ABSTENTIONS[reason], values: { branch, path: POLICY_PATHS[0] } });
  writers.annotate("notice", message, { title: "Gatehouse has no opinion" });
  return 0;
}

const ABSTENTIONS: Readonly<Record<"no-policy" | "not-gated", Pick<Statement, "says" | "fix">>> = {
  "no-policy": {
    says: "branch `{branch}` has no policy at `{path}`, so nothing was judged",
    fix: "commit a policy to `{branch}`, if its pull requests are to be judged",
  },
  "not-gated": {
    says: "no stage of `{path}` names branch `{branch}`, so nothing was judged",
    fix: "add the branch to a stage, if its pull requests are to be judged",
  },
};

function unknownStage(stage: string, known: readonly string[]): Statement {
  return {
    id: "unknown-stage",
    says: "input `stage` is `{stage}`, and the policy of the base branch has no such stage; it has {known}",
    fix: "name one of them, or leave the input out: the base branch then chooses",
    values: { stage, known },
  };
}
