import { compareStated } from "#core/facts/check-claims.ts";
import type { Digest } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context, placed } from "./context.ts";
import { type Mention, mentionsOf } from "./follow-steps.ts";

/** Characters of a digest that are shown: enough to tell two apart. */
const SHOWN = 16;

/** Whether each step read what another one made: the same content under one name has the same digest everywhere. */
export function judgeChain(context: Context): readonly Finding[] {
  const { lineage, say, about } = context;
  if (lineage.runs.length === 0) return [];
  const byKey = new Map<string, Mention[]>();
  for (const mention of mentionsOf(lineage.runs)) remember(byKey, mention);
  let links = 0;
  const broken = [...byKey.values()].flatMap((mentions) => {
    const made = mentions.filter(({ how }) => how === "made");
    const read = mentions.filter(({ how }) => how === "read");
    links += made.length > 0 ? read.length : 0;
    return read.flatMap((each) => against(each, made.length > 0 ? made : read.slice(0, 1), context));
  });
  const documents = new Set(lineage.runs.map(({ document }) => document)).size;
  const counts = { steps: lineage.runs.length, documents, links };
  const passed = broken.length === 0 ? [say("chain-followed", counts, about)] : [];
  return [...bounded("broken chains", broken, context), ...passed];
}

function remember(byKey: Map<string, Mention[]>, mention: Mention): void {
  const known = byKey.get(mention.item.key);
  if (known === undefined) byKey.set(mention.item.key, [mention]);
  else known.push(mention);
}

/** A content that was made more than once must have been read as one of the results. */
function against(read: Mention, made: readonly Mention[], context: Context): readonly Finding[] {
  const others = made.filter(({ step }) => step !== read.step);
  const states = others.map(({ item }) => compareStated(read.item.artifact.digests, item.artifact.digests));
  const other = others[states.indexOf("different")];
  if (other === undefined || states.includes("same")) return [];
  const [own, its] = differing(read.item.artifact.digests, other.item.artifact.digests);
  const values = {
    step: shown(read.step.name),
    name: shown(read.item.artifact.name),
    algorithm: shown(own.algorithm, 20),
    read: shown(own.value, SHOWN),
    other: shown(other.step.name),
    how: other.how,
    made: shown(its.value, SHOWN),
  };
  return [
    context.say("chain-broken", values, placed(context, read.step.document, read.item.artifact.source)),
  ];
}

const NONE: Digest = { algorithm: "digest", value: "none" };

function differing(left: readonly Digest[], right: readonly Digest[]): readonly [Digest, Digest] {
  for (const own of left) {
    const other = right.find(({ algorithm, value }) => algorithm === own.algorithm && value !== own.value);
    if (other !== undefined) return [own, other];
  }
  return [NONE, NONE];
}
