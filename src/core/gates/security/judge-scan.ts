import type { Weakness } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import { atLeast, type Options, SEVERITIES } from "./options.ts";

/** Findings of one report that are told one by one. */
const MOST_TOLD = 12;

/** Everything that one report of a scanner comes to: what blocks, gravest first, or that nothing does. */
export function judgeScan(
  reading: EvidenceReading,
  options: Options,
  say: Say<Messages>,
  about: About,
): readonly Finding[] {
  const { path, producer } = reading;
  const weaknesses = reading.details?.weaknesses ?? [];
  const told = weaknesses
    .toSorted(gravestFirst)
    .flatMap((weakness) => judgeWeakness(weakness, { path, options, say, about }));
  if (told.length === 0) {
    const suppressed = weaknesses.filter((each) => each.suppressed).length;
    const values = { path, tool: producer?.tool ?? "the scanner", count: weaknesses.length, suppressed };
    return [say("scan-holds", { ...values, bar: options.block }, { ...about, where: { path } })];
  }
  const left = told.length - MOST_TOLD;
  const rest = left > 0 ? [say("more-found", { path, count: left }, { ...about, where: { path } })] : [];
  return [...told.slice(0, MOST_TOLD), ...rest];
}

function gravestFirst(a: Weakness, b: Weakness): number {
  return gravity(a) - gravity(b);
}

/** 0 is the gravest; what nobody rated comes last. */
function gravity({ severity }: Weakness): number {
  return severity === "unknown" ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}

interface Scene {
  readonly path: string;
  readonly options: Options;
  readonly say: Say<Messages>;
  readonly about: About;
}

function judgeWeakness(weakness: Weakness, { path, options, say, about }: Scene): readonly Finding[] {
  const { id, severity, component = "the package", suppressed, source } = weakness;
  const { line, column } = source;
  const place = {
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  const there = { ...about, where: place };
  const named = { path, weakness: id, component };
  const bar = options.block;
  if (!counts(weakness, options)) return [];
  if (suppressed && options.suppressed === "refuse")
    return [say("suppression-refused", { ...named, severity, bar }, there)];
  if (suppressed) return [say("suppression-unreasoned", { ...named, severity }, there)];
  if (severity === "unknown") return [say("weakness-unrated", named, there)];
  const remedy =
    weakness.fixedIn === undefined ? "no version that mends it is known" : `${weakness.fixedIn} mends it`;
  return [say("weakness-found", { ...named, severity, bar, remedy }, there)];
}

/** Whether a finding counts against the package. */
function counts(weakness: Weakness, options: Options): boolean {
  const { severity, suppressed, justification, fixedIn } = weakness;
  const grave = severity === "unknown" ? options.unrated === "block" : atLeast(severity, options.block);
  if (!grave || (options.fixable_only && fixedIn === undefined)) return false;
  if (!suppressed) return true;
  if (options.suppressed === "allow") return false;
  // A dash or an invisible character says nothing.
  return options.suppressed === "refuse" || !/[\p{L}\p{N}]/u.test(justification ?? "");
}
