import { expect, test, vi } from "vitest";
import { policy, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000 });

test("who was invited to a team and has not accepted yet signs nothing", async () => {
  const asksLegal = policy("{ roles: { legal: 1 } }").replace(
    "roles:\n",
    'roles:\n  legal: { owners: ["@acme/legal"] }\n',
  );
  const world = await startSmallWorld({ policy: asksLegal });
  try {
    world.acme.createTeam("legal", { members: ["dana"], pending: ["mallory"] });
    world.repository.grant("@acme/legal", "write");
    world.repository.grant("mallory", "write");
    const pull = await world.open();
    await pull.review({ user: "kim", state: "APPROVE" });
    await pull.review({ user: "mallory", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head)).toMatchObject({ status: "in_progress" });
    expect(world.check(pull.head)?.output.text).toMatch(/mallory.*not a member/s);
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("success");
    world.forge.assertClean();
  } finally {
    await world.close();
  }
});
