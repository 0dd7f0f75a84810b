import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Base } from "../base-of.ts";
import type { About, Say } from "../define-gate.ts";
import type { Binding } from "./binding-of.ts";
import type { Baselines } from "./find-baselines.ts";
import type { Messages } from "./messages.ts";
import type { Options } from "./options.ts";
import type { Candidate } from "./select-observations.ts";

/** What every judgement about one package needs. */
export interface Context {
  readonly package: PackageFacts;
  /** What it was at the base. */
  readonly base: Base;
  /** What its numbers are compared with. */
  readonly baselines: Baselines;
  /** How its reports are bound to it, by the pointer of their entries. */
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly options: Pick<Options, "binding" | "max_age" | "agreement">;
  readonly now: string;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** Where an observation stands. */
export function placeOf({ file, observation: { source } }: Pick<Candidate, "file" | "observation">) {
  return sourceOf(file.reading.path, source);
}

/** A place in a report. */
export function sourceOf(
  path: string,
  { line, column }: { readonly line?: number; readonly column?: number },
): NonNullable<About["where"]> {
  return {
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

/** How a report is bound; one that was not looked at is bound by nothing. */
export function bindingOfFile({ bindings }: Context, { pointer }: EvidenceFacts): Binding {
  return bindings.get(pointer) ?? { strength: "none", because: "it was not looked at", contradictions: [] };
}

/** Most findings of one kind that a check tells one by one. */
const MOST = 12;

/** Folds the findings of each kind beyond a dozen into one that counts them, with the outcome that they have. */
export function folded(findings: readonly Finding[], check: string, { say, about }: Context): Finding[] {
  const told = new Map<string, number>();
  const kept = findings.filter(({ id }) => {
    const count = (told.get(id) ?? 0) + 1;
    told.set(id, count);
    return count <= MOST;
  });
  const more = [...told].flatMap(([id, count]) => {
    const outcome = findings.find((one) => one.id === id)?.outcome;
    if (count <= MOST) return [];
    const values = { check, count: count - MOST };
    if (outcome === "pass") return [say("more-pass", values, about)];
    return [say(outcome === "fail" ? "more-fail" : "more-error", values, about)];
  });
  return [...kept, ...more];
}
