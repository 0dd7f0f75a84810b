import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { questionsOn } from "./ask.ts";
import { Cancelled } from "./questions.ts";

/** A terminal on which a person types as soon as a text stands there, each answer once and in order. */
function person(answers: readonly (readonly [shown: string, typed: string])[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const left = [...answers];
  let shown = "";
  output.on("data", (chunk: Buffer) => {
    shown += stripVTControlCharacters(chunk.toString("utf8"));
    const [next] = left;
    if (next === undefined || !shown.includes(next[0])) return;
    left.shift();
    shown = "";
    // The prompt has drawn itself, and listens from the next turn on.
    setImmediate(() => input.write(next[1]));
  });
  return { questions: questionsOn({ input, output }), left };
}

describe("on a terminal", () => {
  test("Enter takes what is proposed", async () => {
    const { questions } = person([["What is the package called?", "\r"]]);
    expect(await questions.name("churn")).toBe("churn");
  });

  test("an owner who is nobody on GitHub is asked for again", async () => {
    const { questions, left } = person([
      ["Who answers for it?", "acme\r"],
      ["One of GitHub's", "\u0015@acme/churn\r"],
    ]);
    expect(await questions.owner(undefined)).toBe("@acme/churn");
    expect(left).toEqual([]);
  });

  test("several are named with commas, and nobody by Enter", async () => {
    const several = person([["Who runs it", "@dana, @acme/sre\r"]]);
    expect(await several.questions.operations()).toEqual(["@dana", "@acme/sre"]);
    const nobody = person([["Who takes it over", "\r"]]);
    expect(await nobody.questions.engineering()).toEqual([]);
  });

  test("who answers for the rules is asked with the reason, and with whom Enter means", async () => {
    const { questions, left } = person([
      ["set their own bar. Leave it empty for @acme/sre.", "@acme/risk\r"],
    ]);
    expect(await questions.rulesOwner(["@acme/sre"])).toEqual(["@acme/risk"]);
    expect(left).toEqual([]);
  });

  test("nothing is written over by Enter, and what is chosen by the space bar is", async () => {
    const found = [{ part: "policy", path: ".github/gatehouse.yml" }] as const;
    const careful = person([["written anew", "\r"]]);
    expect(await careful.questions.overwrite(found)).toEqual(new Set());
    const bold = person([["written anew", " \r"]]);
    expect(await bold.questions.overwrite(found)).toEqual(new Set(["policy"]));
  });

  test("Ctrl-C goes away", async () => {
    const { questions } = person([["What is the package called?", "\u0003"]]);
    await expect(questions.name("churn")).rejects.toThrow(Cancelled);
  });
});
