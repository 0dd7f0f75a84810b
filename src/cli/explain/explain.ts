import { judgeContent } from "#core/collect/judge-content.ts";
import { gates } from "#core/gates/registry.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { type Answer, problem } from "../answer.ts";
import { type CloneRange, type RangeOptions, readRange } from "../clone/clone-range.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { explainFinding, namedFindings } from "./explain-finding.ts";
import { explainGate } from "./explain-gate.ts";
import { explainStage } from "./explain-stage.ts";
import type { Explanation } from "./explanation.ts";
import { findTopics, type Topic } from "./find-topics.ts";
import { type PolicyAt, policyAt } from "./policy-at.ts";
import { printed } from "./printed.ts";

/** What `gatehouse explain` was asked. */
export interface ExplainOptions extends RangeOptions {
  readonly stage?: string;
  readonly json?: boolean;
}

/** Name of the shape that `--json` prints. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/explanation/v1";

/** What a clone adds to what Gatehouse knows by itself. */
interface Here {
  readonly at: PolicyAt | null;
  /** What a finding's occurrences are looked for in; `null` where nothing was judged. */
  readonly verdict: Verdict | null;
}

/** Explains a gate, a finding or a stage, as far as it can be told with what stands in the clone. */
export async function explain(
  name: string,
  options: ExplainOptions,
  terminal: Terminal,
  now: Date,
): Promise<ExitCode> {
  const here = await lookAround(name, options, now);
  if (!here.ok) {
    tell(terminal, "error", here.problem);
    return EXIT.unanswered;
  }
  const { at, verdict, without } = here.value;
  const occurring = verdict === null ? [] : namedFindings(verdict).map((each) => each.name);
  const topics = findTopics(name, at?.policy.stages ?? [], occurring);
  if (without !== null) tell(terminal, "note", without);
  if (!topics.ok) {
    tell(terminal, "error", topics.problem);
    return EXIT.unanswered;
  }
  const explanations = topics.value.flatMap((topic) => explained(topic, { at, verdict }, now));
  if (options.json === true) {
    terminal.out.write(`${JSON.stringify({ schema: JSON_SCHEMA_ID, name, explanations }, null, 2)}\n`);
  } else {
    const paint = paintFor(terminal.out);
    const shown = { base: here.value.base, path: at?.policy.path ?? "", paint };
    terminal.out.write(explanations.map((each) => printed(each, shown)).join("\n"));
  }
  return EXIT.done;
}

function explained(topic: Topic, { at, verdict }: Here, now: Date): readonly Explanation[] {
  switch (topic.kind) {
    case "gate":
      return [explainGate(topic.gate, at)];
    case "finding":
      return [explainFinding(topic, verdict)];
    case "stage":
      return at === null ? [] : [explainStage(topic.stage, at, now.toISOString().slice(0, 10))];
    default:
      return topic satisfies never;
  }
}

interface Surroundings extends Here {
  /** The base branch; empty where there is none. */
  readonly base: string;
  /** Why something cannot be told of this repository; `null` where all can. */
  readonly without: Extract<Answer<never>, { ok: false }>["problem"] | null;
}

/** What the clone knows. That there is none is no mistake, unless one was named. */
async function lookAround(name: string, options: ExplainOptions, now: Date): Promise<Answer<Surroundings>> {
  const range = await readRange(options);
  if (!range.ok) {
    const named = options.repo !== "." || options.base !== undefined || options.head !== undefined;
    return named ? range : { ok: true, value: { at: null, verdict: null, base: "", without: range.problem } };
  }
  const base = range.value.pullRequest.base.ref;
  const at = await policyAt(range.value);
  if (!at.ok) return { ok: true, value: { at: null, verdict: null, base, without: at.problem } };
  const plain = { at: at.value, base, without: null };
  // Judging takes longer than all else, and only a finding asks for it.
  const stages = at.value.policy.stages.map((stage) => stage.name);
  const isFinding = !stages.includes(name) && !gates.some(({ meta }) => meta.id === name);
  const verdict = isFinding ? await judged(range.value, options, now) : null;
  if (verdict !== null && !verdict.ok) return verdict;
  return { ok: true, value: { ...plain, verdict: verdict?.value ?? null } };
}

async function judged(
  range: CloneRange,
  { stage }: ExplainOptions,
  now: Date,
): Promise<Answer<Verdict | null>> {
  const judgement = await judgeContent({
    ...range,
    ...(stage === undefined ? {} : { stage }),
    now: now.toISOString(),
    crypto: nodeCrypto,
  });
  if (judgement.kind !== "unknown-stage")
    return { ok: true, value: judgement.kind === "judged" ? judgement.verdict : null };
  const meant = didYouMean(stage ?? "", judgement.known);
  return problem({
    id: "unknown-stage",
    says: "the policy of the base has no stage `{stage}`; it has {known}",
    ...(meant === undefined ? {} : { fix: "did you mean `{meant}`?" }),
    values: { stage: stage ?? "", known: judgement.known, meant: meant ?? "" },
  });
}
