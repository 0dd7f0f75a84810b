import type { Finding } from "#core/model/finding.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { holds, OPERATOR_WORDS } from "#core/quantity/operator.ts";
import { parseQuantity, quantity } from "#core/quantity/parse-quantity.ts";
import { type Shown, shownAlone, shownBeside } from "#core/quantity/shown-quantity.ts";
import { DIMENSION_WORDS } from "#core/quantity/units.ts";
import type { About } from "../define-gate.ts";
import { STRENGTH_WORDS } from "./binding.ts";
import { bindingOfFile, type Context, folded, placeOf } from "./context.ts";
import { judgeAge } from "./judge-age.ts";
import { judgeCheckBinding } from "./judge-binding.ts";
import { judgeChange } from "./judge-change.ts";
import { mayHide } from "./judge-files.ts";
import { nothingToRead } from "./nothing-to-read.ts";
import type { Check } from "./options.ts";
import type { Candidate, Wanted } from "./select-observations.ts";
import { filesOf, hasDataset, hasSlice, labelOf, namedOf, splitRead } from "./select-observations.ts";

/** A bar that observations are held against. */
export interface Bar extends Pick<Check, "name" | "op" | "threshold"> {
  /** Where the package sets the bar itself; the policy's bars stand on the base branch. */
  readonly where?: About["where"];
}

/** Holds one check of the policy against a package: everything that it reads must hold. */
export function judgeCheck(check: Check, context: Context): readonly Finding[] {
  const { suite, environment, about: subject, dataset, slice, severity } = check;
  const wanted: Wanted = { ...splitRead(check.read), suite, environment, about: subject, dataset, slice };
  const warns = severity === "warn" ? { severity } : {};
  const inside = { ...context, about: { ...context.about, check: check.name, ...warns } };
  const files = filesOf(context.package.evidence, wanted);
  const named = namedOf(files, wanted);
  const found = named.filter((candidate) => hasSlice(candidate, wanted) && hasDataset(candidate, wanted));
  if (found.length === 0) {
    const hidden = mayHide(context.package, wanted.format) && named.length === 0;
    return hidden ? [] : [nothingToRead(check, wanted, named, inside)];
  }
  const findings = found.flatMap((candidate) => [
    ...judgeSamples(check, candidate, inside),
    ...judgeAge(check, candidate, inside),
    judgeBar(check, candidate, inside),
    ...judgeChange(check, wanted, candidate, inside),
  ]);
  const bound = judgeCheckBinding(check, [...new Set(found.map(({ file }) => file))], inside);
  return [...bound, ...folded(findings, check.name, inside)];
}

/** Compares one observation with a bar. */
export function judgeBar(bar: Bar, candidate: Candidate, context: Context): Finding {
  const { say, about } = context;
  const { observation, file } = candidate;
  const there = { ...about, where: placeOf(candidate) };
  const threshold = String(bar.threshold);
  const shared = { check: bar.name, observation: labelOf(observation), threshold };
  if (bar.op === "eq" && typeof observation.value !== "number") return judgeWord(bar, candidate, context);
  const right = typeof bar.threshold === "boolean" ? undefined : parseQuantity(bar.threshold);
  const left =
    typeof observation.value === "number" ? quantity(observation.value, observation.unit ?? "") : undefined;
  if (left?.ok !== true || right?.ok !== true) {
    return say("not-a-number", { ...shared, actual: shown(candidate) }, there);
  }
  const comparison = compareQuantities(left.value, right.value);
  if (!comparison.ok) {
    const kinds = { left: DIMENSION_WORDS[comparison.left], right: DIMENSION_WORDS[comparison.right] };
    const values = { ...shared, ...kinds, actual: shownAlone(left.value) };
    return bar.where === undefined
      ? say("unlike-units", values, there)
      : say("target-unlike-units", values, { ...about, where: bar.where });
  }
  const short = bar.where === undefined ? "falls-short" : "target-falls-short";
  const id = holds(bar.op, comparison.order) ? "holds" : short;
  const binding = STRENGTH_WORDS[bindingOfFile(context, file).strength];
  const actual = shownBeside(left.value, right.value);
  return say(id, { ...shared, actual, op: OPERATOR_WORDS[bar.op], binding }, there);
}

/** Compares a word, or true or false, letter by letter: `PASSED` is not `passed`. */
function judgeWord(bar: Bar, candidate: Candidate, context: Context): Finding {
  const { observation, file } = candidate;
  const id =
    observation.value === bar.threshold
      ? "holds"
      : bar.where === undefined
        ? "falls-short"
        : "target-falls-short";
  const values = {
    check: bar.name,
    observation: labelOf(observation),
    threshold: String(bar.threshold),
    actual: shown(candidate),
    op: OPERATOR_WORDS[bar.op],
    binding: STRENGTH_WORDS[bindingOfFile(context, file).strength],
  };
  return context.say(id, values, { ...context.about, where: placeOf(candidate) });
}

function shown({ observation: { value, unit = "" } }: Candidate): Shown {
  if (typeof value === "number") return shownAlone({ value, unit });
  return `${String(value).slice(0, 80)}${unit}`;
}

function judgeSamples(check: Check, candidate: Candidate, { say, about }: Context): readonly Finding[] {
  const least = check.min_samples;
  if (least === undefined) return [];
  const { samples } = candidate.observation;
  const there = { ...about, where: placeOf(candidate) };
  const shared = { check: check.name, observation: labelOf(candidate.observation), least };
  if (samples === undefined) return [say("samples-unknown", shared, there)];
  return samples < least ? [say("too-few-samples", { ...shared, samples }, there)] : [];
}
