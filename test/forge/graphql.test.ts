import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;

beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  town = await createTown(forge);
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

const WHOLE = `query Whole($n: Int!, $sha: GitObjectID!, $file: String!) {
  rateLimit { cost remaining resetAt }
  repository(owner: "acme", name: "triage") {
    id databaseId nameWithOwner
    blob: object(expression: $file) { ... on Blob { oid byteSize isBinary isTruncated text } }
    commit: object(oid: $sha) { __typename ... on Commit {
      oid message committedViaWeb committedDate
      parents(first: 3) { totalCount nodes { oid } }
      author { name email user { login databaseId } }
      authors(first: 10) { totalCount nodes { email user { login databaseId } } }
      file(path: "bin/run") { mode oid type size object { ... on Blob { text } } }
      tree { oid entries { name path mode type oid size object { __typename } } }
      associatedPullRequests(first: 5) { nodes { number } }
      checkSuites(first: 5, filterBy: { appId: 1 }) { nodes { checkRuns(first: 5, filterBy: { checkName: "x" }) { nodes { databaseId } } } }
    } }
    ref(qualifiedName: "refs/heads/main") { name prefix target { oid } }
    pullRequest(number: $n) {
      number title body state isDraft merged baseRefName baseRefOid headRefName headRefOid isCrossRepository changedFiles reviewDecision
      author { __typename login ... on User { databaseId } ... on Bot { databaseId } }
      headRepository { nameWithOwner }
      files(first: 10) { totalCount nodes { path changeType additions deletions } pageInfo { hasNextPage endCursor } }
      commits(first: 10) { totalCount nodes { commit { oid } } pageInfo { hasNextPage endCursor } }
      reviews(first: 10) { totalCount nodes { databaseId fullDatabaseId state submittedAt commit { oid } author { login } authorCanPushToRepository } }
      latestOpinionatedReviews(first: 10) { nodes { state } }
      reviewRequests(first: 10) { nodes { requestedReviewer { __typename ... on User { login databaseId } ... on Team { slug combinedSlug } } } }
      timelineItems(first: 10, itemTypes: [REVIEW_REQUEST_REMOVED_EVENT]) { nodes { __typename ... on ReviewRequestRemovedEvent { requestedReviewer { ... on User { login } } } } }
    }
    pullRequests(first: 10, states: [OPEN], baseRefName: "main") { nodes { number } }
    collaborators(first: 10, query: "ada") { edges { permission node { login databaseId } } }
  }
  organization(login: "acme") { team(slug: "sre") {
    databaseId name slug combinedSlug privacy
    members(first: 10, membership: ALL) { totalCount nodes { login databaseId __typename } pageInfo { hasNextPage } }
    repositories(first: 10, query: "triage") { edges { permission node { nameWithOwner } } }
  } }
  user(login: "ada") { databaseId login }
}`;

describe("GraphQL over the forge's state", () => {
  test("one query reads everything that a gate asks for", async () => {
    const files = { "a.txt": "1\n2\n", "bin/run": { mode: "100755", content: "#!/bin/sh\n" } };
    const pull = await town.openPull("model", files);
    const bob = "Bob <bob@example.org>";
    await pull.push({ files: { "b.txt": "b\n" }, message: `More\n\nCo-authored-by: ${bob}` });
    const review = await pull.review({ user: "erin", state: "APPROVE" });
    await pull.requestReviews(["dana", "@acme/sre"]);
    await pull.removeRequests(["dana"]);
    const answer = await town.graphql(WHOLE, { n: 1, sha: pull.head, file: `${pull.head}:a.txt` });
    expect(answer["errors"]).toBeUndefined();
    const main = await town.triage.tip("main");
    expect(answer).toMatchObject({
      data: {
        repository: {
          blob: { byteSize: 4, isBinary: false, isTruncated: false, text: "1\n2\n" },
          commit: {
            oid: pull.head,
            author: { name: "ada", user: { login: "ada" } },
            authors: {
              totalCount: 2,
              nodes: [{ user: { login: "ada" } }, { email: "bob@example.org", user: null }],
            },
            file: { mode: 0o100755, type: "blob", size: 10, object: { text: "#!/bin/sh\n" } },
            associatedPullRequests: { nodes: [{ number: 1 }] },
            checkSuites: { nodes: [] },
          },
          ref: { name: "main", prefix: "refs/heads/", target: { oid: main } },
          pullRequest: {
            state: "OPEN",
            baseRefOid: main,
            headRefOid: pull.head,
            changedFiles: 3,
            author: { __typename: "User", login: "ada" },
            files: {
              totalCount: 3,
              nodes: [
                { path: "a.txt", changeType: "ADDED", additions: 2 },
                { path: "b.txt" },
                { path: "bin/run" },
              ],
            },
            commits: { totalCount: 2 },
            reviews: {
              nodes: [
                {
                  databaseId: review.id,
                  state: "APPROVED",
                  commit: { oid: pull.head },
                  authorCanPushToRepository: true,
                },
              ],
            },
            reviewRequests: {
              nodes: [{ requestedReviewer: { __typename: "Team", combinedSlug: "acme/sre" } }],
            },
            timelineItems: {
              nodes: [{ __typename: "ReviewRequestRemovedEvent", requestedReviewer: { login: "dana" } }],
            },
          },
          pullRequests: { nodes: [{ number: 1 }] },
          collaborators: { edges: [{ permission: "WRITE", node: { login: "ada" } }] },
        },
        organization: {
          team: {
            slug: "sre",
            privacy: "VISIBLE",
            members: { totalCount: 2 },
            repositories: { edges: [{ permission: "WRITE" }] },
          },
        },
        user: { login: "ada" },
      },
    });
    forge.assertClean();
  });

  test("pages by cursor to the end, once each", async () => {
    const files = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`f${at}`, "x\n"]));
    await town.openPull("many", files);
    const query = `query Files($after: String) { repository(owner: "acme", name: "triage") { pullRequest(number: 1) {
      files(first: 3, after: $after) { nodes { path } pageInfo { hasNextPage endCursor } } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages += 1) {
      const text: string = JSON.stringify(await town.graphql(query, { after }));
      seen.push(...[...text.matchAll(/"path":"(f\d)"/g)].map(([, path = ""]) => path));
      after = /"endCursor":"([^"]+)"/.exec(text)?.[1] ?? null;
      expect(text.includes('"hasNextPage":true')).toBe(pages < 2);
    }
    expect(seen).toEqual(["f0", "f1", "f2", "f3", "f4", "f5", "f6"]);
  });

  test.each([
    ["files { totalCount }", "MISSING_PAGINATION_BOUNDARIES"],
    ["files(first: 101) { totalCount }", "EXCESSIVE_PAGINATION"],
  ])("refuses %s", async (field, type) => {
    await town.openPull("one", { a: "1" });
    const answer = await town.graphql(
      `{ repository(owner: "acme", name: "triage") { pullRequest(number: 1) { ${field} } } }`,
    );
    expect(answer).toMatchObject({ errors: [{ type }] });
  });

  test("a repository that the asker may not see is null, with NOT_FOUND", async () => {
    const stranger = forge.createUser("mallory").token;
    const answer = await town.graphql('{ repository(owner: "acme", name: "triage") { id } }', {}, stranger);
    expect(answer).toMatchObject({
      data: { repository: null },
      errors: [{ type: "NOT_FOUND", path: ["repository"] }],
    });
  });

  test("teams are refused to an App without the Members permission", async () => {
    const token = town.app.token(town.installation, { metadata: "read" });
    const answer = await town.graphql(
      '{ organization(login: "acme") { team(slug: "sre") { name } } }',
      {},
      token,
    );
    expect(answer).toMatchObject({ errors: [{ type: "FORBIDDEN" }] });
  });

  test("a pending member is in no list, a child team's members are in the parent's", async () => {
    town.acme.createTeam("ml", { members: ["ada"], pending: ["bob"] });
    town.acme.createTeam("ml-ops", { members: ["dana"], parent: "ml" });
    const query = (how: string) =>
      `{ organization(login: "acme") { team(slug: "ml") { members(first: 9${how}) { nodes { login } } } } }`;
    expect(JSON.stringify(await town.graphql(query("")))).toContain('[{"login":"ada"},{"login":"dana"}]');
    expect(JSON.stringify(await town.graphql(query(", membership: IMMEDIATE")))).toContain(
      '[{"login":"ada"}]',
    );
  });

  test("a field that the forge does not know is an error and a violation, never a silent null", async () => {
    const answer = await town.graphql('{ repository(owner: "acme", name: "triage") { stargazerCount } }');
    expect(answer["errors"]).toBeDefined();
    expect(() => forge.assertClean()).toThrow("Repository.stargazerCount");
  });
});
