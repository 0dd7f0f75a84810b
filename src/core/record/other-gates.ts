import type { FactKey } from "#core/facts/facts.ts";
import type { Gate } from "#core/gates/define-gate.ts";
import { gates as allGates } from "#core/gates/registry.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Words } from "./checked.ts";
import {
  extensionOf,
  type PackageRecord,
  type RecordExtension,
  type RecordFinding,
} from "./record-schema.ts";

/** Gates that are told of in two ways, or that found nothing at all: of whatever version, a record has neither. */
export function otherGates(record: PackageRecord): Words[] {
  const told = extensionOf(record);
  const named = namedGates(told);
  const twice = new Set(named);
  for (const gate of new Set(named)) if (named.indexOf(gate) === named.lastIndexOf(gate)) twice.delete(gate);
  const silent = told.gates.filter(({ findings }) => findings.length === 0);
  return [
    ...[...twice].map((gate) => ({ says: "gate `{gate}` is told of twice", values: { gate } })),
    ...silent.map(({ gate }) => ({
      says: "gate `{gate}` is said to have found nothing at all",
      values: { gate },
    })),
  ];
}

function namedGates({ gates, deferred, notAsked }: RecordExtension): readonly string[] {
  return [...gates.map(({ gate }) => gate), ...deferred, ...notAsked];
}

/** Facts that whoever has the files of both commits has: a gate that needs no other is judged wherever any is. */
const OF_FILES: ReadonlySet<FactKey> = new Set([
  "now",
  "repository",
  "pullRequest",
  "changes",
  "packages",
  "baseline",
  "checklists",
  "targets",
  "releases",
  "proposal",
  "roles",
  "incomplete",
]);

/** What this version of Gatehouse would have said otherwise: gates that it does not have or misses, and what no gate of its says. */
export function strangeGates(told: RecordExtension): Words[] {
  const { gates, deferred } = told;
  const named = namedGates(told);
  const known = new Map(allGates.map((gate) => [gate.meta.id, gate]));
  const lost = [...known.keys()].filter((id) => !named.includes(id));
  const unknown = named.filter((id) => !known.has(id));
  return [
    ...lost.map((gate) => ({ says: "it does not say what became of gate `{gate}`", values: { gate } })),
    ...unknown.map((gate) => ({ says: "there is no gate `{gate}`", values: { gate } })),
    ...deferred
      .filter((id) => known.get(id)?.needs.every((key) => OF_FILES.has(key)) === true)
      .map((gate) => ({
        says: "gate `{gate}` is said to be left to the App, and it needs nothing but the files",
        values: { gate },
      })),
    ...gates.flatMap(({ gate: id, kind, findings }): Words[] => {
      const gate = known.get(id);
      if (gate === undefined) return [];
      const values = { gate: id, kind, other: gate.meta.kind };
      return [
        ...(kind === gate.meta.kind
          ? []
          : [{ says: "gate `{gate}` is said to be of kind `{kind}`, and is of kind `{other}`", values }]),
        ...findings.filter((finding) => !isSaidBy(gate, finding)).map((finding) => strange(id, finding)),
      ];
    }),
  ];
}

/**
 * Whether a gate says such a thing with such an outcome, or with what blocks excused. What went wrong in the gate itself has names of the judge's, and what
 * it hands on those of a reader.
 */
function isSaidBy({ messages, handsOn }: Gate, { id, outcome }: RecordFinding): boolean {
  const message = Object.hasOwn(messages, id) ? messages[id] : undefined;
  if (message !== undefined)
    return outcome === message.outcome || (outcome === "waived" && blocks(message.outcome));
  return outcome === "error" || (handsOn === true && (outcome === "fail" || outcome === "waived"));
}

function strange(gate: string, { id, outcome }: RecordFinding): Words {
  return {
    says: "gate `{gate}` has no finding `{id}` that comes to `{outcome}`",
    values: { gate, id, outcome },
  };
}
