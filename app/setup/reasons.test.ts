import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { manifestFor, readAppManifest, readChoice } from "./app-manifest.ts";
import { registrationUrl } from "./github-site.ts";
import { EVENT_REASONS, PERMISSION_REASONS } from "./reasons.ts";

const manifest = readAppManifest();

describe("what the App asks for", () => {
  test("has a reason for each permission and each event, and for nothing else", () => {
    expect(Object.keys(PERMISSION_REASONS).toSorted()).toEqual(
      Object.keys(manifest.default_permissions).toSorted(),
    );
    expect(Object.keys(EVENT_REASONS).toSorted()).toEqual(manifest.default_events.toSorted());
  });

  test("is told by the page in the words of the documentation", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/install-app.md"), "utf8");
    for (const [id, level] of Object.entries(manifest.default_permissions)) {
      const { name, why } = PERMISSION_REASONS[id] ?? { name: "", why: "" };
      expect(page).toContain(`| ${name} | ${level} | ${why} |`);
    }
  });

  test("is sent to GitHub as it stands in the file", () => {
    const choice = { name: "x", organization: "acme", origin: "https://gatehouse.example.com" };
    expect(JSON.parse(manifestFor(manifest, choice, "http://localhost:3000/created"))).toEqual({
      ...manifest,
      name: "x",
      hook_attributes: { url: "https://gatehouse.example.com/api/github/webhooks", active: true },
      redirect_url: "http://localhost:3000/created",
    });
  });
});

describe("where the manifest goes", () => {
  test("is the organisation's page or one's own", () => {
    expect(registrationUrl("https://github.com", "acme", "s")).toBe(
      "https://github.com/organizations/acme/settings/apps/new?state=s",
    );
    expect(registrationUrl("https://github.com", "", "s")).toBe(
      "https://github.com/settings/apps/new?state=s",
    );
  });
});

describe("what may be chosen", () => {
  const good = {
    name: "gatehouse for acme",
    organization: "acme",
    address: "https://gatehouse.example.com/",
  };
  const faults = (over: Partial<typeof good>) => {
    const reading = readChoice(new URLSearchParams({ ...good, ...over }));
    return reading.ok ? [] : reading.faults.map((fault) => fault.split(":")[0]);
  };

  test("an address is kept without its slash", () => {
    const reading = readChoice(new URLSearchParams(good));
    expect(reading).toMatchObject({ ok: true, choice: { origin: "https://gatehouse.example.com" } });
  });

  test.each([
    [{}, []],
    [{ organization: "" }, []],
    [{ name: "" }, ["Name"]],
    [{ name: "x".repeat(35) }, ["Name"]],
    [{ organization: "acme/other" }, ["Organisation"]],
    [{ organization: "-acme" }, ["Organisation"]],
    [{ address: "http://gatehouse.example.com" }, ["Address"]],
    [{ address: "https://gatehouse.example.com/api" }, ["Address"]],
    [{ address: "https://user:pass@gatehouse.example.com" }, ["Address"]],
    [{ address: "https://localhost:3000" }, ["Address"]],
    [{ address: "https://127.0.0.1" }, ["Address"]],
    [{ address: "gatehouse.example.com" }, ["Address"]],
  ] as const)("%j has the faults %j", (over, expected) => {
    expect(faults(over)).toEqual(expected);
  });
});
