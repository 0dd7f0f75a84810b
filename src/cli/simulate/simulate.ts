import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { writeJudgement } from "#audit/judgement-record.ts";
import { applyWhatIf } from "#core/cases/apply-what-if.ts";
import { type Found, judgeFound } from "#core/cases/judge-found.ts";
import { knownPeople, strangers } from "#core/cases/strangers.ts";
import { unreadMetrics } from "#core/cases/unread-metrics.ts";
import { unreadExtended } from "#core/collect/extended-policy.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { policyCopy } from "#git/policy-copy.ts";
import { readPolicyFile } from "../cases/load-setting.ts";
import { tellIssues } from "../cases/tell-issues.ts";
import type { CheckOptions } from "../check/judge-clone.ts";
import { tellUnknownStage } from "../check/tell-range.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { judgeKept } from "../kept/kept-facts.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { ownVersion } from "../version.ts";
import { type AskedChange, askedChange, type ChangeOptions } from "./asked-change.ts";
import { simulationJson, simulationText } from "./simulation-text.ts";
import { type Start, type Started, startFromClone, startFromFacts } from "./start-from.ts";

/** What `gatehouse simulate` was asked. */
export interface SimulateOptions extends CheckOptions, ChangeOptions {
  readonly facts?: string;
  /** Number of a row of the log, where `facts` is an export of it. */
  readonly row?: string;
  readonly policy?: string;
  readonly keep?: string;
}

/** Judges twice: as it is, and as it would be; and prints what differs. */
export async function simulate(options: SimulateOptions, terminal: Terminal): Promise<ExitCode> {
  const asked = askedChange(options);
  if (!asked.ok) return refuse(asked.problem, terminal);
  const policy = await otherPolicy(options, terminal);
  if (policy === "broken") return EXIT.unanswered;
  const started = await startOf(options, policy, terminal);
  if ("code" in started) return started.code;
  const { start } = started;
  if (options.keep !== undefined) await keep(start, options.keep);
  const ended = () => printBoth({ start, asked: asked.value, other: policy }, options, terminal);
  if (options.facts === undefined) return ended();
  const answer = await judgeKept(options.facts, start.row, ended);
  return answer.ok ? answer.value : refuse(answer.problem, terminal);
}

/** What is asked, and by which other policy; `null`: by the one that judges now. */
interface Question {
  readonly start: Start;
  readonly asked: AskedChange;
  readonly other: Policy | null;
}

async function printBoth(
  { start, asked, other }: Question,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const now = judged(start, start.facts, start.policy, start.stage, asked.known);
  const then = await judgedThen(start, asked, other ?? start.policy, options, terminal);
  if (now === null || then === null) return EXIT.unanswered;
  tellWhoIsUnknown(then, start.facts, terminal);
  const byOther = other !== null && other !== start.policy;
  if (!byOther && !asksForMore(options)) {
    const says = "nothing was said to be otherwise, so both are as it is";
    tell(terminal, "note", { says, fix: "say what is, such as --approve @dana", values: {} });
  }
  const simulation = { before: now.found, after: then.found };
  terminal.out.write(
    options.json === true ? simulationJson(simulation) : simulationText(simulation, paintFor(terminal.out)),
  );
  return blocks(then.found.outcome) ? EXIT.no : EXIT.done;
}

/** Whether anything but another policy was said to be otherwise, or what is was asked for. In a clone, stage and base are what it is judged by in the first place. */
function asksForMore(options: SimulateOptions): boolean {
  const { approve, object, dismiss, metric, now, risk, keep, facts, stage, base } = options;
  const otherwise = [now, risk, keep, ...(facts === undefined ? [] : [stage, base])];
  return (
    [...approve, ...object, ...dismiss, ...metric].length > 0 || otherwise.some((one) => one !== undefined)
  );
}

function refuse(problem: Parameters<typeof tell>[2], terminal: Terminal): ExitCode {
  tell(terminal, "error", problem);
  return EXIT.unanswered;
}

/** The policy that is named; `null`: none is. What is wrong with it is told. */
async function otherPolicy(
  { policy, organisationPolicy }: SimulateOptions,
  terminal: Terminal,
): Promise<Policy | null | "broken"> {
  if (policy === undefined) return null;
  const copy = organisationPolicy === undefined ? unreadExtended : policyCopy(resolve(organisationPolicy));
  const reading = await readPolicyFile(resolve(policy), copy);
  if (reading.ok) return reading.value;
  await tellIssues(terminal, reading.issues);
  return "broken";
}

async function startOf(
  options: SimulateOptions,
  policy: Policy | null,
  terminal: Terminal,
): Promise<Started> {
  const { facts, row } = options;
  if (facts === undefined && row !== undefined) {
    const says = "--row names a verdict of an exported log, and none is named";
    const problem = { id: "no-export", says, fix: "name it: --facts FILE", values: {} };
    return { code: refuse(problem, terminal) };
  }
  if (facts === undefined) return startFromClone(options, terminal);
  const start = await startFromFacts({ facts, ...(row === undefined ? {} : { row }) }, policy, terminal);
  return start.ok ? { start: start.value } : { code: refuse(start.problem, terminal) };
}

/** Writes what was collected, as a judgement keeps it. */
async function keep({ facts, policy, stage, options }: Start, path: string): Promise<void> {
  const { number } = facts.pullRequest;
  const judged = [{ number, kind: "facts", policy, stage, facts, options }] as const;
  await writeFile(resolve(path), writeJudgement({ program: ownVersion(), joined: "shared", judged }));
}

interface Judged {
  readonly facts: KnownFacts;
  readonly found: Found;
  readonly problems: ReturnType<typeof applyWhatIf>["impossible"];
}

function judged(
  start: Start,
  facts: KnownFacts,
  policy: Policy,
  stageName: string,
  change: AskedChange["change"],
): Judged | null {
  const stage = policy.stages.find(({ name }) => name === stageName);
  if (stage === undefined) return null;
  const applied = applyWhatIf(facts, change, policy);
  const { now } = applied.facts;
  const found = judgeFound(applied.facts, { policy, stage, options: start.options, greenAt: now });
  return { facts: applied.facts, found, problems: applied.impossible };
}

/** As it would be: by another policy or stage, towards another branch, with what is to be otherwise. */
async function judgedThen(
  start: Start,
  { change }: AskedChange,
  policy: Policy,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<Judged | null> {
  const stage = stageThen(start, policy, options, terminal);
  if (stage === null) return null;
  const { pullRequest } = start.facts;
  const ref = options.facts === undefined ? pullRequest.base.ref : (options.base ?? pullRequest.base.ref);
  if (ref !== pullRequest.base.ref) {
    const says =
      "the facts are those of a pull request to `{was}`: files of `{ref}`, and who owns them there, are not in them";
    tell(terminal, "note", { says, values: { was: pullRequest.base.ref, ref } });
  }
  const base = { ...pullRequest.base, ref };
  const facts = { ...start.facts, pullRequest: { ...pullRequest, base } };
  const then = judged(start, facts, policy, stage.name, change);
  const problems = [...mistakenNames(start, change, policy), ...(then?.problems ?? [])];
  for (const { because } of problems) tell(terminal, "error", because);
  return problems.length === 0 ? then : null;
}

/** Names that nobody knows, and that would change nothing. The policy that judges then may read other metrics, and ask others. */
function mistakenNames({ facts, handles }: Start, change: AskedChange["change"], policy: Policy) {
  const known = knownPeople({ ...facts, roles: { ...facts.roles, ...policy.roles } }, change, handles);
  return [
    ...unreadMetrics(change.metrics, facts, policy),
    ...strangers(change, known, "--member {team}={who}"),
  ];
}

function stageThen(
  start: Start,
  policy: Policy,
  { stage, base, facts }: SimulateOptions,
  terminal: Terminal,
): Stage | null {
  const named = stage ?? (base === undefined || facts === undefined ? start.stage : undefined);
  if (named !== undefined) {
    const found = policy.stages.find(({ name }) => name === named);
    if (found !== undefined) return found;
    tellUnknownStage(
      { repo: ".", stage: named },
      policy.stages.map(({ name }) => name),
      terminal,
    );
    return null;
  }
  const choice = stageOf(policy, base ?? "");
  if (choice.kind === "stage") return choice.stage;
  const says =
    choice.kind === "none"
      ? "no stage of the policy names branch `{base}`, so nothing would be judged"
      : "several stages of the policy match branch `{base}`: {stages}";
  const values = { base: base ?? "", stages: choice.kind === "none" ? [] : choice.stages };
  tell(terminal, "error", { says, fix: "name another branch, or judge by a stage: --stage NAME", values });
  return null;
}

/** Teams that are asked and of whom nobody is known: said, since whoever approves in their name is made up. */
function tellWhoIsUnknown({ facts, found }: Judged, start: KnownFacts, terminal: Terminal): void {
  const asked = (found.signOffs?.requirements ?? []).flatMap(({ requirement }) => requirement.owners);
  const unknown = [...new Set(asked)].filter((handle) => {
    const key = handle.toLowerCase();
    return facts.owners?.[key]?.unlisted !== undefined && start.owners?.[key] === undefined;
  });
  if (unknown.length === 0) return;
  const each = unknown.length === 1 ? "so it is" : "so each of them is";
  tell(terminal, "note", {
    says: `who is in {unknown} is not known here, ${each} taken to have people enough`,
    fix: "say who is: --member {first}=LOGIN,LOGIN",
    values: { unknown: unknown.sort(), first: unknown[0] ?? "" },
  });
}
