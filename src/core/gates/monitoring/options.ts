import * as z from "zod";
import { BOUNDARIES } from "#core/handoff/required-when.ts";

/** Metrics of the manifest that somebody may have to watch. */
export const COVERED = ["triggers", "success"] as const;
/** How much of an alert its tests must show, from the least. */
export const TESTED = ["none", "firing", "both"] as const;

/** Options of the gate `monitoring`. */
export const options = z.strictObject({
  requires: z
    .enum(BOUNDARIES)
    .optional()
    .describe(
      "Boundary of the handoff; set by the stage's own `requires`. At production every alert is tested both ways, an SLO is asked for, and alerts or SLOs watch the metrics of success and of the rollback triggers.",
    ),
  required: z.boolean().default(false).describe("Whether a package without alerts fails here."),
  severities: z.boolean().default(false).describe("Whether each alert must have a severity."),
  runbook_links: z.boolean().default(false).describe("Whether each alert must link to its runbook."),
  tested: z
    .enum(TESTED)
    .default("none")
    .describe(
      "What tests must show of each alert: nothing, that it fires, or that it fires and stays silent.",
    ),
  covers: z
    .array(z.enum(COVERED))
    .max(COVERED.length)
    .default([])
    .describe(
      "Metrics that an alert or an SLO must watch: those of the rollback triggers, those of success.",
    ),
  drift: z
    .boolean()
    .default(false)
    .describe("Whether live data must be compared with what the model was made from (`monitoring.drift`)."),
  slo: z.boolean().default(false).describe("Whether service level objectives must be there and readable."),
});

export type Options = z.output<typeof options>;

/** What the options and the stage's boundary together ask for. */
export interface Asked extends Omit<Options, "requires" | "required"> {
  /** Whether anything is asked of the alerts, so that they have to be there and readable. */
  readonly alerts: boolean;
}

/** What is asked for once the boundary is counted in. */
export function askedBy({ requires, required, ...chosen }: Options): Asked {
  const asked =
    requires === "production"
      ? { ...chosen, tested: "both" as const, covers: [...COVERED], slo: true }
      : chosen;
  const { severities, runbook_links, tested, covers } = asked;
  return {
    ...asked,
    alerts: required || severities || runbook_links || tested !== "none" || covers.length > 0,
  };
}

/** Asks for what either side asks for. */
export function strengthen(earlier: z.input<typeof options>, later: z.input<typeof options>): Options {
  // What the later one does not write, it takes from the earlier one, and not from a default.
  const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
  const requires = BOUNDARIES[Math.max(rankOf(a.requires), rankOf(b.requires))];
  return {
    ...(requires === undefined ? {} : { requires }),
    required: a.required || b.required,
    severities: a.severities || b.severities,
    runbook_links: a.runbook_links || b.runbook_links,
    tested: TESTED[Math.max(TESTED.indexOf(a.tested), TESTED.indexOf(b.tested))] ?? "both",
    covers: COVERED.filter((each) => a.covers.includes(each) || b.covers.includes(each)),
    drift: a.drift || b.drift,
    slo: a.slo || b.slo,
  };
}

function rankOf(boundary: Options["requires"]): number {
  return boundary === undefined ? -1 : BOUNDARIES.indexOf(boundary);
}
