import type { EvidenceFacts } from "#core/facts/package-facts.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { STRENGTH_WORDS, type Strength, suffices } from "./binding.ts";
import { bindingOfFile, type Context, sourceOf } from "./context.ts";
import type { Check } from "./options.ts";

/**
 * Whether every report is about what is handed over. One that names another model, run or data set fails whatever is asked; the
 * gate's `binding` asks how firmly each is bound.
 */
export function judgeBindings(context: Context): readonly Finding[] {
  const { say, about, options } = context;
  return context.package.evidence.flatMap((file) => {
    const { path, observations, details } = file.reading;
    // What could not be read at all has been told as that.
    if (observations.length === 0 && details === undefined) return [];
    const { contradictions } = bindingOfFile(context, file);
    if (contradictions.length === 0) return weakly(file, options.binding, context);
    return contradictions.slice(0, 3).map(({ what, named, source }) => {
      const own = ownOf(what, context);
      return say("about-another", { path, what, named, own }, { ...about, where: sourceOf(path, source) });
    });
  });
}

/** Whether the reports that a check reads are bound as firmly as it asks; what the gate asks of all is told once, of all. */
export function judgeCheckBinding(
  { binding }: Check,
  files: readonly EvidenceFacts[],
  context: Context,
): readonly Finding[] {
  const told = context.options.binding;
  return files.flatMap((file) => {
    const { strength, contradictions } = bindingOfFile(context, file);
    if (contradictions.length > 0 || !suffices(strength, told)) return [];
    return weakly(file, binding, context);
  });
}

function weakly(file: EvidenceFacts, asked: Strength | undefined, context: Context): readonly Finding[] {
  const { strength, because } = bindingOfFile(context, file);
  if (asked === undefined || suffices(strength, asked)) return [];
  const words = { binding: STRENGTH_WORDS[strength], least: STRENGTH_WORDS[asked] };
  const { manifest } = context.package;
  const where = manifest.ok ? whereOf(manifest.value, file.pointer) : undefined;
  const about = where === undefined ? context.about : { ...context.about, where };
  return [context.say("weakly-bound", { path: file.reading.path, ...words, because }, about)];
}

/** What the package has in place of what a report names, in short. */
function ownOf(what: string, { package: { manifest } }: Context): string {
  const run = manifest.ok ? manifest.value.handoff.model?.run_id : undefined;
  if (what === "another run" && run !== undefined) return `the run ${run}`;
  return what === "another data set" ? "the data sets of the manifest" : "the model of the manifest";
}
