import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asText } from "./contract/json.ts";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Deployment } from "./state/records.ts";
import type { Town } from "./town.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;
let token: string;

beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  town = await createTown(forge);
  town.app.record.events = ["deployment_protection_rule"];
  town.app.acceptPermissions(town.installation, { deployments: "write", pull_requests: "read" });
  token = town.app.token(town.installation);
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

async function request(): Promise<Deployment> {
  const pull = await town.openPull("m", { a: "1" });
  const asked = { environment: "production", sha: pull.head, ref: "m", by: "ada" };
  return town.triage.requestDeployment(asked);
}

function answer(deployment: Deployment, body: object) {
  const path = `/repos/acme/triage/actions/runs/${deployment.run}/deployment_protection_rule`;
  return town.rest("POST", path, { token, body: { environment_name: "production", ...body } });
}

describe("leave to deploy", () => {
  test("is asked for with the commit, its pull requests and where to answer", async () => {
    const deployment = await request();
    await forge.settled();
    const [event] = town.payloads("deployment_protection_rule", "requested");
    expect(event).toMatchObject({
      environment: "production",
      sha: deployment.sha,
      ref: "m",
      event: "push",
      pull_requests: [{ number: 1 }],
      installation: { id: town.installation.id },
    });
    expect(asText(event?.["deployment_callback_url"])).toMatch(
      new RegExp(`/repos/acme/triage/actions/runs/${deployment.run}/deployment_protection_rule$`),
    );
    expect(deployment.state).toBe("waiting");
    forge.assertClean();
  });

  test.each(["approved", "rejected"])("is %s once, after any reports", async (state) => {
    const deployment = await request();
    expect((await answer(deployment, { comment: "*looking*" })).status).toBe(204);
    expect(deployment.state).toBe("waiting");
    expect((await answer(deployment, { state, comment: "because" })).status).toBe(204);
    expect(deployment.state).toBe(state);
    expect(deployment.comments.map(({ text }) => text)).toEqual(["*looking*", "because"]);
    expect((await answer(deployment, { state: "approved" })).status).toBe(403);
    expect(deployment.state).toBe(state);
    forge.assertClean();
  });

  test("takes ten reports of 1,024 characters, and none for another environment or without permission", async () => {
    const deployment = await request();
    expect((await answer(deployment, { comment: "x".repeat(1025) })).status).toBe(422);
    for (let at = 0; at < 10; at += 1)
      expect((await answer(deployment, { comment: "x".repeat(1024) })).status).toBe(204);
    expect((await answer(deployment, { comment: "x" })).status).toBe(422);
    expect((await answer(deployment, { environment_name: "staging", comment: "x" })).status).toBe(404);
    token = town.app.token(town.installation, { metadata: "read", deployments: "read" });
    expect((await answer(deployment, { state: "approved" })).status).toBe(403);
    expect(deployment.state).toBe("waiting");
  });

  test("needs every App that guards", async () => {
    const second = forge.createApp({
      slug: "second",
      permissions: { deployments: "write" },
      events: ["deployment_protection_rule"],
    });
    const other = second.token(second.install(town.acme));
    const deployment = await request();
    await answer(deployment, { state: "approved" });
    expect(deployment.state).toBe("waiting");
    token = other;
    await answer(deployment, { state: "approved" });
    expect(deployment.state).toBe("approved");
  });
});
