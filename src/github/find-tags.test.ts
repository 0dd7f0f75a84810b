import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allAsked, graphqlAnswers, nockClient } from "../../test/nock-client.ts";
import { findTags } from "./find-tags.ts";
import { GraphqlBatch } from "./graphql-batch.ts";

const [A, B, C] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];
let given: ReturnType<typeof nockClient>;
beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

describe("tags", () => {
  test("lead to their commits, annotated or not, however often", async () => {
    const commit = { __typename: "Commit", oid: A };
    const annotated = { __typename: "Tag", oid: B, target: commit };
    const asked = graphqlAnswers(given.github, {
      data: {
        q0: {
          t0: { target: commit },
          t1: { target: annotated },
          t2: { target: { __typename: "Tag", oid: C, target: annotated } },
          t3: null,
          t4: { target: { __typename: "Tree", oid: C } },
          t5: { target: null },
        },
      },
    });
    const names = ["churn@1.0.0", "annotated", "of a tag", "none", "of a folder", 'quo"ted'];
    expect(await findTags(new GraphqlBatch(given.client), names)).toEqual(
      new Map([
        ["churn@1.0.0", A],
        ["annotated", A],
        ["of a tag", A],
      ]),
    );
    expect(asked[0]).toContain('refs/tags/quo\\"ted');
  });

  test("that nobody asks for cost nothing", async () => {
    expect(await findTags(new GraphqlBatch(given.client), [])).toEqual(new Map());
    expect(given.client.count.reads).toBe(0);
  });
});
