import type { PackageFacts } from "#core/facts/package-facts.ts";
import { NO_VERSION } from "#core/handoff/handoff-fields.ts";
import { type ResolvedHandoff, whereOf, whereOfKey } from "#core/handoff/resolved-handoff.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { Options } from "./options.ts";

/** The section that is judged. */
export type Plan = NonNullable<ResolvedHandoff["handoff"]["rollback"]>;

/** What every judgement about one package's plan needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly plan: Plan;
  readonly options: Options;
  readonly now: string;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** Whom a finding concerns, and where the plan's value at `pointer` (below `/rollback`) stands. */
export function at({ about, handoff }: Context, pointer: string): About {
  return { ...about, where: whereOf(handoff, `/rollback${pointer}`) };
}

/** The same for what is missing below `pointer`: the key under which it should stand. */
export function atKey({ about, handoff }: Context, pointer: string): About {
  return { ...about, where: whereOfKey(handoff, `/rollback${pointer}`) };
}

/** Whether the plan says that there is no version to go back to, and that the model is switched off. */
export function isFirst({ plan }: Pick<Context, "plan">): boolean {
  return plan.to === NO_VERSION;
}

/** The version to go back to: the plan's own, or the previous one of the package. `none` for a first release. */
export function targetOf({ plan, handoff }: Pick<Context, "plan" | "handoff">): string | undefined {
  const { name, previous } = handoff.handoff.package;
  return plan.to ?? (previous === undefined ? undefined : `${name}@${previous}`);
}
