import { claimResolver } from "#core/facts/claimed-path.ts";
import type { Parameter } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context, placed } from "./context.ts";
import type { Step } from "./follow-steps.ts";

type Value = Parameter["value"];

/** Whether the parameters that steps ran with are what the files of parameters say today. */
export function judgeParameters(context: Context): readonly Finding[] {
  const { lineage, package: facts, say, about } = context;
  const resolve = claimResolver(facts);
  const files = new Map(
    facts.documents.flatMap(({ path, reading }) => {
      const parameters = reading?.details?.parameters?.filter(({ file }) => file === undefined) ?? [];
      if (parameters.length === 0 || (reading?.problems.length ?? 0) > 0) return [];
      const written = new Map(parameters.map(({ name, value }) => [name, value]));
      return [[path, { written, sections: new Set([...written.keys()].flatMap(sectionsOf)) }] as const];
    }),
  );
  let agreed = 0;
  const findings = lineage.steps.flatMap((step) =>
    step.parameters.flatMap((parameter) => {
      const file = parameter.file === undefined ? null : resolve(step.document, parameter.file);
      const known = file === null ? undefined : files.get(file);
      if (file === null || known === undefined) return [];
      const finding = judgeParameter(parameter, step, { file, ...known }, context);
      if (finding.length === 0) agreed += 1;
      return finding;
    }),
  );
  const passed = agreed > 0 ? [say("parameters-agree", { count: agreed }, about)] : [];
  return [...bounded("parameters", findings, context), ...passed];
}

interface ParameterFile {
  readonly file: string;
  readonly written: ReadonlyMap<string, Value>;
  /** Names above those that are written: `train` of `train.seed`. */
  readonly sections: ReadonlySet<string>;
}

/** Names above a name; of one that nests deeper than people write, the outermost. */
function sectionsOf(name: string): readonly string[] {
  const found: string[] = [];
  for (let end = name.indexOf("."); end >= 0 && found.length < 32; end = name.indexOf(".", end + 1))
    found.push(name.slice(0, end));
  return found;
}

function judgeParameter(
  { name, value, source }: Parameter,
  step: Step,
  { file, written, sections }: ParameterFile,
  context: Context,
): readonly Finding[] {
  const where = placed(context, step.document, source);
  const values = { step: shown(step.name), name: shown(name), ran: spelled(value), file };
  if (!written.has(name)) {
    // A whole section may be one parameter to the tool, and several names to the reader of the file.
    const isSection = sections.has(name) || sectionsOf(name).some((one) => written.has(one));
    return isSection ? [] : [context.say("parameter-missing", values, where)];
  }
  const own = written.get(name) ?? null;
  if (areAlike(value, own)) return [];
  return [context.say("parameter-differs", { ...values, written: spelled(own) }, where)];
}

function spelled(value: Value): string {
  return shown(String(value), 60);
}

/** A number of any usual spelling. Longer texts are no numbers, and are not tried. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const LONGEST_NUMBER = 40;

/**
 * Whether two spellings are one value: `1e-05` and `0.00001`, a number and the same number as text, `True` and `true`. YAML 1.1
 * and 1.2 read such scalars differently, and tools write either.
 */
export function areAlike(left: Value, right: Value): boolean {
  if (left === right) return true;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return a === b;
  return wordOf(left) === wordOf(right);
}

function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > LONGEST_NUMBER || !NUMBER.test(value)) return undefined;
  return Number(value);
}

/** Words for nothing and for truth are read by YAML in several spellings; all other texts are as they are. */
function wordOf(value: Value): string {
  const text = String(value);
  const lower = text.toLowerCase();
  if (["null", "~", ""].includes(lower)) return "null";
  return ["true", "false"].includes(lower) ? lower : text;
}
