import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { manifestMistakes } from "../unreadable-manifest.ts";
import { days } from "./days.ts";
import { judgeDataset } from "./judge-dataset.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options } from "./options.ts";

/** The gate `privacy`: see this folder's README. */
export const privacy = defineGate({
  meta: {
    id: "privacy",
    title: "sensitive data is called so, and handled as the policy says",
    summary:
      "Data is classified as what is most sensitive in it, kept no longer than allowed, and used for what it may be used for.",
    kind: "content",
    since: "0.1",
    why: "Data about people cannot be taken back out of a model that was trained on it.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen: (earlier, later): Options => {
    const [a, b] = [options.parse(earlier), options.parse({ ...earlier, ...later })];
    const classes = common(a.classes, b.classes);
    const retention = shorter(a.max_retention, b.max_retention);
    return {
      ...(classes === undefined ? {} : { classes }),
      sensitive: [...new Set([...a.sensitive, ...b.sensitive])],
      require: [...new Set([...a.require, ...b.require])],
      refuse: [...new Set([...a.refuse, ...b.refuse])],
      ...(retention === undefined ? {} : { max_retention: retention }),
    };
  },
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return { findings: packages.flatMap((one) => judgePackage(one, chosen, say)) };
  },
});

function common(a: Options["classes"], b: Options["classes"]): Options["classes"] {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter((one) => b.some((other) => other.toLowerCase() === one.toLowerCase()));
}

function shorter(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (days(b) ?? Infinity) < (days(a) ?? Infinity) ? b : a;
}

function judgePackage(one: PackageFacts, options: Options, say: Say<Messages>): readonly Finding[] {
  const { manifest, folder, manifestPath } = one;
  if (!manifest.ok) {
    const { path, count, about: there } = manifestMistakes(one, manifest.issues);
    return [say("manifest-unreadable", { path, count, subject: "its data" }, there)];
  }
  const datasets = manifest.value.handoff.datasets ?? [];
  if (datasets.length === 0) {
    return [say("no-data", {}, { package: folder, where: { path: manifestPath } })];
  }
  const about = { package: folder, who: [manifest.value.handoff.package.owner] };
  const scene = { package: one, handoff: manifest.value, options, say, about };
  return datasets.flatMap((dataset, index) => judgeDataset(dataset, index, scene));
}
