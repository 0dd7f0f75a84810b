import type { Writers } from "./world.ts";

/** Sets the outputs of a run that judged nothing, so that no later step takes an empty verdict for a good one. */
export function publishNothing(writers: Writers): void {
  writers.output("verdict", "none");
  writers.output("stage", "");
  writers.output("packages", "[]");
  writers.output("report", "");
  writers.output("sarif", "");
  writers.output("record", "[]");
}
