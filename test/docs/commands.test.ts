import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { program as appProgram } from "../../app/cli/program.ts";
import { program } from "../../src/cli/program.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { type CommandBlock, commandBlocks, MARKS, markKey, REASONS, readMark } from "./command-blocks.ts";
import { PAGES, readPage } from "./fenced-blocks.ts";
import { isTitleIn } from "./is-title-in.ts";

const root = join(import.meta.dirname, "../..");
const blocks = commandBlocks();
const tests = globSync("test/{docs,walks}/*.test.ts", { cwd: root }).map((file) => readPage(file));

/** Why a mark does not hold; `null` where it does. */
function fault({ mark, script }: Pick<CommandBlock, "mark" | "script">): string | null {
  if (mark === null)
    return "say in a comment above it how it is known to work: `<!-- walked as NAME -->` with a test that does, or `<!-- not run: REASON -->`";
  if (mark.kind === "shown") return null;
  if (mark.kind === "proven")
    return isTitleIn(readPage(mark.file), mark.title) ? null : "there is no such test";
  if (mark.kind === "walked") return faultOfWalk(mark.walk, mark.but?.program ?? null, script);
  return faultOfReason(mark.reason, script);
}

function faultOfWalk(walk: string, missing: string | null, script: string): string | null {
  const isWalked = tests.some((text) =>
    ["walk", "blocksOf", "shownScript"].some((by) => text.includes(`${by}("${walk}"`)),
  );
  if (!isWalked) return `no test walks ${walk}`;
  return missing === null || isForeign(missing, script)
    ? null
    : `${missing} could run, or does not stand there`;
}

function faultOfReason(given: string, script: string): string | null {
  const [, reason = "", tool] = /^(.+?)(?:: (\S+))?$/.exec(given) ?? [];
  const shows = REASONS[reason];
  if (shows === undefined) return `${reason} is no reason: ${Object.keys(REASONS).join(", ")}`;
  if (tool !== undefined)
    return isForeign(tool, script) ? null : `${tool} could run, or does not stand there`;
  return shows.test(script) ? null : `nothing in it ${reason}`;
}

/** Whether a block calls a program that is neither ours nor on every machine that runs tests. */
function isForeign(tool: string, script: string): boolean {
  const here = [
    "gatehouse",
    "node",
    "npm",
    "git",
    "gh",
    "sed",
    "cp",
    "cd",
    "echo",
    "openssl",
    "export",
    "for",
  ];
  return !here.includes(tool) && new RegExp(`^${tool}\\b`, "m").test(script);
}

describe("every command of every page runs in a test, or says why it does not", () => {
  test.for(blocks)("$name", (block) => {
    expect(fault(block), block.script).toBeNull();
  });

  test("there are many, and most of them run", () => {
    expect(blocks.length).toBeGreaterThan(40);
    expect(blocks.filter(({ mark }) => mark?.kind === "not run").length).toBeLessThan(blocks.length / 4);
  });

  test.for([
    ["without a mark", "", "gatehouse doctor\n"],
    ["a reason of one's own", "not run: it is slow", "gatehouse doctor\n"],
    ["a reason for what could run", "not run: needs docker", "gatehouse doctor\n"],
    ["a tool that is here", "not run: needs a tool we do not bring: git", "git push\n"],
    ["a tool that is not named there", "not run: needs a tool we do not bring: cosign", "git push\n"],
    ["a walk that nobody does", "walked as nobody", "gatehouse doctor\n"],
    ["a test that is not there", "proven by test/docs/commands.test.ts: nothing of the kind", "npm run x\n"],
  ] as const)("%s is found", ([, comment, script]) => {
    expect(fault({ mark: readMark(comment), script })).not.toBeNull();
  });

  test("no mark is kept for a block that is gone", () => {
    const keys = blocks.map((block) => markKey(block, block.script));
    expect(Object.keys(MARKS).filter((key) => !keys.includes(key))).toEqual([]);
    expect(new Set(keys.filter((key) => key in MARKS)).size).toBe(Object.keys(MARKS).length);
  });

  test("files of this repository that an unrun block names are there", () => {
    const unrun = blocks.filter(({ mark }) => mark?.kind === "not run");
    const paths = unrun.flatMap(
      ({ script }) => script.match(/(?<![\w./-])(?:app|docs|src)\/[\w./-]+/g) ?? [],
    );
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

/** What begins like a command: names of checks, and what is said where a machine's Node is too old. */
const OTHERS = ["gatehouse / gatehouse", "gatehouse bypass", "gatehouse needs Node 24 or newer"];

/** Commands of a program that stand in the middle of a sentence, or in a block, word by word. */
function namedIn(page: string, name: string): readonly (readonly string[])[] {
  const text = readFileSync(join(root, page), "utf8");
  const inline = [...text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = ""]) => code);
  const typed = blocks.filter((block) => block.page === page).flatMap(({ script }) => script.split("\n"));
  return [...inline, ...typed]
    .filter((line) => line.startsWith(`${name} `) && !OTHERS.includes(line))
    .map(
      (line) =>
        line
          .slice(name.length + 1)
          .split(/ [|>&]|\s#/)[0]
          ?.split(" ") ?? [],
    );
}

/** What a command line names that its program does not have; `null` where it has all of it. */
function unknownIn(words: readonly string[], of: Command): string | null {
  let command = of;
  for (const word of words) {
    if (word.startsWith("-")) {
      const [flag = ""] = word.split("=");
      const known = [...command.options, ...of.options].some(({ long, short }) =>
        [long, short].includes(flag),
      );
      if (!known && flag !== "--help") return `${command.name()} has no ${flag}`;
    } else {
      const below = command.commands.find((each) => each.name() === word);
      if (below === undefined && command.commands.length > 0 && !/^[<[…]/.test(word))
        return `${command.name()} has no command ${word}`;
      command = below ?? command;
    }
  }
  return null;
}

describe("commands and options that sentences name exist", () => {
  const nothing = {} as Terminal;
  const shell = { env: {}, input: process.stdin, out: process.stdout, exit: () => {} };
  const programs = [
    ["gatehouse", program(nothing, () => {})],
    ["node app/main.ts", appProgram(shell)],
  ] as const;

  test.for(PAGES)("%s", (page) => {
    const wrong = programs.flatMap(([name, command]) =>
      namedIn(page, name).flatMap((words) => {
        const why = unknownIn(words, command);
        return why === null ? [] : [`${name} ${words.join(" ")}: ${why}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("there are many, and what does not exist is found", () => {
    const [[, gatehouse]] = programs;
    expect(PAGES.flatMap((page) => namedIn(page, "gatehouse")).length).toBeGreaterThan(60);
    expect(unknownIn(["check", "--bse", "main"], gatehouse)).toBe("check has no --bse");
    expect(unknownIn(["chekc"], gatehouse)).toBe("gatehouse has no command chekc");
    expect(unknownIn(["audit", "verify", "audit.jsonl", "--noted", "1"], gatehouse)).toBeNull();
  });
});
