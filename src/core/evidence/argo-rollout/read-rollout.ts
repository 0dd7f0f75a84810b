import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { parseImage } from "./parse-image.ts";

/** Reads a Rollout: its strategy and steps as parameters, the images of its pods as pins. */
export function readRollout(rollout: Foreign, owner: string, builder: ReadingBuilder): void {
  const strategy = rollout.at("spec", "strategy");
  const [canary, blueGreen] = [strategy.at("canary"), strategy.at("blueGreen")];
  if (!canary.isMapping && !blueGreen.isMapping) {
    const says = "This Rollout has neither a `canary` nor a `blueGreen` strategy.";
    builder.problem({ id: "no-strategy", says, fix: "Say how a new version takes over." }, strategy.where);
  } else {
    const kind = canary.isMapping ? "canary" : "blueGreen";
    builder.add("parameters", { name: `${owner}.strategy`, value: kind, source: strategy.at(kind).source });
    addLeaves(`${owner}.${kind}`, strategy.at(kind), builder);
  }
  const pod = rollout.at("spec", "template", "spec");
  for (const list of ["initContainers", "containers"]) {
    for (const container of pod.at(list).items) {
      const image = container.at("image");
      if (image.text !== undefined) builder.add("pins", { ...parseImage(image.text), source: image.source });
    }
  }
}

/** Most settings of one strategy that are kept. */
const MOST_LEAVES = 500;

/** Plain values below a place under dotted names, the outer ones first: `canary.steps.0.setWeight`. */
function addLeaves(name: string, place: Foreign, builder: ReadingBuilder): void {
  let layer: readonly (readonly [string, Foreign])[] = [[name, place]];
  let left = MOST_LEAVES;
  while (layer.length > 0) {
    const inner: (readonly [string, Foreign])[] = [];
    for (const [path, found] of layer) {
      const value = found.text ?? found.number ?? found.boolean;
      if (value !== undefined) builder.add("parameters", { name: path, value, source: found.source });
      for (const [key, item] of found.isList ? found.items.entries() : found.entries)
        inner.push([`${path}.${key}`, item]);
    }
    left -= inner.length;
    if (left < 0) {
      const says = "This strategy has more than {limit} settings, so not all of them were read.";
      builder.problem({ id: "too-many-settings", says, values: { limit: MOST_LEAVES } }, place.where);
      return;
    }
    layer = inner;
  }
}
