import { quoteIssue } from "#core/evidence/quote-issue.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Parameter } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context, documentsAt, pinsOf, placed } from "./context.ts";
import { reaches } from "./options.ts";

/** Whether the files of the environment and of the parameters can be read whole. */
export function judgeReading(context: Context): readonly Finding[] {
  const { package: facts, handoff, say, about } = context;
  const findings = documentsAt(facts, /^\/code\/(?:environment\/\d+|params)$/).flatMap((document) => {
    const { path, reading, issue, pointers } = document;
    // What is no file of the repository is the gate `package`'s to tell.
    if (facts.references.some((one) => one.path === path && one.kind !== "file" && one.kind !== "folder"))
      return [];
    const problems = reading?.problems ?? (issue === undefined ? [] : [issue]);
    return problems.map((problem) => {
      const where = reading === null ? whereOf(handoff, pointers[0] ?? "") : problem.where;
      return say("not-evaluable", { path, ...quoteIssue(problem) }, { ...about, where });
    });
  });
  return bounded("problems of files", findings, context);
}

/** Whether the parameters fix chance. */
export function judgeSeed(context: Context): readonly Finding[] {
  const { package: facts, handoff, options, say, about } = context;
  const [document] = documentsAt(facts, /^\/code\/params$/);
  if (document === undefined || document.reading === null || document.reading.problems.length > 0) return [];
  const { path, reading } = document;
  const seeds = (reading.details?.parameters ?? []).filter(({ name }) => isSeed(name));
  const isAsked = reaches(options, "research-to-engineering");
  const fixed = seeds.filter(({ value }) => fixesChance(value));
  if (seeds.length === 0 || (fixed.length === 0 && !isAsked)) {
    const id = isAsked ? "no-seed-refused" : "no-seed";
    return [say(id, { path }, { ...about, where: whereOf(handoff, "/code/params") })];
  }
  const empty = isAsked ? seeds.filter((seed) => !fixed.includes(seed)) : [];
  const findings = empty.map(({ name, value, source }) => {
    const values = { name: shown(name), path, found: shown(value === "" ? "nothing" : String(value), 40) };
    return say("seed-empty", values, placed(context, path, source));
  });
  if (findings.length > 0) return bounded("seeds", findings, context);
  const names = fixed.slice(0, 5).map(({ name, value }) => `${shown(name)} = ${shown(String(value), 40)}`);
  return [say("seed-set", { names }, placed(context, path, fixed[0]?.source ?? { pointer: "" }))];
}

/** `seed`, `train.random_state`, `np_seed`, `randomSeed`: the last part of the name says it. */
export function isSeed(name: string): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  const words = last
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[_-]/);
  return words.includes("seed") || words.join("_") === "random_state" || words.join("") === "randomstate";
}

/** A seed is a number, as text, too; `null`, `true` and an empty text leave it to the run. */
function fixesChance(value: Parameter["value"]): boolean {
  if (typeof value === "number") return true;
  return typeof value === "string" && /^-?\d{1,20}$/.test(value.trim());
}

/** Languages whose image is the runtime: `python:3.12.4-slim`. */
const RUNTIMES = /(?:^|\/)(?:python|r-base|r-ver|openjdk|eclipse-temurin|node|julia|golang|rust)$/;

/** Whether some file fixes the version of the runtime. */
export function judgeRuntime(context: Context): readonly Finding[] {
  const { package: facts, handoff, options, say, about } = context;
  const runtimes = facts.documents.flatMap(({ path, reading }) =>
    (reading?.details?.pins ?? []).flatMap((pin) =>
      pin.kind === "runtime" && pin.exact ? [{ path, pin }] : [],
    ),
  );
  const images = pinsOf(facts).filter(
    ({ pin }) => pin.kind === "image" && pin.exact && RUNTIMES.test(pin.name.toLowerCase()),
  );
  const named = [...runtimes, ...images].map(({ pin }) =>
    `${shown(pin.name)} ${shown(pin.version ?? "", 40)}`.trim(),
  );
  const stated = documentsAt(facts, /^\/code\/environment\/\d+$/).flatMap(({ reading }) =>
    (reading?.details?.properties ?? []).flatMap(({ name, value }) =>
      name === "python" && /^\d+\.\d+\.\d+$/.test(String(value)) ? [`python ${value}`] : [],
    ),
  );
  const names = [...new Set([...named, ...stated])].slice(0, 5);
  if (names.length > 0) return [say("runtime-fixed", { names }, about)];
  if (!options.runtime) return [];
  return [say("no-runtime", {}, { ...about, where: whereOf(handoff, "/code/environment") })];
}
