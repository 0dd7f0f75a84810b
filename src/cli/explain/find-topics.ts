import type { Gate } from "#core/gates/define-gate.ts";
import { gates } from "#core/gates/registry.ts";
import type { Stage } from "#core/policy/policy.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { type Answer, problem } from "../answer.ts";

/** What a name may mean. `gate: null`: a finding about the judgement as a whole. */
export type Topic =
  | { readonly kind: "gate"; readonly gate: Gate }
  | { readonly kind: "finding"; readonly gate: Gate | null; readonly id: string }
  | { readonly kind: "stage"; readonly stage: Stage };

/** What findings of no gate are called in front of their id. */
const VERDICT = "verdict";

/**
 * Everything that a name means: a gate, a stage (or both), a finding with its gate (`evidence/falls-short`) or without one.
 * `occurring` are names of findings that a judgement came to, since mistakes in files have ids that no gate lists.
 */
export function findTopics(
  name: string,
  stages: readonly Stage[],
  occurring: readonly string[],
): Answer<readonly Topic[]> {
  const listed = gates.flatMap((gate) => Object.keys(gate.messages).map((id) => ({ gate, id })));
  const findings = [
    ...listed.map(({ gate, id }) => findingTopic(gate, id)),
    ...occurring.flatMap(occurringTopic),
  ];
  const meant = findings.filter((topic) => spelled(topic) === name || topic.id === name);
  const topics: Topic[] = [
    ...gates.flatMap((gate) => (gate.meta.id === name ? [{ kind: "gate" as const, gate }] : [])),
    ...stages.flatMap((stage) => (stage.name === name ? [{ kind: "stage" as const, stage }] : [])),
    ...new Map(meant.map((topic) => [spelled(topic), topic])).values(),
  ];
  if (topics.length > 0) return { ok: true, value: topics };
  const ofGate = findings.filter(({ gate }) => gate !== null && name.startsWith(`${gate.meta.id}/`));
  const known = [
    ...gates.map(({ meta }) => meta.id),
    ...stages.map((stage) => stage.name),
    ...findings.map(spelled),
    ...listed.map(({ id }) => id),
  ];
  return unknown(name, ofGate.length > 0 ? ofGate.map(spelled) : known, stages);
}

type FindingTopic = Extract<Topic, { kind: "finding" }>;

function findingTopic(gate: Gate | null, id: string): FindingTopic {
  return { kind: "finding", gate, id };
}

function occurringTopic(name: string): readonly FindingTopic[] {
  const at = name.indexOf("/");
  const [owner, id] = [name.slice(0, at), name.slice(at + 1)];
  const gate = gates.find(({ meta }) => meta.id === owner);
  return gate === undefined && owner !== VERDICT ? [] : [findingTopic(gate ?? null, id)];
}

/** The name of a finding as it is printed. */
export function spelled({ gate, id }: Pick<FindingTopic, "gate" | "id">): string {
  return `${gate?.meta.id ?? VERDICT}/${id}`;
}

/** Of a longer list the end is not shown. */
const HALF = 12;

function unknown(name: string, known: readonly string[], stages: readonly Stage[]): Answer<never> {
  const ids = gates.map(({ meta }) => meta.id);
  const meant = didYouMean(name, known);
  const gate = gates.find(({ meta }) => name.startsWith(`${meta.id}/`))?.meta.id ?? "";
  const of =
    gate === "" ? "no gate, finding or stage is called `{name}`" : "`{gate}` has no finding `{name}`";
  const elsewhere =
    gate === ""
      ? "gates are {gates}, {more}; stages are {stages}"
      : "gatehouse explain {gate} lists what it may find; a mistake in a file is explained while it is there";
  return problem({
    id: "unknown-name",
    says: of,
    fix: meant === undefined ? elsewhere : "did you mean `{meant}`?",
    values: {
      name,
      gate,
      meant: meant ?? "",
      // In two lists, since one would lose its end.
      gates: ids.slice(0, HALF),
      more: ids.slice(HALF),
      stages: stages.length === 0 ? "not known here" : stages.map((stage) => stage.name),
    },
  });
}
