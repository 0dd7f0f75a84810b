import { afterAll, describe, expect, test } from "vitest";
import { GitRepository, git, removeFolders } from "../../../test/scenarios/git-repository.ts";
import { decide } from "./decide.ts";
import type { InitOptions } from "./init-options.ts";
import { readPresentOwners } from "./owners-at.ts";
import type { Questions } from "./questions.ts";
import { openRepository } from "./repository.ts";
import { joinParts, type Part } from "./survey/survey.ts";

afterAll(removeFolders);

/** Answers as a person would give them, and notes what was asked. */
function answering(asked: string[], answers: Partial<Record<string, unknown>>): Questions {
  const answer =
    (name: string) =>
    async (...proposed: readonly unknown[]): Promise<never> => {
      asked.push([name, ...proposed].join(" "));
      return (answers[name] ?? proposed[0]) as never;
    };
  return {
    name: answer("name"),
    owner: answer("owner"),
    engineering: answer("engineering"),
    operations: answer("operations"),
    rulesOwner: answer("rulesOwner"),
    overwrite: async () => new Set(),
  };
}

async function decided(
  part: Part,
  options: Partial<InitOptions>,
  questions: Questions | null,
  codeowners?: string,
) {
  const made = new GitRepository();
  const { dir } = made;
  if (codeowners !== undefined) made.commit({ CODEOWNERS: codeowners });
  git(dir, "remote", "add", "origin", "https://github.com/acme/The_Model.git");
  const repository = await openRepository(dir);
  if (!repository.ok) throw new Error("no repository");
  return decide({
    options: { repo: dir, release: "release/production", ...options },
    repository: repository.value,
    survey: joinParts([part]),
    owners: await readPresentOwners(repository.value.files),
    questions,
  });
}

describe("what is not said by a flag is asked", () => {
  test("with what the repository says as the proposal", async () => {
    const asked: string[] = [];
    const questions = answering(asked, { owner: "@acme/churn", engineering: ["@acme/ml"], operations: [] });
    const decision = await decided({ name: { value: "Chürn Model", from: "pyproject.toml" } }, {}, questions);
    expect(asked).toEqual(["name churn-model", "owner ", "engineering", "operations", "rulesOwner @acme/ml"]);
    expect(decision).toEqual({
      ok: true,
      value: {
        name: "churn-model",
        owner: "@acme/churn",
        engineering: ["@acme/ml"],
        operations: [],
        rulesOwners: ["@acme/ml"],
        branch: "main",
        release: "release/production",
      },
    });
  });

  test("and nothing is where flags say all of it", async () => {
    const asked: string[] = [];
    const flags = { name: "churn", owner: "@dana", engineering: ["@acme/ml"], risk: "Low" };
    const decision = await decided({}, flags, answering(asked, {}));
    expect(asked).toEqual([]);
    expect(decision).toMatchObject({ ok: true, value: { ...flags, operations: [] } });
  });

  test("without anybody to ask, the repository's name is taken, and nobody is made up as the owner", async () => {
    expect(await decided({}, { owner: "@dana" }, null)).toMatchObject({ value: { name: "the_model" } });
    expect(await decided({}, {}, null)).toMatchObject({ ok: false, problem: { id: "no-owner" } });
  });
});

describe("who answers for the rules", () => {
  const people = { owner: "@acme/churn", engineering: ["@acme/ml"], operations: ["@acme/sre", "@dana"] };
  const ruled = async (options: Partial<InitOptions>, questions: Questions | null, codeowners?: string) => {
    const decision = await decided({}, options, questions, codeowners);
    return decision.ok ? decision.value.rulesOwners : decision.problem.id;
  };

  test.for([
    ["who was named", { ...people, rulesOwner: ["@acme/risk"] }, ["@acme/risk"]],
    ["operations", people, ["@acme/sre", "@dana"]],
    ["engineering, where nobody runs it", { ...people, operations: [] }, ["@acme/ml"]],
    ["the package's owner, where there is nobody else", { owner: "@acme/churn" }, ["@acme/churn"]],
    ["nobody who is none", { ...people, rulesOwner: ["risk"] }, "bad-handle"],
  ] as const)("%s", async ([, options, expected]) => {
    expect(await ruled(options as Partial<InitOptions>, null)).toEqual(expected);
  });

  test.for([
    ["nobody owns them", undefined, true],
    ["who hands over does", "* @acme/churn\n", true],
    ["others do already", "* @acme/churn\n/.github/ @acme/sre\n", false],
  ] as const)("is asked only where it is not said: %s", async ([, codeowners, isAsked]) => {
    const asked: string[] = [];
    await ruled({ owner: "@acme/churn" }, answering(asked, { engineering: [], operations: [] }), codeowners);
    expect(asked.some((each) => each.startsWith("rulesOwner"))).toBe(isAsked);
  });
});
