import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { becauseOf, type Context, isProvenance, signerOf } from "./context.ts";
import { compareContent } from "./judge-content.ts";
import { modelContents, uncovered } from "./model-content.ts";

/** Files that a sentence names. */
const MOST_NAMED = 5;

/** Verifies what the manifest names as the model's signature, and that it covers every file of the model. */
export function judgeSignatures(context: Context): readonly Finding[] {
  const { handoff, say, about } = context;
  const where = whereOf(handoff, "/model/signature");
  const named = pathAt(context, /^\/model\/signature$/);
  const own = context.signatures.filter(({ path }) => path === named);
  if (named === undefined) return [unnamed(context)];
  if (own.length === 0)
    return [say("unreadable", { path: named, because: NOTHING_SIGNED }, { ...about, where })];
  // One that does not hold is a sign that something was changed, whoever else signed beside it.
  const broken = own.filter(({ status }) => status === "broken");
  if (broken.length > 0) return broken.map((signature) => refused(signature, context));
  const verified = own.filter(({ status }) => status === "verified");
  if (verified.length === 0) return own.map((signature) => refused(signature, context));
  const compared = verified.map((signature) => ({ signature, ...compareContent(signature, context, true) }));
  const findings = compared.flatMap((each) => each.findings);
  if (findings.length > 0) return findings;
  if (modelContents(context).length === 0)
    return [say("nothing-to-cover", { path: named }, { ...about, where: whereOf(handoff, "/model") })];
  const left = uncovered(context, new Set(compared.flatMap(({ covered }) => covered)));
  if (left.length > 0) {
    const values = { files: left.slice(0, MOST_NAMED), count: left.length };
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

const NOTHING_SIGNED = "it is no text file of this commit, or holds nothing that is signed";

/** A manifest that names no signature in this repository. One that is elsewhere cannot be verified, which is not its absence. */
function unnamed({ handoff, options, say, about }: Context): Finding {
  const elsewhere = referencedPaths(handoff).uris.find(({ pointer }) => pointer === "/model/signature");
  if (elsewhere !== undefined)
    return say("signature-elsewhere", { uri: elsewhere.uri }, { ...about, where: elsewhere.where });
  const missing = options.required ? "signature-missing" : "not-asked";
  return say(missing, {}, { ...about, where: whereOf(handoff, "/model") });
}

/** Whether verified provenance of a trusted builder speaks of the model. */
export function judgeProvenance(context: Context): readonly Finding[] {
  const { handoff, options, say, about } = context;
  const named = new Set(pathsAt(context, /^\/model\/provenance\/\d+$/));
  const broken = context.signatures.filter(({ path, status }) => named.has(path) && status === "broken");
  const verified = context.signatures.filter((each) => isProvenance(each) && each.status === "verified");
  const compared = verified.map((signature) => ({ signature, ...compareContent(signature, context, false) }));
  const wrong = [
    ...broken.map((signature) => refused(signature, context)),
    ...compared.flatMap((each) => each.findings),
  ];
  if (wrong.length > 0) return wrong;
  const model = new Set(modelContents(context));
  const ofModel = compared.filter(({ covered }) => covered.some((path) => model.has(path)));
  const where = whereOf(handoff, "/model/provenance");
  if (ofModel.length === 0)
    return options.provenance ? [say("provenance-missing", {}, { ...about, where })] : [];
  const told = ofModel.map(({ signature }) => judgeBuilder(signature, context));
  const left = uncovered(context, new Set(ofModel.flatMap(({ covered }) => covered)));
  if (!options.provenance || left.length === 0) return told;
  const values = { files: left.slice(0, MOST_NAMED), count: left.length };
  return [say("provenance-partial", values, { ...about, where }), ...told];
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

function pathAt(context: Context, pointer: RegExp): string | undefined {
  return pathsAt(context, pointer)[0];
}

function pathsAt({ handoff }: Context, pointers: RegExp): readonly string[] {
  return referencedPaths(handoff).paths.flatMap(({ pointer, path }) =>
    pointers.test(pointer) ? [path] : [],
  );
}
