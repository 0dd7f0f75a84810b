import { type Scene, scenesOf } from "./transcript.ts";

/** Scenes that the README shows, in order: what somebody does, and which lines of the answer. The rest is left out. */
const SHOWN: readonly { readonly does: RegExp; readonly answers: readonly RegExp[] }[] = [
  {
    does: /^opens a pull request/,
    answers: [/→ App /, /✗ .*\bload-test\b/, /✗ recall for small nuclei/, /✗ .*\bp95_latency\b/],
  },
  { does: /^tries to merge/, answers: [/→ GitHub +refused/] },
  { does: /^approves \(operations\)/, answers: [] },
  { does: /^corrects a word in README\.md/, answers: [/dana approved – counts for/] },
  {
    does: /^commits the report of another run/,
    answers: [
      /→ App .*\bblock/,
      /✗ .*\banother run\b/,
      /✗ .*\bnot what the step\b/,
      /dana approved – counts for/,
      /dana approved – does not count/,
    ],
  },
  { does: /^puts the right one back/, answers: [/dana approved – counts for/] },
  { does: /^approves \(product\)/, answers: [/→ App /] },
  { does: /^tries to merge/, answers: [/→ GitHub +merged/] },
];

/** Commits have other ids at each run: those of the excerpt, in the order in which they appear. */
const COMMITS = ["7f2a165", "a7c0a3b"] as const;

/**
 * What the README shows of the demonstration, from what it printed: scenes and lines of {@link SHOWN}, each shortened to what it says first. `…` stands
 * where scenes are left out. Throws where the story has no such scene or line any more.
 */
export function excerptOf(printed: string): readonly string[] {
  const scenes = scenesOf(printed);
  const lines: string[] = [];
  let after = -1;
  for (const { does, answers } of SHOWN) {
    const at = scenes.findIndex(({ what }, index) => index > after && does.test(what));
    const scene = scenes[at];
    if (scene === undefined) throw new Error(`nobody does ${does} after scene ${after} of:\n${printed}`);
    if (lines.length > 0 && at > after + 1) lines.push("  …");
    lines.push(`  ${scene.who.padEnd(8)} ${scene.what}`, ...answersOf(scene, answers));
    after = at;
  }
  return withCommits(lines);
}

function answersOf({ what, answers }: Scene, shown: readonly RegExp[]): string[] {
  let after = -1;
  return shown.map((pattern) => {
    const at = answers.findIndex((line, index) => index > after && pattern.test(line));
    const line = answers[at];
    if (line === undefined) throw new Error(`no ${pattern} where somebody ${what}:\n${answers.join("\n")}`);
    after = at;
    return shortened(line);
  });
}

/** Without the place behind it, the folders of a file, and every sentence but the first; of what GitHub refuses, the sentence about our check. */
function shortened(line: string): string {
  return line
    .replace(/ {2}\S+:\d+$/, "")
    .replaceAll(/(?<![\w@/-])(?:[\w-]+\/)+(?=[\w-]+\.\w)/g, "")
    .replace(/(✗ .*?[a-z\d`)]\.) .*$/, "$1")
    .replace(/(?<=refused: ).*(?=Required status check )/, "");
}

/** {@link COMMITS} in place of the ids of this run. Those of files stay: content has the same id everywhere. */
function withCommits(lines: readonly string[]): readonly string[] {
  const seen: string[] = [];
  return lines.map((line) =>
    line.replace(/(?<= saw at | merged as )[\da-f]{7}\b/, (id) => {
      if (!seen.includes(id)) seen.push(id);
      return COMMITS[seen.indexOf(id)] ?? id;
    }),
  );
}
