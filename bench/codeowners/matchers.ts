import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileCodeowners } from "#core/codeowners/match-codeowners.ts";
import { parseCodeowners } from "#core/codeowners/parse-codeowners.ts";

/** Who owns a path. */
export type OwnersOf = (path: string) => readonly string[];

/** Something that reads the file `CODEOWNERS` of a folder and then says who owns a path. */
export interface Contestant {
  readonly title: string;
  readonly load: (folder: string) => OwnersOf;
}

/** Where the peers are installed, apart from the packages of Gatehouse. */
export const PEERS = join(import.meta.dirname, "../peers");

/** Packages of the peers are loaded when they are measured, and only then. */
function peer(path: string): unknown {
  return createRequire(join(PEERS, "package.json"))(path);
}

const textOf = (folder: string) => readFileSync(join(folder, "CODEOWNERS"), "utf8");

interface Engine {
  readonly OwnershipEngine: {
    FromCodeownersFile(path: string): { calcFileOwnership(path: string): readonly string[] };
  };
}

function engine(path: string): Contestant["load"] {
  return (folder) => {
    const { OwnershipEngine } = peer(path) as Engine;
    const loaded = OwnershipEngine.FromCodeownersFile(join(folder, "CODEOWNERS"));
    return (path) => loaded.calcFileOwnership(path);
  };
}

interface Ignore {
  add(pattern: string): Ignore;
  ignores(path: string): boolean;
}

/** What scripts do that have no package for it: one matcher of `.gitignore` patterns a line, and the last one that matches. */
function doItYourself(folder: string): OwnersOf {
  const ignore = peer("ignore") as (options: object) => Ignore;
  const rules = textOf(folder)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [pattern = "", ...words] = line.split(/\s+/);
      const comment = words.findIndex((word) => word.startsWith("#"));
      const owners = comment < 0 ? words : words.slice(0, comment);
      return { matcher: ignore({ ignorecase: false, allowRelativePaths: true }).add(pattern), owners };
    })
    .reverse();
  return (path) => rules.find(({ matcher }) => matcher.ignores(path))?.owners ?? [];
}

/** Ours first: the others are compared with it. */
export const CONTESTANTS = {
  gatehouse: {
    title: "Gatehouse",
    load(folder) {
      const matcher = compileCodeowners(parseCodeowners(textOf(folder), "CODEOWNERS"));
      return (path) => matcher.ruleFor(path)?.owners.map(({ handle }) => handle) ?? [];
    },
  },
  codeowners: {
    title: "codeowners 5.1.1",
    load(folder) {
      const Codeowners = peer("codeowners") as new (folder: string) => { getOwner: OwnersOf };
      const loaded = new Codeowners(folder);
      return (path) => loaded.getOwner(path);
    },
  },
  "codeowners-utils": {
    title: "codeowners-utils 1.0.2",
    load(folder) {
      const { parse, matchFile } = peer("codeowners-utils") as {
        parse(text: string): readonly object[];
        matchFile(path: string, entries: readonly object[]): { owners: readonly string[] } | null;
      };
      const entries = parse(textOf(folder));
      return (path) => matchFile(path, entries)?.owners ?? [];
    },
  },
  "github-codeowners": {
    title: "github-codeowners 0.2.1",
    load: engine("./node_modules/github-codeowners/dist/lib/ownership/lib/OwnershipEngine.js"),
  },
  "snyk-github-codeowners": {
    title: "@snyk/github-codeowners 1.1.0",
    load: engine("./node_modules/@snyk/github-codeowners/dist/lib/ownership/OwnershipEngine.js"),
  },
  "do-it-yourself": { title: "`ignore` 7.0.16, one a line", load: doItYourself },
} as const satisfies Readonly<Record<string, Contestant>>;

export type ContestantName = keyof typeof CONTESTANTS;
