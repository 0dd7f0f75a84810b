import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asArray, asObject } from "./contract/json.ts";
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

test("an organization of 50,000 with a team of 1,050 is paged to the end, in REST and in GraphQL", async () => {
  town.acme.createTeam("crowd");
  const inside = town.acme.addMembers(1050, "crowd");
  const before = town.acme.account.members.size;
  town.acme.addMembers(50_000 - before);
  const seen: string[] = [];
  for (let page = 1; page <= 11; page += 1) {
    const { body } = await town.rest("GET", `/orgs/acme/teams/crowd/members?per_page=100&page=${page}`);
    seen.push(...asArray(body).map((one) => String(asObject(one)["login"])));
  }
  expect(seen).toEqual(inside);
  const query =
    'query Crowd($after: String) { organization(login: "acme") { membersWithRole(first: 100, after: $after) { totalCount pageInfo { endCursor hasNextPage } } team(slug: "crowd") { members(first: 100) { totalCount nodes { login } } } } }';
  const { data } = await town.graphql(query, { after: Buffer.from("cursor:v2:49950").toString("base64") });
  expect(data).toMatchObject({
    organization: {
      membersWithRole: { totalCount: 50_000, pageInfo: { hasNextPage: false } },
      team: { members: { totalCount: 1050 } },
    },
  });
  const last = await town.rest("GET", "/orgs/acme/members?per_page=100&page=500");
  expect(last.body).toHaveLength(100);
  expect(last.headers.get("link")).not.toContain('rel="next"');
  town.triage.grant("@acme/crowd", "read");
  const page = await town.rest("GET", "/repos/acme/triage/collaborators?per_page=100&page=11");
  expect(asArray(page.body).length).toBeGreaterThan(0);
  forge.assertClean();
});
