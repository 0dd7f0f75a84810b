import type { Finding } from "#core/model/finding.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { holds, OPERATOR_WORDS } from "#core/quantity/operator.ts";
import { formatQuantity, parseQuantity, quantity } from "#core/quantity/parse-quantity.ts";
import { DIMENSION_WORDS } from "#core/quantity/units.ts";
import type { About } from "../define-gate.ts";
import { type Context, placeOf } from "./context.ts";
import { judgeAge } from "./judge-age.ts";
import { judgeChange } from "./judge-change.ts";
import { mayHide } from "./judge-files.ts";
import type { Check } from "./options.ts";
import type { Candidate, Wanted } from "./select-observations.ts";
import { filesOf, hasSlice, labelOf, namedOf, namesNear, splitRead } from "./select-observations.ts";

/** A bar that observations are held against. */
export interface Bar extends Pick<Check, "name" | "op" | "threshold"> {
  /** Where the package sets the bar itself; the policy's bars stand on the base branch. */
  readonly where?: About["where"];
}

/** Holds one check of the policy against a package: everything that it reads must hold. */
export function judgeCheck(check: Check, context: Context): readonly Finding[] {
  const { suite, slice } = check;
  const wanted: Wanted = { ...splitRead(check.read), suite, slice };
  const about = { ...context.about, check: check.name };
  const inside = { ...context, about };
  const files = filesOf(context.package.evidence, wanted);
  const named = namedOf(files, wanted);
  const found = named.filter((candidate) => hasSlice(candidate, wanted));
  if (found.length === 0) {
    const hidden = mayHide(context.package, wanted.format) && named.length === 0;
    return hidden ? [] : [nothingToRead(check, wanted, files, named, inside)];
  }
  return found.flatMap((candidate) => [
    ...judgeSamples(check, candidate, inside),
    ...judgeAge(check, candidate, inside),
    judgeBar(check, candidate, inside),
    ...judgeChange(check, wanted, candidate, inside),
  ]);
}

/** Compares one observation with a bar. */
export function judgeBar(bar: Bar, candidate: Candidate, { say, about }: Context): Finding {
  const { observation } = candidate;
  const there = { ...about, where: placeOf(candidate) };
  const threshold = String(bar.threshold);
  const shared = { check: bar.name, observation: labelOf(observation), threshold };
  const right = parseQuantity(bar.threshold);
  const left =
    typeof observation.value === "number" ? quantity(observation.value, observation.unit ?? "") : undefined;
  if (left?.ok !== true || !right.ok) {
    return say("not-a-number", { ...shared, actual: shown(candidate) }, there);
  }
  const actual = formatQuantity(left.value);
  const comparison = compareQuantities(left.value, right.value);
  if (!comparison.ok) {
    const kinds = { left: DIMENSION_WORDS[comparison.left], right: DIMENSION_WORDS[comparison.right] };
    const values = { ...shared, ...kinds, actual };
    return bar.where === undefined
      ? say("unlike-units", values, there)
      : say("target-unlike-units", values, { ...about, where: bar.where });
  }
  const short = bar.where === undefined ? "falls-short" : "target-falls-short";
  const id = holds(bar.op, comparison.order) ? "holds" : short;
  return say(id, { ...shared, actual, op: OPERATOR_WORDS[bar.op] }, there);
}

function shown({ observation: { value, unit = "" } }: Candidate): string {
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

function nothingToRead(
  check: Check,
  wanted: Wanted,
  files: ReturnType<typeof filesOf>,
  named: readonly Candidate[],
  { say, about, package: { evidence } }: Context,
): Finding {
  const { format = "", observation } = wanted;
  const shared = { check: check.name, format };
  const ofFormat = filesOf(evidence, { format, observation });
  if (ofFormat.length === 0) {
    const listed = oneOfEach(evidence.map((file) => file.reading.format));
    return say("format-missing", { ...shared, listed }, about);
  }
  if (files.length === 0) {
    const listed = oneOfEach(ofFormat.flatMap((file) => file.suite ?? []));
    return say("suite-missing", { ...shared, suite: check.suite ?? "", listed }, about);
  }
  const [file] = files;
  const there = file === undefined ? about : { ...about, where: { path: file.reading.path, line: 1 } };
  if (named.length > 0) {
    const slices = [...new Set(named.map((candidate) => labelOf(candidate.observation)))].slice(0, 8);
    return say("only-sliced", { check: check.name, observation, slices }, there);
  }
  return say("observation-missing", { ...shared, observation, near: namesNear(observation, files) }, there);
}

function oneOfEach(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, 8);
}
