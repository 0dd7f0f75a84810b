import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { allAsked, nockClient } from "../../test/nock-client.ts";
import { applyEffects } from "./apply-effects.ts";
import { addComment, editComment, markSeen, ownComments, removeComment } from "./comments.ts";
import { mayTriage } from "./read-permission.ts";

let given: ReturnType<typeof nockClient>;

beforeEach(() => {
  given = nockClient();
});
afterEach(() => {
  expect(allAsked()).toBe(true);
});

const OURS = 41;
const path = "/repos/acme/model/issues/7/comments";

const comment = (id: number, app: number | null = OURS, type = "Bot") => ({
  id,
  body: "<!-- gatehouse verdict -->",
  user: { type, login: "x" },
  performed_via_github_app: app === null ? null : { id: app },
});

describe("our own comments", () => {
  test("are those that GitHub says we wrote, whatever stands in them", async () => {
    const listed = [
      comment(1, null, "User"),
      comment(2),
      comment(3, 99),
      comment(4, OURS, "User"),
      { ...comment(5), user: null },
      { ...comment(6), body: null },
    ];
    given.github.get(path).query({ per_page: 100, page: 1 }).reply(200, listed);
    expect(await ownComments(given.client, 7, OURS)).toEqual([
      { id: 2, body: "<!-- gatehouse verdict -->" },
      { id: 6, body: "" },
    ]);
  });

  test("are read to the last page", async () => {
    const full = Array.from({ length: 100 }, (_, at) => comment(at, at === 99 ? OURS : null));
    given.github.get(path).query({ per_page: 100, page: 1 }).reply(200, full);
    given.github
      .get(path)
      .query({ per_page: 100, page: 2 })
      .reply(200, [comment(200)]);
    expect((await ownComments(given.client, 7, OURS)).map(({ id }) => id)).toEqual([99, 200]);
  });

  test("in a shape that GitHub does not document are an error, and so is what it refuses", async () => {
    given.github
      .get(path)
      .query(true)
      .reply(200, [{ id: "1" }]);
    await expect(ownComments(given.client, 7, OURS)).rejects.toMatchObject({ code: "unexpected" });
    given.github.get(path).query(true).reply(403, {});
    await expect(ownComments(given.client, 7, OURS)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("writing", () => {
  const one = "/repos/acme/model/issues/comments/5";

  test("adds, edits, removes and reacts", async () => {
    given.github.post(path, { body: "x" }).reply(201, {});
    given.github.patch(one, { body: "y" }).reply(200, {});
    given.github.delete(one).reply(204);
    given.github.post(`${one}/reactions`, { content: "eyes" }).reply(200, {});
    await addComment(given.client, 7, "x");
    await editComment(given.client, 5, "y");
    await removeComment(given.client, 5);
    await markSeen(given.client, 5);
    expect(given.client.count).toEqual({ reads: 0, writes: 4 });
  });

  test("tells what GitHub refused, without what it answered", async () => {
    given.github.post(path).reply(403, { message: "ghs_token" });
    given.github.patch(one).reply(404, {});
    given.github.delete(one).reply(502, "");
    given.github.post(`${one}/reactions`).reply(422, {});
    await expect(addComment(given.client, 7, "x")).rejects.toMatchObject({
      code: "forbidden",
      message: "writing a comment: 403",
    });
    await expect(editComment(given.client, 5, "x")).rejects.toMatchObject({ code: "not-found" });
    await expect(removeComment(given.client, 5)).rejects.toMatchObject({ code: "unavailable" });
    await expect(markSeen(given.client, 5)).rejects.toMatchObject({ code: "unexpected" });
  });
});

describe("the comment that shows the verdict", () => {
  test("is made, or edited", async () => {
    given.github.post(path, { body: "x" }).reply(201, {});
    given.github.patch("/repos/acme/model/issues/comments/5", { body: "y" }).reply(200, {});
    const effects = [
      { kind: "comment", comment: null, body: "x" },
      { kind: "comment", comment: 5, body: "y" },
    ] as const;
    await expect(applyEffects(given.client, 7, effects)).resolves.toEqual([]);
  });

  test.for([403, 404, 410, 422, 502])(
    "is no failure when GitHub answers %i: the check says the same",
    async (status) => {
      given.github.post(path).reply(status, {});
      const effects = [{ kind: "comment", comment: null, body: "x" }] as const;
      await expect(applyEffects(given.client, 7, effects)).resolves.toEqual([]);
    },
  );
});

describe("who may triage", () => {
  const permission = "/repos/acme/model/collaborators/dana/permission";
  const switches = (triage: boolean, push: boolean) => ({ user: { permissions: { triage, push } } });

  test.for<[why: string, answer: object, may: boolean]>([
    ["a reader", { permission: "read", ...switches(false, false) }, false],
    ["a triager, whom the old word calls a reader", { permission: "read", ...switches(true, false) }, true],
    ["a writer", { permission: "write", ...switches(true, true) }, true],
    ["a role of one's own", { permission: "read", role_name: "release", ...switches(true, false) }, true],
    ["nobody", { permission: "none", user: null }, false],
    ["a writer of a server that knows no switches", { permission: "write" }, true],
    ["a reader there", { permission: "read", user: {} }, false],
  ])("%s", async ([, answer, may]) => {
    given.github.get(permission).reply(200, answer);
    expect(await mayTriage(given.client, "dana")).toBe(may);
  });

  test("not somebody unknown; and a failure is none of a person's", async () => {
    given.github.get(permission).reply(404, {});
    expect(await mayTriage(given.client, "dana")).toBe(false);
    given.github.get(permission).reply(403, {});
    await expect(mayTriage(given.client, "dana")).rejects.toMatchObject({ code: "forbidden" });
  });
});
