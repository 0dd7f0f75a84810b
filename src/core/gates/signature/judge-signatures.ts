import { minimatch } from "minimatch";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { becauseOf, type Context, isProvenance, signerOf } from "./context.ts";
import { compareContent } from "./judge-content.ts";

/** Files that a sentence names. */
const MOST_NAMED = 5;

/** Verifies what the manifest names as the model's signature, and that it covers every file of the model. */
export function judgeSignatures(context: Context): readonly Finding[] {
  const { handoff, options, say, about } = context;
  const where = whereOf(handoff, "/model/signature");
  const named = pathAt(context, /^\/model\/signature$/);
  const own = context.package.signatures.filter(({ path }) => path === named);
  if (named === undefined) {
    const missing = options.required ? "signature-missing" : "not-asked";
    return [say(missing, {}, { ...about, where: whereOf(handoff, "/model") })];
  }
  if (own.length === 0)
    return [say("unreadable", { path: named, because: "the file could not be read" }, { ...about, where })];
  const verified = own.filter(({ status }) => status === "verified");
  if (verified.length === 0) return own.map((signature) => refused(signature, context));
  const compared = verified.map((signature) => ({ signature, ...compareContent(signature, context, true) }));
  const findings = compared.flatMap((each) => each.findings);
  if (findings.length > 0) return findings;
  const uncovered = uncoveredFiles(context, new Set(compared.flatMap(({ covered }) => covered)));
  if (uncovered.length > 0) {
    const values = { files: uncovered.slice(0, MOST_NAMED), count: uncovered.length };
    return [say("uncovered", values, { ...about, where })];
  }
  return compared.map(({ signature, covered }) =>
    say(
      "verified",
      { path: signature.path, signer: signerOf(signature), count: covered.length },
      { ...about, where: signature.where },
    ),
  );
}

/** Whether verified provenance of a trusted builder speaks of the model. */
export function judgeProvenance(context: Context): readonly Finding[] {
  const { package: one, handoff, options, say, about } = context;
  const all = one.signatures.filter(isProvenance);
  const named = new Set(pathsAt(context, /^\/model\/provenance\/\d+$/));
  const broken = one.signatures.filter(({ path, status }) => named.has(path) && status === "broken");
  const verified = all.filter(({ status }) => status === "verified");
  const about_ = verified.map((signature) => ({ signature, ...compareContent(signature, context, false) }));
  const wrong = [
    ...broken.map((signature) => refused(signature, context)),
    ...about_.flatMap((each) => each.findings),
  ];
  if (wrong.length > 0) return wrong;
  const model = new Set(modelFiles(context));
  const ofModel = about_.filter(({ covered }) => covered.some((path) => model.has(path)));
  if (ofModel.length === 0) {
    const where = whereOf(handoff, "/model/provenance");
    return options.provenance ? [say("provenance-missing", {}, { ...about, where })] : [];
  }
  return ofModel.map(({ signature }) => judgeBuilder(signature, context));
}

function judgeBuilder(signature: SignatureFacts, { options, say, about }: Context): Finding {
  const { path, builder = "an unnamed builder", sourceRepository = "an unnamed source", where } = signature;
  const there = { ...about, where };
  const { builders } = options;
  if (builders.length > 0 && !builders.includes(builder))
    return say("builder-unknown", { path, builder, builders }, there);
  const values = { path, builder, source: sourceRepository, signer: signerOf(signature) };
  return say("provenance-verified", values, there);
}

function refused(signature: SignatureFacts, { say, about }: Context): Finding {
  const { path, status, where } = signature;
  const values = { path, because: becauseOf(signature) };
  const id = status === "broken" ? "broken" : status === "untrusted" ? "unverified" : "unreadable";
  return say(id, values, { ...about, where });
}

function uncoveredFiles(context: Context, covered: ReadonlySet<string>): readonly string[] {
  const { ignore } = context.options;
  return modelFiles(context).filter(
    (path) =>
      !covered.has(path) &&
      !ignore.some((glob) =>
        minimatch(path, glob, { dot: true, nobrace: true, nonegate: true, nocomment: true }),
      ),
  );
}

/** Files that `model.path` names, or that lie below it, in the package and outside of it. */
function modelFiles(context: Context): readonly string[] {
  const root = pathAt(context, /^\/model\/path$/);
  if (root === undefined) return [];
  const { files, outside } = context.package;
  return [...files, ...outside].flatMap(({ path, mode }) =>
    mode.startsWith("100") && (path === root || path.startsWith(`${root}/`)) ? [path] : [],
  );
}

function pathAt(context: Context, pointer: RegExp): string | undefined {
  return pathsAt(context, pointer)[0];
}

function pathsAt({ handoff }: Context, pointers: RegExp): readonly string[] {
  return referencedPaths(handoff).paths.flatMap(({ pointer, path }) =>
    pointers.test(pointer) ? [path] : [],
  );
}
