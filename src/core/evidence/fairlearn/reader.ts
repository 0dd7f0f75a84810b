import type { EvidenceReading } from "#core/model/observation.ts";
import { readJson } from "#core/source/read-json.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { type Counts, countsOf, type GroupValue, groupsOf } from "./groups-of.ts";

const FORMAT = "fairlearn";
const COMPARISON = /^(?:difference|ratio)/;

/** A dump of Fairlearn's `MetricFrame`, one entry a sensitive feature. The mapping is in this folder's README. */
export const fairlearn = defineReader({
  id: FORMAT,
  title: "Fairlearn MetricFrame",
  detect: (text) => text.trimStart().startsWith("{") && /"by_group"\s*:\s*\{/.test(text),
  read(file): EvidenceReading {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    readAbout(builder, root);
    let features = 0;
    const frames = root.at("by_group").present ? [["", root] as const] : root.entries;
    for (const [name, frame] of frames) {
      if (builder.overflowing) break;
      if (!frame.at("by_group").present) continue;
      features += 1;
      readFrame(builder, name, frame);
    }
    if (features === 0)
      builder.problem({
        id: "no-groups",
        says: "No sensitive feature with `by_group` was found, so it says nothing about fairness.",
        fix: 'Write `{"<feature>": {"overall": …, "by_group": …, "difference_overall": …}}` from a `MetricFrame`.',
      });
    return builder.build();
  },
});

/** What stands beside the features, such as a run or a commit: plain values, alone or in a mapping of their own. */
function readAbout(builder: ReadingBuilder, root: Foreign): void {
  const run = root.at("run_id");
  if (run.text !== undefined) builder.add("subjects", { kind: "run", id: run.text, source: run.source });
  for (const [name, from] of root.entries) {
    if (builder.overflowing) return;
    addProperty(builder, name, from);
    if (from.at("by_group").present || root.at("by_group").present) continue;
    for (const [key, inner] of from.entries) addProperty(builder, `${name}.${key}`, inner);
  }
}

function addProperty(builder: ReadingBuilder, name: string, from: Foreign): void {
  const value = from.text ?? from.number ?? from.boolean;
  if (value !== undefined) builder.add("properties", { name, value, source: from.source });
}

/** One `MetricFrame`: what its sections say, under `<feature>.<section>.<metric>`. */
function readFrame(builder: ReadingBuilder, feature: string, frame: Foreign): void {
  const prefix = feature === "" ? "" : `${feature}.`;
  const values = groupsOf(frame);
  const counts = countsOf(frame, values);
  for (const [section, content] of frame.entries) {
    if (section === "by_group") readGroups(builder, prefix, feature, frame, values, counts);
    else if (content.isMapping) {
      const samples = section === "overall" ? counts.overall : counts.smallest;
      for (const [metric, value] of content.entries)
        builder.observe(`${prefix}${section}.${metric}`, value, sampled(samples));
    } else if (section === "overall" || COMPARISON.test(section)) {
      // A frame of one metric holds bare numbers.
      const samples = section === "overall" ? counts.overall : counts.smallest;
      builder.observe(`${prefix}${section}`, content, sampled(samples));
    }
  }
}

function readGroups(
  builder: ReadingBuilder,
  prefix: string,
  feature: string,
  frame: Foreign,
  values: readonly GroupValue[],
  { byGroup }: Counts,
): void {
  const by = frame.at("by_group");
  const groups = new Set<string>();
  for (const { metric, group, value } of values) {
    if (builder.overflowing) return;
    if (byGroup.get(group) === 0 && !groups.has(group)) {
      const says = "The group {group} of {feature} holds no samples, so it proves nothing.";
      const values = { group: shown(group), feature: shown(feature) };
      const fix =
        "Evaluate on data that holds everyone whom the policy names, or merge the group with another.";
      builder.problem({ id: "no-samples", says, fix, values }, value.where);
    }
    groups.add(group);
    const name = metric === "" ? `${prefix}by_group` : `${prefix}by_group.${metric}`;
    const slice = { [feature === "" ? "group" : feature]: group };
    builder.observe(name, value, { slice, ...sampled(byGroup.get(group)) });
  }
  if (groups.size === 0) {
    const says = "`by_group` of {feature} holds no group, so it says nothing about fairness.";
    const fix = "Write `MetricFrame.by_group` again, from data with this feature.";
    builder.problem({ id: "no-groups", says, fix, values: { feature: shown(feature) } }, by.where);
  } else if (groups.size === 1 && frame.entries.some(([section]) => COMPARISON.test(section))) {
    const says = "Only one group of {feature} was measured, so its difference from others is no finding.";
    const fix = "Evaluate on data that holds more than one group.";
    builder.problem({ id: "single-group", says, fix, values: { feature: shown(feature) } }, by.where);
  }
}

function sampled(samples: number | undefined): { readonly samples?: number } {
  return samples === undefined ? {} : { samples };
}
