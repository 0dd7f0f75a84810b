import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context, placed } from "./context.ts";
import { type Content, contentAt, isContent } from "./find-content.ts";
import { type Step, upstreamOf } from "./follow-steps.ts";

/** Whether the steps lead from the declared training data to the model. */
export function judgeModel(context: Context): readonly Finding[] {
  const { lineage, handoff, package: facts, options, say, about } = context;
  const path = handoff.handoff.model?.path;
  if (path === undefined || (lineage.steps.length === 0 && !options.complete)) return [];
  const model = contentAt(facts, path);
  const makers = makersOf(model, context);
  const [maker] = makers;
  if (maker === undefined) {
    const where = { ...about, where: whereOf(handoff, "/model/path") };
    if (!options.complete) return [say("model-not-followed", { path: model.written }, where)];
    const values = { path: model.written, count: lineage.runs.length };
    return [say("model-not-in-lineage", values, where)];
  }
  return traced(maker, upstreamOf(makers, lineage), context);
}

function traced(maker: Step, upstream: readonly Step[], context: Context): readonly Finding[] {
  const { handoff, package: facts, say } = context;
  const found: string[] = [];
  const missing = (handoff.handoff.datasets ?? []).flatMap(({ name, role, path }) => {
    if (role !== "train" || path === undefined) return [];
    const content = contentAt(facts, path, name);
    const isRead = upstream.some(({ inputs }) =>
      inputs.some((item) => isContent(item, content, facts.folder)),
    );
    if (isRead) found.push(name);
    return isRead ? [] : [name];
  });
  const source = maker.outputs[0]?.artifact.source ?? { pointer: "" };
  const where = placed(context, maker.document, source);
  const step = shown(maker.name);
  const findings = missing.map((dataset) => say("model-from-other-data", { step, dataset }, where));
  if (findings.length > 0) return bounded("training data", findings, context);
  const datasets = found.length > 0 ? found.slice(0, 5) : ["data that the manifest gives no role"];
  return [say("model-traced", { step, steps: upstream.length, datasets }, where)];
}

/** Steps that made the model, or a file of it. */
export function makersOf(model: Content, { lineage, package: facts }: Context): readonly Step[] {
  return lineage.runs.filter(({ outputs }) => outputs.some((item) => isContent(item, model, facts.folder)));
}
