import type { FileDigests } from "#core/facts/document-facts.ts";
import type { Digest } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context, placed } from "./context.ts";
import { pointedTo } from "./find-content.ts";
import { type Item, type Mention, mentionsOf, type Step } from "./follow-steps.ts";

const SHOWN = 16;

/** Whether what the steps read and made are the files that are handed over. Each content of a document is told once. */
export function judgeFiles(context: Context): readonly Finding[] {
  const { say, about, lineage } = context;
  const mentions = distinct(lineage.runs);
  const ofState = (state: Item["state"]) => mentions.filter(({ item }) => item.state === state);
  const changed = ofState("different").map((each) => changedFinding(each, context));
  const endings = ofState("line-endings").map(({ step, item }) => {
    const id = context.options.line_endings === "refuse" ? "line-endings-refused" : "line-endings";
    const values = { document: step.document, path: item.path ?? "" };
    return say(id, values, placed(context, step.document, item.artifact.source));
  });
  const counts = {
    total: mentions.length,
    same: ofState("same").length,
    elsewhere: ofState("absent").length,
    unknown: ofState("unknown").length,
  };
  return [
    ...bounded("files that changed since", changed, context),
    ...bounded("line endings", endings, context),
    ...(mentions.length === 0 ? [] : [say("verified", counts, about)]),
  ];
}

/** Contents with a digest, each once a document. */
function distinct(steps: readonly Step[]): readonly Mention[] {
  const told = new Set<string>();
  const isNew = ({ step, item }: Mention): boolean => {
    const key = JSON.stringify([step.document, item.key, item.artifact.digests]);
    if (item.artifact.digests.length === 0 || told.has(key)) return false;
    told.add(key);
    return true;
  };
  return mentionsOf(steps).filter(isNew);
}

function changedFinding({ step, item, how }: Mention, context: Context): Finding {
  const { package: facts, say } = context;
  const path = item.path ?? "";
  const own = ownDigests(facts.digests[path], pointedTo(facts, path).digests);
  const { digests } = item.artifact;
  const wrong = digests.find(({ algorithm, value }) => own.has(algorithm) && own.get(algorithm) !== value);
  const { algorithm = "digest", value = "" } = wrong ?? digests[0] ?? {};
  const values = {
    path,
    step: shown(step.name),
    how,
    document: step.document,
    algorithm: shown(algorithm, 20),
    stated: shown(value, SHOWN),
    found: shown(own.get(algorithm) ?? "another", SHOWN),
  };
  return say("changed-since", values, placed(context, step.document, item.artifact.source));
}

function ownDigests(file: FileDigests | undefined, pointed: readonly Digest[]): ReadonlyMap<string, string> {
  if (pointed.length > 0) return new Map(pointed.map(({ algorithm, value }) => [algorithm, value]));
  if (file === undefined) return new Map();
  return new Map((["sha256", "sha512", "sha1", "md5"] as const).map((name) => [name, file[name]]));
}
