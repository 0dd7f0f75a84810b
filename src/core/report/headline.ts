import { blocks } from "#core/model/outcome.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { type Said, type Style, says } from "./fill-template.ts";
import { type Tally, tally, whoCanAct } from "./tally.ts";

const ids = (gates: readonly GateResult[]): readonly string[] => gates.map((gate) => gate.gate);
const everyFinding = (gates: readonly GateResult[]) => gates.flatMap((gate) => gate.findings);
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/**
 * The verdict in one line, as parts to be joined: what keeps the merge back, then for whom it waits.
 * `2 of 11 gates block · waiting for @acme/sre`; `all 5 gates pass`; `3 gates could not be judged`.
 */
function headlineParts(verdict: Verdict): readonly Said[] {
  const count = tally(verdict);
  const parts = [...blockedParts(verdict, count), ...waitingParts(count)];
  if (parts.length === 0) parts.push(greenPart(verdict, count));
  const warned = count.warns.length;
  if (warned > 0)
    parts.push({ says: `{warned} ${plural(warned, "gate warns", "gates warn")}`, values: { warned } });
  if (verdict.deferred.length > 0) {
    parts.push({
      says: "{deferred} still to come in the pull request",
      values: { deferred: verdict.deferred },
    });
  }
  return parts;
}

function blockedParts(verdict: Verdict, count: Tally): Said[] {
  const parts: Said[] = [];
  const [mendable, unjudged] = byMendable(count.error);
  if (unjudged.length > 0) {
    const gates = plural(unjudged.length, "gate", "gates");
    parts.push({ says: `{count} ${gates} could not be judged`, values: { count: unjudged.length } });
  } else if (isWhollyUnjudged(verdict)) {
    parts.push({ says: "this pull request could not be judged", values: {} });
  }
  if (mendable.length > 0) {
    const gates = plural(mendable.length, "gate", "gates");
    const says = `{count} ${gates} cannot be judged before something is mended`;
    parts.push({ says, values: { count: mendable.length } });
  }
  const failed = count.fail.length;
  if (failed > 0) {
    const gates = plural(count.applied, "gate", "gates");
    const says = `{failed} of {applied} ${gates} ${plural(failed, "blocks", "block")}`;
    parts.push({ says, values: { failed, applied: count.applied } });
  } else if (verdict.outcome === "fail") {
    parts.push({ says: "it may not merge", values: {} });
  }
  const held = count.held.length;
  if (held > 0) {
    const says = `{held} ${plural(held, "is", "are")} not judged until that is mended`;
    parts.push({ says, values: { held } });
  }
  return parts;
}

/** Whether the judgement as a whole failed, and not only gates that tell of it themselves. */
function isWhollyUnjudged({ outcome, notices, gates }: Verdict): boolean {
  if (outcome !== "error") return false;
  const byGate = gates.some((gate) => gate.severity === "block" && gate.outcome === "error");
  return !byGate || notices.some((notice) => notice.outcome === "error");
}

function waitingParts(count: Tally): Said[] {
  const gates = [...count.fail.filter(isAlsoWaiting), ...count.pending];
  if (gates.length === 0) return [];
  const who = whoCanAct(everyFinding(gates).filter(({ outcome }) => outcome === "pending"));
  const shown = who.slice(0, 3);
  const left = who.length - shown.length;
  const isForPeople = count.pending.some(({ kind }) => kind === "people");
  const waiting: Said =
    who.length === 0
      ? {
          says: `waiting for ${isForPeople ? "people" : "time or other tools"} in {gates}`,
          values: { gates: ids(count.pending) },
        }
      : {
          says: `waiting for \`{who}\`${left > 0 ? " and {left} more" : ""}`,
          values: { who: shown, left },
        };
  const others = count.pass.length + count.waived.length;
  if (others === 0 || others + count.pending.length !== count.applied) return [waiting];
  const rest = plural(others, "the other gate passes", "the other {others} gates pass");
  return [waiting, { says: rest, values: { others } }];
}

function greenPart(verdict: Verdict, count: Tally): Said {
  if (count.applied === 0 && verdict.deferred.length > 0)
    return { says: "nothing to judge here", values: {} };
  if (verdict.outcome === "skip" || count.applied === 0) {
    return { says: "nothing was judged, so it may not merge", values: {} };
  }
  if (blocks(verdict.outcome)) return { says: "it may not merge yet", values: {} };
  const passed = count.pass.length + count.waived.length;
  const whole = passed === count.applied && verdict.deferred.length === 0;
  const all = whole
    ? plural(passed, "the only gate passes", passed === 2 ? "both gates pass" : "all {passed} gates pass")
    : plural(passed, "1 gate passes", "{passed} gates pass");
  const waived = count.waived.length;
  return { says: waived > 0 ? `${all}, {waived} by a waiver` : all, values: { passed, waived } };
}

/** {@link headlineParts} in a style. */
export function headline(verdict: Verdict, style: Style): string {
  return headlineParts(verdict)
    .map((part) => says(part, style))
    .join(" · ");
}

/** The verdict in a few plain sentences: may it merge, what keeps it back and who can act, what else is to be known. */
export function sentences(verdict: Verdict): readonly Said[] {
  const count = tally(verdict);
  return [...blockedSentences(verdict, count), ...otherSentences(verdict, count)];
}

function blockedSentences(verdict: Verdict, count: Tally): Said[] {
  const said = unjudgedSentences(verdict, count);
  if (count.fail.length > 0) {
    // Who is only waited for in the same gate cannot mend it: where one of five objects, the one is asked.
    const who = whoCanAct(everyFinding(count.fail).filter(({ outcome }) => outcome !== "pending"));
    const by = who.length > 0 ? ", by `{who}`" : "";
    said.push({ says: `To be mended${by}: {gates}.`, values: { who, gates: ids(count.fail) } });
  }
  if (count.held.length > 0) {
    said.push({ says: "Not judged until that is mended: {gates}.", values: { gates: ids(count.held) } });
  }
  const waiting = [...[...count.error, ...count.fail].filter(isAlsoWaiting), ...count.pending];
  if (waiting.length > 0) {
    const who = whoCanAct(everyFinding(waiting).filter(({ outcome }) => outcome === "pending"));
    const when = said.length > 0 ? "Then" : "Nothing is wrong;";
    const whom = who.length > 0 ? "`{who}`" : "people";
    said.push({
      says: `${when} it waits for ${whom} ({gates}).`,
      values: { who, gates: ids(waiting) },
    });
  }
  if (verdict.outcome === "skip") {
    const says =
      verdict.deferred.length > 0
        ? "Nothing in this change is judged here."
        : "No gate applied here. A stage that judges nothing lets nothing through.";
    said.push({ says, values: {} });
  }
  if (said.length === 0 && blocks(verdict.outcome)) {
    said.push({ says: "Something beside the gates keeps this back: it is said below.", values: {} });
  }
  return said;
}

/** Whether a gate that blocks for another reason waits for people besides. */
function isAlsoWaiting({ findings }: GateResult): boolean {
  return whoCanAct(findings.filter(({ outcome }) => outcome === "pending")).length > 0;
}

/** What could not be judged: by a failure of ours or GitHub's, or because a file is to be mended first. */
function unjudgedSentences(verdict: Verdict, count: Tally): Said[] {
  const said: Said[] = [];
  const [mendable, unjudged] = byMendable(count.error);
  if (unjudged.length > 0 || isWhollyUnjudged(verdict)) {
    const which = unjudged.length > 0 ? "{gates}" : "this pull request";
    const who = whoCanAct(everyFinding(unjudged).filter(({ outcome }) => outcome === "error"));
    const by = who.length > 0 ? " Who can act: `{who}`." : "";
    said.push({
      says: `Gatehouse could not judge ${which}. That says nothing about the content; but what was not looked at cannot be let through, so the merge is kept back.${by}`,
      values: { who, gates: ids(unjudged) },
    });
  }
  if (mendable.length > 0) {
    const who = whoCanAct(everyFinding(mendable));
    const by = who.length > 0 ? ", by `{who}`" : "";
    said.push({
      says: `Not judged, since what has to be looked at is to be mended first${by}: {gates}.`,
      values: { who, gates: ids(mendable) },
    });
  }
  return said;
}

/** Gates whose every error has a place in a file, where somebody can mend it, and the others. */
function byMendable(gates: readonly GateResult[]): [GateResult[], GateResult[]] {
  const isMendable = ({ findings }: GateResult) =>
    findings.every(({ outcome, where }) => outcome !== "error" || where !== undefined);
  return [gates.filter(isMendable), gates.filter((gate) => !isMendable(gate))];
}

function otherSentences(verdict: Verdict, count: Tally): Said[] {
  const said: Said[] = [];
  if (count.waived.length > 0) {
    said.push({ says: "Excused by a reviewed waiver: {gates}.", values: { gates: ids(count.waived) } });
  }
  if (count.warns.length > 0) {
    said.push({ says: "Only warning, so not in the way: {gates}.", values: { gates: ids(count.warns) } });
  }
  if (verdict.deferred.length > 0) {
    said.push({
      says: "Not judged here but by Gatehouse's check in the pull request: {gates}.",
      values: { gates: verdict.deferred },
    });
  }
  if (!blocks(verdict.outcome) && verdict.outcome !== "skip" && verdict.deferred.length === 0) {
    said.unshift({ says: "Nothing keeps this back.", values: {} });
  }
  return said;
}
