import { afterEach, beforeEach, expect, test } from "vitest";
import { asObject } from "./contract/json.ts";
import { type Forge, startForge } from "./forge.ts";

let forge: Forge;
beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  for (const login of ["ada", "dana", "eve"]) forge.createUser(login);
  const acme = forge.createOrganization("acme");
  const repository = await acme.createRepository("churn");
  for (const login of ["ada", "dana"]) repository.grant(login, "write");
  await repository.push({ user: "ada", branch: "main", from: null, files: { "a.txt": "1\n" } });
  await repository.push({ user: "ada", branch: "release", from: "main", files: { "b.txt": "1\n" } });
  await repository.push({ user: "ada", branch: "model", from: "main", files: { "a.txt": "2\n" } });
});
afterEach(() => forge.close());

/** Asks REST in somebody's name. */
async function ask(login: string, method: string, path: string, body?: object) {
  const response = await fetch(`${forge.apiUrl}/repos/acme/churn${path}`, {
    method,
    headers: { authorization: `Bearer ${forge.tokenOf(login)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: asObject(await response.json()) };
}

const MODEL = { head: "model", base: "main", title: "churn 1.0.0" };

test("a pull request is opened, reviewed, retargeted, closed and opened again, all by REST", async () => {
  const opened = await ask("ada", "POST", "/pulls", { ...MODEL, body: "Please." });
  expect(opened).toMatchObject({ status: 201, body: { number: 1, title: "churn 1.0.0", body: "Please." } });
  const review = await ask("dana", "POST", "/pulls/1/reviews", { event: "APPROVE" });
  expect(review).toMatchObject({ status: 200, body: { state: "APPROVED", user: { login: "dana" } } });
  const next = { base: "release", title: "churn 1.0.1", state: "closed" };
  expect(await ask("ada", "PATCH", "/pulls/1", next)).toMatchObject({
    body: { base: { ref: "release" }, title: "churn 1.0.1", body: "Please.", state: "closed" },
  });
  expect(await ask("ada", "PATCH", "/pulls/1", { state: "open" })).toMatchObject({ body: { state: "open" } });
  forge.assertClean();
});

test.each([
  ["of no branch", { ...MODEL, head: "nothing" }, "no branch nothing"],
  ["a second time", MODEL, "already exists"],
])("a pull request %s is refused", async (_, asked, message) => {
  await ask("ada", "POST", "/pulls", MODEL);
  const { status, body } = await ask("ada", "POST", "/pulls", asked);
  expect(status).toBe(422);
  expect(JSON.stringify(body)).toContain(message);
});

test("authors cannot approve, changes are requested with words, and strangers see nothing", async () => {
  await ask("ada", "POST", "/pulls", MODEL);
  const path = "/pulls/1/reviews";
  expect((await ask("ada", "POST", path, { event: "APPROVE" })).status).toBe(422);
  expect((await ask("dana", "POST", path, { event: "REQUEST_CHANGES" })).status).toBe(422);
  expect((await ask("dana", "POST", path, { event: "REQUEST_CHANGES", body: "Why?" })).status).toBe(200);
  expect((await ask("eve", "POST", path, { event: "APPROVE" })).status).toBe(404);
});

test("the page of a pull request shows who is asked, what was said, and its checks", async () => {
  await ask("ada", "POST", "/pulls", MODEL);
  await ask("dana", "POST", "/pulls/1/reviews", { event: "REQUEST_CHANGES", body: "Why?" });
  await ask("dana", "POST", "/issues/1/comments", { body: "Look at line 1." });
  const page = await (await fetch(`${forge.url}/acme/churn/pull/1`)).text();
  for (const said of ["#1 churn 1.0.0 (open)", "dana CHANGES_REQUESTED", ": Why?", "Look at line 1."])
    expect(page).toContain(said);
  expect((await fetch(`${forge.url}/acme/churn/pull/2`)).status).toBe(404);
});
