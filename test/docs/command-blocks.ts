import { globSync } from "node:fs";
import { join } from "node:path";
import { type FencedBlock, fencedBlocks } from "./fenced-blocks.ts";

const root = join(import.meta.dirname, "../..");

/** Pages with commands for people: those of the documentation, and every other one that stands beside code. */
const ALL_PAGES = globSync(["*.md", "bench/*.md", "{app,docs,examples,src,test}/**/*.md"], { cwd: root })
  .filter((page) => !page.includes("/golden/") && !page.includes("/handoffs/"))
  .toSorted();

/** How it is known that the commands of a block work. */
export type Mark =
  /** A command of ours, whose output the page shows. */
  | { readonly kind: "shown" }
  /** Run by a test, step by step with the other blocks of `walk`; `but` names a program that only a stand-in was called for, and why. */
  | { readonly kind: "walked"; readonly walk: string; readonly ends: number; readonly but: But | null }
  /** The same is run by a test of its own. */
  | { readonly kind: "proven"; readonly file: string; readonly title: string }
  /** Run by no test, for a reason of {@link REASONS}. */
  | { readonly kind: "not run"; readonly reason: string };

/** A program that is not here, and the reason. */
export interface But {
  readonly program: string;
  readonly reason: string;
}

/**
 * Every reason not to run a block, with what has to stand in the block for it: a reason never excuses commands that could run. `needs a tool we do not
 * bring` is followed by the tool.
 */
export const REASONS: Readonly<Record<string, RegExp>> = {
  "needs docker": /^docker /m,
  "needs a cluster": /^kubectl /m,
  "needs root": /^sudo /m,
  "needs github.com": /github\.com/,
  "needs the package registry": /^npm ci/m,
  "needs a tool we do not bring": /(?!)/,
  "takes an hour": /--minutes 60/,
  "measures the machine": /bench/,
  "is what runs this test": /^npm .*\b(?:test|run check)\b/m,
};

/** Marks of blocks that carry none: of pages whose source people read as it is, and of those that other tests write anew. By page and first command. */
export const MARKS: Readonly<Record<string, string>> = {
  "CONTRIBUTING.md › npm ci": "not run: is what runs this test",
  "README.md › npm ci && npm run demo":
    "proven by test/demo/demo.test.ts: the demonstration plays to its end, with the App, the built Action and real pushes",
  "README.md › npm ci && npm test": "not run: is what runs this test",
  "bench/README.md › npm run bench                         # everything, in some minutes":
    "not run: measures the machine",
  "examples/README.md › cp -r examples/triage /tmp/demo && cp -r examples/states/weak-recall/. /tmp/demo/":
    "walked as onlooker",
  "examples/README.md › E=$PWD/examples && mkdir /tmp/triage && cd /tmp/triage && git init -q -b release/production":
    "walked as onlooker, ends with 1",
  "examples/records/README.md › gatehouse verify examples/records/triage-1.1.0.intoto.json \\":
    "walked as learner",
  "examples/packs/README.md › cp -r examples/packs/default/.github /path/to/your/repository/":
    "walked as beginner",
  "src/cli/README.md › gatehouse init    # writes the first files, from what the repository has":
    "walked as first",
  "docs/cli.md › gatehouse explain --pr 12": "walked as asker",
  "docs/cli.md › gatehouse doctor": "walked as asker, ends with 1",
  "docs/cli.md › gatehouse audit verify audit.jsonl": "walked as verifier",
  "docs/cli.md › gatehouse simulate --facts audit.jsonl --row 4711 --approve @dana": "walked as verifier",
  "docs/cli.md › gatehouse replay 4711 --from audit.jsonl": "walked as verifier",
  "docs/cli.md › gatehouse record 4711 --from audit.jsonl --out records": "walked as verifier",
  "docs/cli.md › echo 'source <(gatehouse completion bash)' >> ~/.bashrc": "walked as typist",
  "docs/auditors.md › node app/main.ts audit export > audit.jsonl":
    "walked as releaser, but cosign: needs a tool we do not bring",
  "docs/auditors.md › gatehouse verify record.intoto.json --bundle attestation.json --files . \\":
    "not run: needs github.com",
  "docs/install-app.md › node app/main.ts setup": "walked as installer",
  "docs/install-app.md › openssl rand -hex 32": "walked as installer",
  "docs/install-app.md › git clone https://github.com/gatehouse/gatehouse && cd gatehouse":
    "not run: needs docker",
  "docs/install-app.md › sudo git clone https://github.com/gatehouse/gatehouse /opt/gatehouse":
    "not run: needs root",
  "docs/install-app.md › sudo cp app/deploy/systemd/gatehouse.service /etc/systemd/system/":
    "not run: needs root",
  "docs/install-app.md › docker build -f app/deploy/docker/Dockerfile -t registry.example.com/gatehouse:0.1.0 .":
    "not run: needs a cluster",
};

/** A block of commands, with what they are and its mark; `null` where it has none that is understood. */
export interface CommandBlock extends FencedBlock {
  /** `page:line`. */
  readonly name: string;
  /** What a reader types: without prompts and what is printed. */
  readonly script: string;
  readonly mark: Mark | null;
}

/** Every block of commands of every page, in the order of pages and lines. */
export function commandBlocks(): readonly CommandBlock[] {
  return ALL_PAGES.flatMap(fencedBlocks)
    .filter(({ language }) => ["", "sh", "bash", "shell", "console"].includes(language))
    .map((block) => {
      const script = scriptOf(block);
      return { ...block, name: `${block.page}:${block.line}`, script, mark: markOf(block, script) };
    });
}

/** The blocks that a test walks under a name; throws where no page has one. */
export function blocksOf(walk: string): readonly CommandBlock[] {
  const blocks = commandBlocks().filter(({ mark }) => mark?.kind === "walked" && mark.walk === walk);
  if (blocks.length === 0) throw new Error(`no page has commands that are walked as ${walk}`);
  return blocks;
}

/** Key of a block in {@link MARKS}. */
export function markKey({ page }: FencedBlock, script: string): string {
  return `${page} › ${script.split("\n")[0]}`;
}

function scriptOf({ language, text }: FencedBlock): string {
  if (language !== "console") return text;
  const typed = text.split("\n").filter((line) => line.startsWith("$ "));
  return `${typed.map((line) => line.slice(2)).join("\n")}\n`;
}

function markOf(block: FencedBlock, script: string): Mark | null {
  if (block.language === "console" && block.text.startsWith("$ gatehouse ")) return { kind: "shown" };
  return readMark(MARKS[markKey(block, script)] ?? block.comment ?? "");
}

/** Reads a mark as it stands in a comment above a block; `null` where it is none. */
export function readMark(text: string): Mark | null {
  const [, walk, ends = "0", program, why] =
    /^walked as (\w+)(?:, ends with (\d))?(?:, but (\w+): (.+))?$/.exec(text) ?? [];
  if (walk !== undefined) {
    const but = program === undefined || why === undefined ? null : { program, reason: why };
    return { kind: "walked", walk, ends: Number(ends), but };
  }
  const [, file, title] = /^proven by (\S+\.test\.ts): (.+)$/.exec(text) ?? [];
  if (file !== undefined && title !== undefined) return { kind: "proven", file, title };
  const [, reason] = /^not run: (.+)$/.exec(text) ?? [];
  return reason === undefined ? null : { kind: "not run", reason };
}
