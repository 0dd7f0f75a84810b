import type { Statement } from "#core/model/statement.ts";
import { proposeWaivers } from "#core/policy/propose-waivers.ts";
import { explainComment, explainGateComment } from "#core/report/explain-comment.ts";
import { helpComment } from "#core/report/help-comment.ts";
import { refusalComment, waiverComment } from "#core/report/waiver-comment.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Command } from "../inbox/command.ts";
import type { Current, CurrentJudgement } from "../people/read-current.ts";

/** What an answer is made from beside the verdict. */
export interface AnswerContext {
  /** Login of who asks. */
  readonly by: string;
  /** Owners of the policy at the base. */
  readonly owners: () => Promise<readonly string[]>;
  /** Address at which GitHub opens a file of a branch in its editor. */
  readonly editUrl: (branch: string, path: string) => string;
}

/** An answer: finished Markdown, and a word for the log. */
export interface Answer {
  readonly text: string;
  readonly word: string;
}

type Asked = Exclude<Command, { readonly verb: "recheck" }>;

const VERBS = ["explain", "recheck", "waive"];

/** Answers a question about a pull request. Rejects with what `owners` rejects with. */
export async function answerOf(
  command: Asked,
  current: Exclude<Current, { kind: "moving" }>,
  context: AnswerContext,
): Promise<Answer> {
  if (command.verb === "unknown") {
    const { word } = command;
    const nearest = didYouMean(word, VERBS) ?? null;
    return { text: helpComment({ what: "command", word, nearest, gates: [] }), word: "unknown" };
  }
  if (current.kind !== "judged")
    return { text: refusalComment(NOT_JUDGED[current.kind]), word: current.kind };
  return command.verb === "explain" ? explain(command.gate, current) : waive(command, current, context);
}

const NOT_JUDGED: Readonly<Record<"closed" | "no-opinion", Statement>> = {
  closed: {
    id: "closed",
    says: "This pull request is closed, so it is not judged.",
    fix: "Reopen it: it is judged again at once.",
    values: {},
  },
  "no-opinion": {
    id: "no-opinion",
    says: "No policy gates the branch that this pull request goes to, so it is not judged.",
    values: {},
  },
};

function explain(gate: string | null, { verdict, name, linkTo }: CurrentJudgement): Answer {
  if (gate === null) return { text: explainComment(verdict, name, linkTo), word: "explained" };
  const text = explainGateComment(verdict, gate, linkTo);
  if (text !== null) return { text, word: "explained" };
  const gates = verdict.gates.map((each) => each.gate);
  const nearest = didYouMean(gate, gates) ?? null;
  return { text: helpComment({ what: "gate", word: gate, nearest, gates }), word: "unknown-gate" };
}

async function waive(
  { gate, reason }: Extract<Command, { verb: "waive" }>,
  { verdict, policy, base }: CurrentJudgement,
  { by, owners, editUrl }: AnswerContext,
): Promise<Answer> {
  if (policy === null) {
    const because: Statement = {
      id: "policy-broken",
      says: "The policy of `{branch}` cannot be read, so nothing can be waived before it is mended.",
      fix: "See `/gatehouse explain`.",
      values: { branch: base.ref },
    };
    return { text: refusalComment(because), word: because.id };
  }
  const proposal = proposeWaivers({ gate, reason, by }, { verdict, policy, owners: await owners() });
  if (!proposal.ok) return { text: refusalComment(proposal.because), word: proposal.because.id };
  const place = {
    path: policy.path,
    branch: base.ref,
    editUrl: editUrl(base.ref, policy.path),
    others: proposal.others,
    left: proposal.left,
    listed: (policy.waivers ?? []).length > 0,
  };
  return { text: waiverComment(proposal.waivers, place), word: "proposed" };
}
