import { afterAll, describe, expect, test } from "vitest";
import { GitRepository, git, removeFolders } from "../../../test/scenarios/git-repository.ts";
import { decide } from "./decide.ts";
import type { InitOptions } from "./init-options.ts";
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
    overwrite: async () => new Set(),
  };
}

async function decided(part: Part, options: Partial<InitOptions>, questions: Questions | null) {
  const { dir } = new GitRepository();
  git(dir, "remote", "add", "origin", "https://github.com/acme/The_Model.git");
  const repository = await openRepository(dir);
  if (!repository.ok) throw new Error("no repository");
  return decide({
    options: { repo: dir, release: "release/production", ...options },
    repository: repository.value,
    survey: joinParts([part]),
    owners: null,
    questions,
  });
}

describe("what is not said by a flag is asked", () => {
  test("with what the repository says as the proposal", async () => {
    const asked: string[] = [];
    const questions = answering(asked, { owner: "@acme/churn", engineering: ["@acme/ml"], operations: [] });
    const decision = await decided({ name: { value: "Chürn Model", from: "pyproject.toml" } }, {}, questions);
    expect(asked).toEqual(["name churn-model", "owner ", "engineering", "operations"]);
    expect(decision).toEqual({
      ok: true,
      value: {
        name: "churn-model",
        owner: "@acme/churn",
        engineering: ["@acme/ml"],
        operations: [],
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
