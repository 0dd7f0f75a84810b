import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command } from "../inbox/command.ts";
import { parseCommands } from "./parse-commands.ts";

const RECHECK: Command = { verb: "recheck" };
const EXPLAIN: Command = { verb: "explain", gate: null };

describe("a command", () => {
  test.for<[why: string, body: string, commands: readonly Command[]]>([
    ["alone", "/gatehouse recheck", [RECHECK]],
    ["with spaces and tabs behind it", "/gatehouse recheck \t ", [RECHECK]],
    ["with more than one space in it", "/gatehouse \t recheck", [RECHECK]],
    ["in any case", "/GateHouse ReCheck", [RECHECK]],
    ["amid a letter of Windows", "Hello\r\n/gatehouse recheck\r\nBye", [RECHECK]],
    ["with words behind it", "/gatehouse recheck please, it is late", [RECHECK]],
    ["without a gate", "/gatehouse explain", [EXPLAIN]],
    ["with a gate", "/gatehouse explain sign-offs", [{ verb: "explain", gate: "sign-offs" }]],
    [
      "with a gate as code, in capitals",
      "/gatehouse explain `Evidence`",
      [{ verb: "explain", gate: "evidence" }],
    ],
    [
      "with a reason",
      "/gatehouse waive evidence Only 28 samples of `x`;  trained again in January  ",
      [{ verb: "waive", gate: "evidence", reason: "Only 28 samples of `x`;  trained again in January" }],
    ],
    [
      "with what no store keeps",
      "/gatehouse waive evi\0dence be\0cause",
      [{ verb: "waive", gate: "evidence", reason: "because" }],
    ],
    ["without a reason", "/gatehouse waive evidence", [{ verb: "waive", gate: "evidence", reason: "" }]],
    ["without anything", "/gatehouse waive", [{ verb: "waive", gate: "", reason: "" }]],
    ["that is none", "/gatehouse aprove", [{ verb: "unknown", word: "aprove" }]],
    ["without a verb", "/gatehouse", [{ verb: "unknown", word: "" }]],
    ["several", "/gatehouse explain\n\n/gatehouse recheck\n", [EXPLAIN, RECHECK]],
    ["several alike", "/gatehouse recheck\n/GATEHOUSE recheck", [RECHECK]],
    ["below a list", "- one\n- two\n\n/gatehouse recheck", [RECHECK]],
    ["below a quote and an empty line", "> is it green?\n\n/gatehouse recheck", [RECHECK]],
    ["behind code", "```\nx\n```\n/gatehouse recheck", [RECHECK]],
    ["behind code in a quote's wake", "> x\n~~~\ny\n~~~\n/gatehouse recheck", [RECHECK]],
    ["behind a hidden line", "<!-- x -->\n/gatehouse recheck", [RECHECK]],
    ["behind what only names a hidden line", "use `<!--` and ``<pre>``\n/gatehouse recheck", [RECHECK]],
    ["behind one backtick", "a ` b\n/gatehouse recheck", [RECHECK]],
  ])("%s", ([, body, commands]) => expect(parseCommands(body)).toEqual(commands));
});

describe("no command", () => {
  test.for([
    ["words that contain one", "please /gatehouse recheck"],
    ["another program's", "/gatehouses recheck"],
    ["another program's, by a hyphen", "/gatehouse-next recheck"],
    ["a mention", "@gatehouse recheck"],
    ["a quote", "> /gatehouse recheck"],
    ["a quote in a quote", ">> /gatehouse recheck"],
    ["what is shown as the rest of a quote", "> it says\n/gatehouse recheck"],
    ["a fence", "```\n/gatehouse recheck\n```"],
    ["a fence with a language", "```text\n/gatehouse recheck\n```"],
    ["a fence of tildes", "~~~\n/gatehouse recheck\n~~~"],
    ["a longer fence around a shorter one", "````\n```\n/gatehouse recheck\n```\n````"],
    ["a fence that nobody closes", "```\n/gatehouse recheck"],
    ["code by its indentation", "    /gatehouse recheck"],
    ["code in the line", "`/gatehouse recheck`"],
    ["a list", "- /gatehouse recheck"],
    ["a heading", "# /gatehouse recheck"],
    ["a hidden line", "<!-- /gatehouse recheck -->"],
    ["hidden lines", "<!--\n/gatehouse recheck\n-->"],
    ["hidden lines that begin late", "see <!-- this\n/gatehouse recheck\n-->"],
    ["hidden lines with a fence in them", "<!--\n```\n-->\n<!--\n/gatehouse recheck\n```\n-->"],
    ["HTML's code", "<pre>\n/gatehouse recheck\n</pre>"],
    ["HTML's other code, in any case", "<CODE class='a'>\n\n/gatehouse recheck\n</code>"],
    ["nothing", ""],
  ])("%s", ([, body = ""]) => expect(parseCommands(body)).toEqual([]));
});

describe("bounds", () => {
  test("five commands of a comment are taken", () => {
    const body = Array.from({ length: 9 }, (_, at) => `/gatehouse explain gate-${at}`).join("\n");
    expect(parseCommands(body).map((command) => command.verb === "explain" && command.gate)).toEqual([
      "gate-0",
      "gate-1",
      "gate-2",
      "gate-3",
      "gate-4",
    ]);
  });

  test("words and reasons are cut", () => {
    const long = "x".repeat(5000);
    expect(parseCommands(`/gatehouse ${long}`)).toEqual([{ verb: "unknown", word: "x".repeat(40) }]);
    expect(parseCommands(`/gatehouse waive ${long} ${long}`)).toEqual([
      { verb: "waive", gate: "x".repeat(40), reason: "x".repeat(1000) },
    ]);
  });

  test("what stands behind the longest comment is not read", () => {
    const filled = (length: number) => `${"x".repeat(length)}\n/gatehouse recheck`;
    expect(parseCommands(filled(65_000))).toEqual([RECHECK]);
    expect(parseCommands(filled(65_536))).toEqual([]);
  });

  test("no text breaks it, and only what begins a line is taken", () => {
    const piece = fc.constantFrom(
      "/gatehouse",
      " ",
      "\t",
      "\n",
      "\r\n",
      "recheck",
      "explain",
      "waive",
      "`",
      "```",
      "~~~",
      ">",
      "<!--",
      "-->",
      "<pre>",
      "</pre>",
      "\ud800",
      "é",
      "x",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const body = pieces.join("");
        const commands = parseCommands(body);
        const lines = body.split(/\r\n|\r|\n/).filter((line) => /^\/gatehouse/i.test(line));
        expect(commands.length).toBeLessThanOrEqual(Math.min(5, lines.length));
        for (const command of commands) expect(JSON.stringify(command).isWellFormed()).toBe(true);
        // Whatever is said, quoting all of it asks for nothing.
        expect(
          parseCommands(
            body
              .split(/\r\n|\r|\n/)
              .map((line) => `> ${line}`)
              .join("\n"),
          ),
        ).toEqual([]);
      }),
    );
  });

  test.for([
    ["marks of code", (size: number) => "`".repeat(size)],
    ["runs of marks", (size: number) => "` `` ".repeat(size / 5)],
    ["hidden lines that open", (size: number) => "<!--".repeat(size / 4)],
    ["open and closed", (size: number) => "<!---->".repeat(size / 7)],
    ["HTML", (size: number) => "<pre<code".repeat(size / 9)],
    ["fences", (size: number) => "```\n".repeat(size / 4)],
    ["tildes", (size: number) => `${"~".repeat(size / 2)}\n${"~".repeat(size / 2)}x`],
    ["spaces", (size: number) => `/gatehouse${" ".repeat(size)}`],
    ["spaces before a word", (size: number) => `/gatehouse waive x${" \t".repeat(size / 2)}y`],
    ["empty lines", (size: number) => "\r\n".repeat(size / 2)],
    ["commands", (size: number) => "/gatehouse waive a b\n".repeat(size / 21)],
  ] as const)("%s of the longest comment take no time to speak of", ([, make]) => {
    const text = make(65_536);
    // Seconds of the processor, whatever else the machine does; what goes back at each character takes many.
    const started = process.cpuUsage().user;
    parseCommands(text);
    expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
  });
});
