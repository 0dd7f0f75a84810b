import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Argument, Command, Option } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { program } from "../program.ts";
import { commandTree } from "./command-tree.ts";
import { completionScript, type Shell } from "./completion-script.ts";

const folder = mkdtempSync(join(tmpdir(), "gatehouse-completion-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => {
  mkdirSync(join(folder, "reports new"));
  writeFileSync(join(folder, "release.json"), "{}");
  spawnSync("git", ["init", "--quiet", "--initial-branch", "main"], { cwd: folder });
  const who = ["-c", "user.name=a", "-c", "user.email=a@a.example"];
  spawnSync("git", [...who, "commit", "--quiet", "--allow-empty", "--message", "m"], { cwd: folder });
});

/** Every kind of value, a command below a command with the name of another, and words that a shell could take for its own. */
function sample(): Command {
  const gatehouse = new Command("gatehouse").version("1");
  const risk = new Option("-r, --risk <tier>", "risk: how bad it's").choices(["Low", "High"]);
  gatehouse
    .command("check")
    .description("Judge what's $HOME. And more.")
    .argument("[path]")
    .option("--base <rev>", "base")
    .option("--repo <dir>", "clone")
    .option("--name <name>", "name")
    .addOption(risk)
    .addOption(new Option("--secret", "hidden").hideHelp());
  gatehouse.command("verify").description("Verify `id`").argument("<record>").option("--json", "as JSON");
  const audit = gatehouse.command("audit").description("Audit");
  audit.command("verify").description("Verify a log").argument("<file...>").option("--noted <row>", "row");
  gatehouse.command("completion").addArgument(new Argument("<shell>").choices(["bash", "zsh"]));
  return gatehouse;
}

/** What a shell offers where these words stand, the last of which is being typed. */
type Offer = (words: readonly string[]) => readonly string[];

function run(shell: Shell, args: readonly string[], words: readonly string[]): readonly string[] {
  const script = join(folder, `script.${shell}`);
  writeFileSync(script, completionScript(shell, commandTree(sample())));
  const { status, stdout, stderr } = spawnSync(shell, [...args, script, ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.split("\n").filter((line) => line !== "" && !line.startsWith("script."));
}

const BASH = `
  source "$1"; shift
  COMP_WORDS=(gatehouse "$@"); COMP_CWORD=$#
  _gatehouse; printf '%s\\n' "\${COMPREPLY[@]}"`;

/** What zsh's own functions would be called with: they only work where somebody types. */
const ZSH = `
  compdef() {}
  compset() { PREFIX=\${PREFIX#*=} }
  offer() { local each; for each in "$@"; do [[ $each == "$PREFIX"* ]] && print -r -- "$each"; done; true }
  compadd() { shift; offer "$@" }
  _describe() { offer "\${\${(P@)2}[@]%%:*}" }
  _files() { if [[ $1 == -/ ]]; then offer *(N/); else offer *(N); fi }
  source "$1"; shift
  words=(gatehouse "$@"); CURRENT=$#words; PREFIX=$words[-1]
  _gatehouse`;

const FISH = `
  source $argv[1]
  complete -C (string join -- ' ' gatehouse $argv[2..-1]) | string replace -r -- '\\t.*' ''; true`;

const SHELLS: readonly { readonly shell: Shell; readonly offer: Offer }[] = [
  { shell: "bash", offer: (words) => run("bash", ["--norc", "-c", BASH, "bash"], words) },
  { shell: "zsh", offer: (words) => run("zsh", ["-f", "-c", ZSH, "zsh"], words) },
  { shell: "fish", offer: (words) => run("fish", ["--no-config", "-c", FISH], words) },
];

describe.each(SHELLS)("$shell", ({ shell, offer }) => {
  const { status } = spawnSync(shell, ["-c", "exit 0"]);

  test.skipIf(status !== 0).for<[words: readonly string[], offered: readonly string[]]>([
    [["che"], ["check"]],
    [[""], ["audit", "check", "completion", "help", "verify"]],
    [["check", "--ba"], ["--base"]],
    [
      ["check", "--"],
      ["--base", "--help", "--name", "--repo", "--risk"],
    ],
    [
      ["check", "--risk", ""],
      ["High", "Low"],
    ],
    [["check", "-r", "L"], ["Low"]],
    [["check", "--base", "m"], ["main"]],
    [["check", "--base", "main", "--ri"], ["--risk"]],
    [["check", "--name", ""], []],
    [["check", "rel"], ["release.json"]],
    [
      ["audit", ""],
      ["help", "verify"],
    ],
    [["audit", "verify", "--no"], ["--noted"]],
    [["audit", "verify", "--j"], []],
    [["audit", "verify", "x", "rel"], ["release.json"]],
    [["verify", "--j"], ["--json"]],
    [
      ["completion", ""],
      ["bash", "zsh"],
    ],
    [["help", "ch"], ["check"]],
  ])("%j", ([words, offered]) => {
    const known = offer(words).map((word) => word.replace(/\/$/, ""));
    // bash and zsh list the short form beside the long one, too; fish offers it where a single dash was typed.
    expect(known.filter((word) => !/^-\w$/.test(word)).toSorted()).toEqual(offered);
  });

  test.skipIf(status !== 0)("folders with a space stay whole", () => {
    const words = offer(["check", "--repo", "rep"]).map((word) =>
      word.replaceAll("\\", "").replace(/\/$/, ""),
    );
    expect(words).toEqual(["reports new"]);
  });

  test.skipIf(status !== 0)(
    "the program's own script is read without a complaint, and offers each command",
    () => {
      const silent = { out: process.stdout, err: process.stderr };
      const tree = commandTree(program(silent, () => {}));
      const script = join(folder, `own.${shell}`);
      writeFileSync(script, completionScript(shell, tree));
      const checked = spawnSync(shell, ["-n", script], { encoding: "utf8" });
      expect(checked).toMatchObject({ status: 0, stderr: "" });
      expect(tree.commands.map(({ name }) => name)).toContain("check");
      for (const { path } of tree.commands) expect(completionScript(shell, tree)).toContain(`'${path}'`);
    },
  );
});

test("bash: a value behind an equals sign, which it hands over as a word of its own", () => {
  const [bash] = SHELLS;
  expect(bash?.offer(["check", "--base", "=", "ma"])).toEqual(["main"]);
});
