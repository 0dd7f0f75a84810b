import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { program } from "../../src/cli/program.ts";
import { readPage } from "./fenced-blocks.ts";

const { stdout: out, stderr: err } = process;
const gatehouse = program({ out, err }, () => {});

/** Every command that somebody can run, as it is typed: `audit verify`. */
function typed(command: Command, above = ""): readonly string[] {
  return command.commands.flatMap((each) => {
    const name = `${above}${each.name()}`;
    return each.commands.length === 0 ? [name] : typed(each, `${name} `);
  });
}

/** What a command adds to its help, at the end. */
function helpOf(name: string): string {
  const command = name
    .split(" ")
    .reduce<Command>(
      (above, word) => above.commands.find((each) => each.name() === word) ?? above,
      gatehouse,
    );
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

const [, section = ""] = readPage("docs/cli.md").split("\n## How it ends\n");
const rows = [...(section.split("\n## ")[0] ?? "").matchAll(/^\| `([a-z ]+)` \| (.+) \| (.+) \| (.+) \|$/gm)];
const commands = typed(gatehouse);

test("the page says of every command how it ends, in the order of the help, and of no other", () => {
  expect(commands.length).toBeGreaterThan(10);
  expect(rows.map(([, name]) => name).toSorted()).toEqual(commands.toSorted());
});

describe.for(commands)("gatehouse %s", (name) => {
  const [, , , no = ""] = rows.find((row) => row[1] === name) ?? [];

  test("says in its help how it ends", () => expect(helpOf(name)).toMatch(/^Ends with 0\b/m));

  test("ends with 1 by its help where the page says so, and there alone", () => {
    const [, said = ""] = /^(Ends with 0[\s\S]*)$/m.exec(helpOf(name)) ?? [];
    expect(/\b1 (?:when|at)\b/.test(said)).toBe(no !== "–");
  });
});
