import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { type Context, columnsOf, isOfModel } from "./context.ts";

/** Whether the model says what it gives back, where the policy asks for it. What cannot be read whole is told with the inputs. */
export function judgeOutputs(context: Context): readonly Finding[] {
  const { handoff, options, say, about } = context;
  if (!options.outputs) return [];
  for (const document of context.package.documents.filter(isOfModel)) {
    const { path } = document;
    const count = columnsOf(document, "output").length;
    if (count > 0) return [say("outputs-named", { path, count }, { ...about, where: { path } })];
  }
  return [say("outputs-missing", {}, { ...about, where: whereOf(handoff, "/model/path") })];
}
