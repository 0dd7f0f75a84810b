import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import type { About } from "../define-gate.ts";
import { tellAtMost } from "../tell-at-most.ts";
import type { InventorySay } from "./messages.ts";
import type { Options } from "./options.ts";

/** What every judgement about one package's content needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly options: Options;
  readonly say: InventorySay;
  readonly about: About;
}

/** Whether a path is another or lies below it; every path lies below the root. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** The first findings of a kind, and one that counts the rest and blocks exactly when they do. */
export function bounded(
  kind: string,
  findings: readonly Finding[],
  { say, about }: Context,
): readonly Finding[] {
  const id = findings.some(({ outcome }) => blocks(outcome)) ? "more" : "more-noted";
  return tellAtMost(findings, (count) => say(id, { count, kind }, about));
}
