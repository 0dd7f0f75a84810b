import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileCodeowners } from "#core/codeowners/match-codeowners.ts";
import { parseCodeowners } from "#core/codeowners/parse-codeowners.ts";

/** Who owns a path. */
export type OwnersOf = (path: string) => readonly string[];

/** Reads the file `CODEOWNERS` of a folder, and then says who owns a path. */
export type Load = (folder: string) => OwnersOf;

export interface Contestant {
  readonly title: string;
  /** Loads the code, which is not measured; what it gives is. */
  readonly open: () => Load;
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

function engine(path: string): Load {
  const { OwnershipEngine } = peer(path) as Engine;
  return (folder) => {
    const loaded = OwnershipEngine.FromCodeownersFile(join(folder, "CODEOWNERS"));
    return (path) => loaded.calcFileOwnership(path);
  };
}

function gatehouse(folder: string): OwnersOf {
  const matcher = compileCodeowners(parseCodeowners(textOf(folder), "CODEOWNERS"));
  return (path) => matcher.ruleFor(path)?.owners.map(({ handle }) => handle) ?? [];
}

function codeowners(): Load {
  const Codeowners = peer("codeowners") as new (folder: string) => { getOwner: OwnersOf };
  return (folder) => {
    const loaded = new Codeowners(folder);
    return (path) => loaded.getOwner(path);
  };
}

function codeownersUtils(): Load {
  const { parse, matchFile } = peer("codeowners-utils") as {
    parse(text: string): readonly object[];
    matchFile(path: string, entries: readonly object[]): { owners: readonly string[] } | null;
  };
  return (folder) => {
    const entries = parse(textOf(folder));
    return (path) => matchFile(path, entries)?.owners ?? [];
  };
}

interface Ignore {
  add(pattern: string): Ignore;
  ignores(path: string): boolean;
}

/** What scripts do that have no package for it: one matcher of `.gitignore` patterns a line, and the last one that matches. */
function doItYourself(): Load {
  const ignore = peer("ignore") as (options: object) => Ignore;
  const options = { ignorecase: false, allowRelativePaths: true };
  return (folder) => {
    const lines = textOf(folder)
      .split(/\r?\n/)
      .map((line) => line.trim());
    const rules = lines
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const [pattern = "", ...words] = line.split(/\s+/);
        const comment = words.findIndex((word) => word.startsWith("#"));
        const owners = comment < 0 ? words : words.slice(0, comment);
        return { matcher: ignore(options).add(pattern), owners };
      })
      .reverse();
    return (path) => rules.find(({ matcher }) => matcher.ignores(path))?.owners ?? [];
  };
}

/** Ours first: the others are compared with it. */
export const CONTESTANTS = {
  gatehouse: { title: "Gatehouse", open: () => gatehouse },
  codeowners: { title: "codeowners 5.1.1", open: codeowners },
  "codeowners-utils": { title: "codeowners-utils 1.0.2", open: codeownersUtils },
  "github-codeowners": {
    title: "github-codeowners 0.2.1",
    open: () => engine("./node_modules/github-codeowners/dist/lib/ownership/lib/OwnershipEngine.js"),
  },
  "snyk-github-codeowners": {
    title: "@snyk/github-codeowners 1.1.0",
    open: () => engine("./node_modules/@snyk/github-codeowners/dist/lib/ownership/OwnershipEngine.js"),
  },
  "do-it-yourself": { title: "`ignore` 7.0.16, one a line", open: doItYourself },
} as const satisfies Readonly<Record<string, Contestant>>;

export type ContestantName = keyof typeof CONTESTANTS;
