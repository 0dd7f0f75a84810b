import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity, parseQuantity, type Quantity, quantity } from "#core/quantity/parse-quantity.ts";
import { amid, shownAlone, shownApart, shownBeside } from "#core/quantity/shown-quantity.ts";
import { DIMENSION_WORDS, UNITS } from "#core/quantity/units.ts";
import { type Context, placeOf } from "./context.ts";
import type { Baseline } from "./find-baselines.ts";
import type { Check } from "./options.ts";
import { type Candidate, filesOf, labelOf, select, type Wanted } from "./select-observations.ts";

/** An observation, the same one of another version, and which version that is. */
interface Pair {
  readonly candidate: Candidate;
  readonly actual: Quantity;
  readonly past: Quantity;
  /** Version and where it was found. */
  readonly against: string;
}

/** Holds an observation against the same one of the previous version: `min_absolute_change`, `min_relative_change`. */
export function judgeChange(
  check: Check,
  wanted: Wanted,
  candidate: Candidate,
  context: Context,
): readonly Finding[] {
  const { say, about, baselines } = context;
  if (check.min_absolute_change === undefined && check.min_relative_change === undefined) return [];
  const actual = quantityOf(candidate);
  // What is no number has been told already, as an answer to the threshold.
  if (actual === undefined) return [];
  const shared = { check: check.name, observation: labelOf(candidate.observation) };
  const there = { ...about, where: placeOf(candidate) };
  if (baselines === "unclear") return [say("baseline-unclear", shared, there)];
  const nothing = (reason: string) => {
    const values = { ...shared, actual: shownAlone(actual), reason };
    return say(check.first === "fail" ? "baseline-missing" : "no-baseline", values, there);
  };
  if (baselines.length === 0) return [nothing("no earlier version of the package is known")];
  return baselines.flatMap((baseline) => {
    const against = `${baseline.version} ${baseline.place}`;
    const before = counterpart(wanted, candidate, context.package, baseline);
    if (before === "unclear") return [say("baseline-unreadable", { ...shared, against }, there)];
    if (before === "absent") return [nothing(`${against} has no such observation`)];
    const past = quantityOf(before);
    if (past === undefined || past.dimension !== actual.dimension)
      return [say("baseline-unreadable", { ...shared, against }, there)];
    return judgePair(check, { candidate, actual, past, against }, context);
  });
}

/** Both least changes, or with `either` the wider one: what it allows is enough. */
function judgePair(check: Check, pair: Pair, context: Context): readonly Finding[] {
  const findings = [...absolute(check, pair, context), ...relative(check, pair, context)];
  if (check.tolerance !== "either") return findings;
  const good = findings.filter(({ outcome }) => !blocks(outcome));
  return good.length > 0 ? good : findings;
}

/**
 * The same observation of the other version: of the same file of the package where it is still there, or else the only one of
 * its name.
 */
function counterpart(
  wanted: Wanted,
  { file, observation }: Candidate,
  { folder }: PackageFacts,
  { package: base }: Baseline,
): Candidate | "absent" | "unclear" {
  if (!base.manifest.ok) return "unclear";
  const same = select(base.evidence, { ...wanted, slice: observation.slice });
  const own = file.reading.path.slice(folder.length);
  const sameFile = same.filter((one) => one.file.reading.path.slice(base.folder.length) === own);
  const [only, ...others] = sameFile.length > 0 ? sameFile : same;
  if (only !== undefined) return others.length === 0 ? only : "unclear";
  const unread = filesOf(base.evidence, wanted).some(({ reading }) => reading.problems.length > 0);
  return unread ? "unclear" : "absent";
}

function absolute(check: Check, pair: Pair, { say, about }: Context): readonly Finding[] {
  if (check.min_absolute_change === undefined) return [];
  const { candidate, actual, past } = pair;
  const there = { ...about, where: placeOf(candidate) };
  const asked = parseQuantity(check.min_absolute_change);
  if (!asked.ok || asked.value.dimension !== actual.dimension) {
    const right = asked.ok ? DIMENSION_WORDS[asked.value.dimension] : "no quantity";
    const kinds = { left: DIMENSION_WORDS[actual.dimension], right };
    const observation = labelOf(candidate.observation);
    const threshold = String(check.min_absolute_change);
    const values = { check: check.name, observation, actual: shownAlone(actual), threshold, ...kinds };
    return [say("unlike-units", values, there)];
  }
  const gained = clean(towardsBetter(check) * (actual.base - past.base));
  const factor = UNITS.get(actual.unit)?.factor ?? 1;
  const own = { ...actual, value: clean(gained / factor), base: gained };
  const comparison = compareQuantities(own, asked.value);
  const id = comparison.ok && comparison.order >= 0 ? "change-holds" : "change-falls-short";
  const change = shownBeside(own, asked.value);
  return [say(id, { ...numbers(check, pair), change, asked: formatQuantity(asked.value) }, there)];
}

function relative(check: Check, pair: Pair, { say, about }: Context): readonly Finding[] {
  const asked = check.min_relative_change;
  if (asked === undefined) return [];
  const { candidate, actual, past, against } = pair;
  const there = { ...about, where: placeOf(candidate) };
  if (past.base === 0 && actual.base !== 0) {
    const observation = labelOf(candidate.observation);
    const values = { check: check.name, observation, actual: shownAlone(actual), against };
    return [say("baseline-zero", values, there)];
  }
  const difference = towardsBetter(check) * (actual.base - past.base);
  const change = past.base === 0 ? 0 : clean(difference / Math.abs(past.base));
  const id = change >= asked ? "change-holds" : "change-falls-short";
  const shown = shownBeside(plain(change), plain(asked));
  const words = { change: amid("", shown, " of that"), asked: `${asked} of that` };
  return [say(id, { ...numbers(check, pair), ...words }, there)];
}

function numbers(check: Check, { candidate, actual, past, against }: Pair) {
  const observation = labelOf(candidate.observation);
  const [now, before] = shownApart(actual, past);
  return { check: check.name, observation, actual: now, before, against };
}

function plain(value: number): Quantity {
  return { value, unit: "", dimension: "number", base: value };
}

/** 1 where more is better, -1 where less is. */
function towardsBetter({ op }: Check): 1 | -1 {
  return op === "lte" || op === "lt" ? -1 : 1;
}

/** Differences of decimals carry noise in the last digits: 0.8 - 0.805 must be -0.005. Adding 0 makes -0 into 0. */
function clean(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}

function quantityOf({ observation: { value, unit = "" } }: Candidate): Quantity | undefined {
  const parsed = typeof value === "number" ? quantity(value, unit) : undefined;
  return parsed?.ok === true ? parsed.value : undefined;
}
