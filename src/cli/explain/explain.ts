import { gates } from "#core/gates/registry.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { type Answer, problem } from "../answer.ts";
import { closeSubject, judgeSubject, openSubject, readSubject } from "../check/judge-clone.ts";
import { unknownStage } from "../check/tell-range.ts";
import { type RangeOptions, readRange } from "../clone/clone-range.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { explainFinding, namedFindings } from "./explain-finding.ts";
import { explainGate } from "./explain-gate.ts";
import { explainStage } from "./explain-stage.ts";
import type { Explanation } from "./explanation.ts";
import { findTopics, type Topic } from "./find-topics.ts";
import { ownPolicy } from "./own-policy.ts";
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
    const judged = options.head ?? (here.value.asFiles ? "your files" : "HEAD");
    const shown = { base: here.value.base, judged, path: at?.policy.path ?? "", paint };
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
  /** Whether the files as they are were judged, and no commit. */
  readonly asFiles: boolean;
  /** Why something cannot be told of this repository; `null` where all can. */
  readonly without: Problem | null;
}

type Problem = Extract<Answer<never>, { ok: false }>["problem"];

/** What the clone knows. That there is none is no mistake, unless one was named. */
async function lookAround(name: string, options: ExplainOptions, now: Date): Promise<Answer<Surroundings>> {
  const range = await readRange(options);
  if (!range.ok) {
    const here = await withoutBase(options, range.problem, "");
    const named = options.repo !== "." || options.base !== undefined || options.head !== undefined;
    return here.at === null && named ? problem(here.without ?? range.problem) : { ok: true, value: here };
  }
  const base = range.value.pullRequest.base.ref;
  const at = await policyAt(range.value);
  if (!at.ok) return { ok: true, value: await withoutBase(options, at.problem, base) };
  const plain = { at: at.value, base, without: null };
  // Judging takes longer than all else, and only a finding asks for it.
  const stages = at.value.policy.stages.map((stage) => stage.name);
  const isFinding = !stages.includes(name) && !gates.some(({ meta }) => meta.id === name);
  if (!isFinding) return { ok: true, value: { ...plain, verdict: null, asFiles: false } };
  const judged = await judgedNow(options, now);
  return judged.ok ? { ok: true, value: { ...plain, ...judged.value } } : judged;
}

/** What is known where the base gives no policy: that of the files themselves, if there is one. Nothing is judged by it. */
async function withoutBase(options: ExplainOptions, because: Problem, base: string): Promise<Surroundings> {
  const own = await ownPolicy(options, because);
  const nothing = { at: null, verdict: null, base, asFiles: false };
  if (!own.ok) return { ...nothing, without: own.problem };
  return { ...nothing, at: own.value.at, base: "your files", without: own.value.note };
}

/** The verdict that `gatehouse check` comes to: of the files as they are, unless a commit is named. */
async function judgedNow(
  options: ExplainOptions,
  now: Date,
): Promise<Answer<Pick<Surroundings, "verdict" | "asFiles" | "without">>> {
  const subject = await openSubject(options);
  // What the finding means can be told all the same.
  if (!subject.ok) return { ok: true, value: { verdict: null, asFiles: false, without: subject.problem } };
  try {
    const range = await readSubject(subject.value, options);
    if (!range.ok) return range;
    const asked = { ...options, path: undefined };
    const answer = await judgeSubject(subject.value, range.value, asked, now.toISOString());
    if (!answer.ok) return answer;
    const judgement = answer.value;
    if (judgement.kind === "unknown-stage")
      return problem(unknownStage(options.stage ?? "", judgement.known));
    const verdict = judgement.kind === "judged" ? judgement.verdict : null;
    return { ok: true, value: { verdict, asFiles: range.value.uncommitted !== null, without: null } };
  } finally {
    await closeSubject(subject.value);
  }
}
