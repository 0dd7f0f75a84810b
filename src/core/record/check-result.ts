import { countedOutcome } from "#core/judge/counted-outcome.ts";
import { outcomeOf } from "#core/judge/outcome-of.ts";
import { blocks, gravest, type Outcome } from "#core/model/outcome.ts";
import { type Checked, checked, fewOf, type Words } from "./checked.ts";
import { ofVersion, type Reader } from "./judged-by.ts";
import { otherGates, strangeGates } from "./other-gates.ts";
import { otherPlaces } from "./other-places.ts";
import { otherWords } from "./other-words.ts";
import { isPassed, levelsOf } from "./record-of.ts";
import {
  extensionOf,
  type PackageRecord,
  type RecordExtension,
  type RecordFinding,
} from "./record-schema.ts";

/**
 * Whether the result follows from the gates, the gates from their findings, every gate is told of, and the result is that it passed. A record by an
 * earlier version is held to the same rules: whoever made it may have written any number there. Only where a signature vouches for the number, what
 * differs is left open.
 */
export function checkResult(record: PackageRecord, reader: Reader): Checked {
  const told = extensionOf(record);
  const { verificationResult: result } = record.predicate;
  const blocking = told.gates.filter((gate) => gate.severity === "block" && blocks(gate.outcome));
  const wrong = [
    ...contradictions(record),
    ...otherGates(record),
    ...(result === "PASSED" ? [] : [notPassed(told)]),
  ];
  const strange = ofVersion(record, reader, [...strangeGates(told), ...otherWords(told)]);
  const holds = {
    says: "{result}, as its {gates} [gate|gates] and their findings say: none of them blocks",
    values: { result, gates: told.gates.length },
  };
  const fails = {
    says: "{result}; {blocking} of {gates} gates [blocks|block]",
    values: { result, blocking: blocking.length, gates: told.gates.length },
  };
  if (wrong.length === 0 && strange.open.length > 0)
    return { part: "result", state: "not-verified", says: holds, details: fewOf(strange.open) };
  return checked("result", holds, fails, [...wrong, ...strange.wrong]);
}

function counted({ outcome, severity }: RecordFinding): Outcome {
  return countedOutcome(severity === undefined ? { outcome } : { outcome, severity });
}

/** Whether nothing but people's acts is missing. */
function isGreen({ gates, notices }: RecordExtension): boolean {
  const content = gates.filter(({ severity, kind }) => severity === "block" && kind === "content");
  return ![...content, ...notices].some(({ outcome }) => blocks(outcome));
}

function colour(green: boolean): string {
  return green ? "green" : "not green";
}

/** Parts that cannot all be true. */
function contradictions(record: PackageRecord): Words[] {
  const { predicate } = record;
  const told = extensionOf(record);
  const { gates, notices, outcome } = told;
  const found: Words[] = [];
  for (const gate of gates) {
    const from = gravest(gate.findings.map(counted));
    if (from !== gate.outcome)
      found.push({
        says: "gate `{gate}` is said to come to `{outcome}`, and its findings come to `{from}`",
        values: { gate: gate.gate, outcome: gate.outcome, from },
      });
  }
  const from = outcomeOf(gates, notices);
  if (from !== outcome)
    found.push({
      says: "the outcome is said to be `{outcome}`, and the gates and notices come to `{from}`",
      values: { outcome, from },
    });
  if ((predicate.verificationResult === "PASSED") !== isPassed(outcome))
    found.push({
      says: "the result is said to be {result}, and the outcome is `{outcome}`",
      values: { result: predicate.verificationResult, outcome },
    });
  const green = isGreen(told);
  if (green !== told.contentGreen)
    found.push({
      says: "the content is said to be {said}, and the gates and notices say {green}",
      values: { said: colour(told.contentGreen), green: colour(green) },
    });
  const levels = levelsOf(told);
  if (levels.join() !== predicate.verifiedLevels.join())
    found.push({
      says: "`verifiedLevels` says `{levels}`, which should be `{expected}`",
      values: { levels: predicate.verifiedLevels, expected: levels },
    });
  return [...found, ...otherPlaces(record)];
}

function notPassed({ gates, notices }: RecordExtension): Words {
  const names = gates
    .filter((gate) => gate.severity === "block" && blocks(gate.outcome))
    .map(({ gate }) => gate);
  const said = notices.filter(({ outcome }) => blocks(outcome)).map(({ id }) => id);
  return {
    says: "it did not pass: kept back by {names}",
    values: { names: [...names, ...said] },
  };
}
