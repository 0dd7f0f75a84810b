import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, normalize } from "node:path/posix";
import { afterAll, describe, expect, test } from "vitest";
import { parseCodeowners } from "#core/codeowners/parse-codeowners.ts";
import { readDocument } from "#core/evidence/read-document.ts";
import { gates } from "#core/gates/registry.ts";
import { REQUIREMENTS } from "#core/handoff/required-when.ts";
import { whyNotWaivable } from "#core/policy/waivable.ts";
import { readConfig } from "../app/config/config.ts";
import { ConfigError } from "../app/config/config-error.ts";
import { HEARD_EVENTS } from "../app/events/hint-of.ts";
import { createMetrics } from "../app/operate/metrics.ts";
import { fencedBlocks, PAGES, readPage } from "./docs/fenced-blocks.ts";
import { readShown } from "./docs/shown-file.ts";
import { fileOf, pageOfToday } from "./docs/shown-page.ts";
import { component, openapi } from "./forge/contract/openapi.ts";
import { checkRequest } from "./forge/contract/validate.ts";
import { removeFolders } from "./scenarios/git-repository.ts";

const root = join(import.meta.dirname, "..");
const blocks = PAGES.flatMap(fencedBlocks).map((block) => ({
  ...block,
  name: `${block.page}:${block.line}`,
}));
const of = (...languages: readonly string[]) => blocks.filter(({ language }) => languages.includes(language));

afterAll(removeFolders);

describe("every block has a language that is checked", () => {
  test("no other languages", () => {
    const checked = ["yaml", "markdown", "codeowners", "console", "sh", "json", "ini", "text", "ts"];
    expect(blocks.filter(({ language }) => !checked.includes(language)).map(({ name }) => name)).toEqual([]);
    expect(blocks.length).toBeGreaterThan(40);
  });

  test.for(of("json"))("$name is JSON", ({ text }) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });

  test.for(of("sh"))("$name is what a shell reads", ({ text }) => {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: text, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test.for(of("ini"))("$name has sections and settings", ({ text }) => {
    for (const line of text.trim().split("\n")) expect(line).toMatch(/^(|#.*|\[\w+\]|\w+=.*)$/);
  });

  test.for(of("ts"))("$name is TypeScript", ({ text }) => {
    expect(() => stripTypeScriptTypes(text)).not.toThrow();
  });

  test.for(of("codeowners"))("$name has no invalid line", ({ text }) => {
    const { issues, warnings, rules } = parseCodeowners(text, ".github/CODEOWNERS");
    expect([...issues, ...warnings]).toEqual([]);
    expect(rules).not.toEqual([]);
  });
});

describe("files that pages show are read by our own readers", () => {
  test.for(of("yaml", "markdown"))("$name", async (block) => {
    const file = fileOf(block);
    expect(file, "a first line, or the fence of a Markdown block, names the file").not.toBeNull();
    if (file === null) return;
    const reading = readShown(file, block.text);
    if (reading === null) await expectForeign(file.path, block.text);
    const issues = reading === null || reading.ok ? [] : reading.issues;
    expect(issues.map(({ id }) => id)).toEqual(file.mistakes);
    expect(block.quote).toHaveLength(file.mistakes.length);
  });

  test("the pages show mistakes, too", () => {
    const shown = blocks.flatMap((block) => fileOf(block)?.mistakes ?? []);
    expect(new Set(shown).size).toBeGreaterThan(6);
  });
});

describe("what is said and printed", () => {
  // A page may show dozens of commands, each a process of its own.
  test.for(PAGES)(
    "%s shows what readers say and commands print today",
    { timeout: 300_000 },
    async (page) => {
      await expect(pageOfToday(page)).toMatchFileSnapshot(join(root, page));
    },
  );

  test("commands of ours are among it", () => {
    expect(of("console").filter(({ text }) => text.startsWith("$ gatehouse ")).length).toBeGreaterThan(5);
  });

  test("npm scripts exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
    const named = PAGES.flatMap((page) => [...readPage(page).matchAll(/npm (?:run )?(\w[\w-]*)/g)]);
    const own = named
      .map(([, name = ""]) => name)
      .filter((name) => !["ci", "link", "install"].includes(name));
    expect(own).toContain("demo");
    for (const name of own) expect(Object.keys(scripts)).toContain(name);
  });

  test("programs of this repository exist", () => {
    const named = PAGES.flatMap((page) => [...readPage(page).matchAll(/\bnode ((?:[\w.-]+\/)+[\w-]+\.ts)/g)]);
    expect(named.length).toBeGreaterThan(0);
    for (const [, file = ""] of named) expect(existsSync(join(root, file)), file).toBe(true);
  });
});

describe("links", () => {
  const pages = [...PAGES, ...globSync("src/core/**/README.md", { cwd: root })];
  test.for(pages)("%s leads to files and headings that exist", (page) => {
    const prose = readPage(page)
      .replaceAll(/^```[\s\S]*?^```/gm, "")
      .replaceAll(/`[^`\n]*`/g, "");
    const links = [...prose.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !leads(page, link))).toEqual([]);
  });
});

describe("what is said in two places is the same", () => {
  test.for(gates.map(({ meta }) => meta.id))("gate %s has a page with its six headings", (id) => {
    const headings = [...readPage(`src/core/gates/${id}/README.md`).matchAll(/^## (.+)$/gm)].map(
      ([, text]) => text,
    );
    expect(headings).toEqual(
      expect.arrayContaining(["What it checks", "Why", "Options", "Passes", "Blocks", "When not to use"]),
    );
  });

  test("docs/policy.md says what each gate is for", () => {
    const named = [
      ...readPage("docs/policy.md").matchAll(/\]\(\.\.\/src\/core\/gates\/([\w-]+)\/README\.md\)/g),
    ];
    expect([...new Set(named.map(([, id]) => id))].sort()).toEqual(gates.map(({ meta }) => meta.id).sort());
  });

  test("docs/waivers.md has every gate that cannot be waived, with the reason", () => {
    const [, section = ""] = readPage("docs/waivers.md").split("## What cannot be waived\n");
    const said = [...section.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, id, why]) => `${id}: ${why}`);
    const refused = gates.flatMap((gate) => {
      const why = whyNotWaivable(gate);
      return why === null ? [] : [`${gate.meta.id}: ${why}`];
    });
    expect(said.sort()).toEqual(refused.sort());
  });

  test("docs/handoff.md has every requirement, with its stage and its reason", () => {
    const rows = [...readPage("docs/handoff.md").matchAll(/^\| `([\w.[\]]+)` \| `([\w-]+)` \| (.+) \|$/gm)];
    expect(rows.map(([, key, from, why]) => ({ key, from, why }))).toEqual(
      REQUIREMENTS.map(({ pointer, from, why }) => ({
        key: pointer.slice(1).replaceAll("/*", "[]").replaceAll("/", "."),
        from,
        why,
      })),
    );
  });

  test("docs/operating.md has every variable that the App reads", () => {
    const asked = new Set<string>();
    const everything = { METRICS_PORT: "1" } as Readonly<Record<string, string>>;
    const env = new Proxy(everything, {
      get: (set, name) => {
        asked.add(String(name));
        return set[String(name)];
      },
    });
    expect(() => readConfig(env)).toThrow(ConfigError);
    const rows = [...readPage("docs/operating.md").matchAll(/^\| (`[A-Z_]+`(?:, (?:or )?`[A-Z_…]+`)*) \|/gm)];
    const said = rows.flatMap(([, cell = ""]) => {
      const names = [...cell.matchAll(/`([A-Z_…]+)`/g)].map(([, name = ""]) => name);
      return names.map((name) => name.replace("…", names[0] ?? ""));
    });
    expect(said.toSorted()).toEqual([...asked].toSorted());
  });

  test("docs/operating.md has every metric, with its labels", async () => {
    const metrics = createMetrics(() =>
      Promise.resolve({ waiting: 1, running: 1, dead: 0, oldestSeconds: 1 }),
    );
    metrics.received("push", "accepted");
    metrics.ran("done", 1, 1);
    metrics.limited({ installation: 1, kind: "primary" });
    metrics.judged("published", "pass", 1);
    metrics.published("success");
    metrics.requested({ installation: 1, resource: "core", kind: "read", status: 200, ms: 1, remaining: 1 });
    const scraped = await metrics.scrape();
    const names = [...scraped.matchAll(/^# TYPE (gatehouse_\w+) /gm)].map(([, name = ""]) => name);
    const shown = names.map((name) => {
      const [, labels = ""] = new RegExp(`^${name}\\{(.+)\\} `, "m").exec(scraped) ?? [];
      const keys = [...labels.matchAll(/(\w+)="/g)].map(([, key]) => key);
      return keys.length === 0 ? name : `${name}{${keys.join(",")}}`;
    });
    const rows = readPage("docs/operating.md").match(/^\| `gatehouse_.+$/gm) ?? [];
    const said = rows.flatMap((row) => [...(row.split(" | ")[0] ?? "").matchAll(/`([^`]+)`/g)]);
    expect(said.map(([, name]) => name).sort()).toEqual(shown.sort());
  });

  test("docs/architecture.md names every layer that the architecture test knows", () => {
    const layers = [...readPage("test/architecture.test.ts").matchAll(/^ {2}"?(src\/[\w/-]+|app)"?: /gm)];
    const page = readPage("docs/architecture.md");
    expect(layers.length).toBeGreaterThan(15);
    for (const [, layer = ""] of layers) expect(page).toContain(`\`${layer.replace("src/core/", "")}\``);
  });
});

describe("what is handed to GitHub", () => {
  test.for(globSync("docs/rulesets/*.json", { cwd: root }))(
    "%s is a ruleset by GitHub's description",
    (file) => {
      const ruleset: unknown = JSON.parse(readPage(file));
      expect(checkRequest("POST /repos/{owner}/{repo}/rulesets", [], ruleset)).toEqual([]);
      const asksForTheApp = JSON.stringify(ruleset).includes('"integration_id":0');
      expect(asksForTheApp).toBe(!file.endsWith("/creation.json"));
    },
  );

  const manifest = JSON.parse(readPage("docs/app-manifest.json")) as {
    default_permissions: Record<string, string>;
    default_events: string[];
  };

  test("the App's manifest asks for permissions and events that exist", () => {
    const { properties } = component("app-permissions") as { properties: Record<string, { enum: string[] }> };
    for (const [name, level] of Object.entries(manifest.default_permissions))
      expect(properties[name]?.enum, name).toContain(level);
    const webhooks = Object.keys(openapi()["x-webhooks"] ?? {});
    for (const event of manifest.default_events) {
      const name = event.replaceAll("_", "-");
      expect(
        webhooks.some((each) => each === name || each.startsWith(`${name}-`)),
        event,
      ).toBe(true);
    }
  });

  test("the manifest asks for no right to write what a repository holds", () => {
    const writes = Object.entries(manifest.default_permissions).filter(([, level]) => level !== "read");
    expect(writes.map(([name]) => name).sort()).toEqual(["checks", "pull_requests", "statuses"]);
  });

  test("the manifest subscribes to what the App listens to, and the page's link asks for the same", () => {
    // GitHub sends some to every App, and others need permissions that few want to give.
    const unasked = ["installation", "installation_repositories"];
    const optional = ["repository_ruleset", "branch_protection_rule", "deployment_protection_rule"];
    const heard = HEARD_EVENTS.filter((name) => ![...unasked, ...optional].includes(name));
    expect(heard.length).toBeGreaterThan(5);
    expect(manifest.default_events.toSorted()).toEqual(heard.toSorted());
    for (const name of optional)
      expect(readPage("docs/operating.md").toLowerCase()).toContain(name.replaceAll("_", " "));
    const link = /https:\/\/github\.com\/organizations\/ORG\/settings\/apps\/new\?\S+/.exec(
      readPage("docs/install-app.md"),
    );
    const asked = new URL(link?.[0] ?? "https://nowhere.example").searchParams;
    expect(asked.getAll("events[]").toSorted()).toEqual(heard.toSorted());
    const permissions = Object.keys(manifest.default_permissions).map((name) => [name, asked.get(name)]);
    expect(Object.fromEntries(permissions)).toEqual(manifest.default_permissions);
  });
});

/** A file of another tool: a workflow, which is for GitHub's own parser (test/workflows.test.ts), or what a reader of ours knows. */
async function expectForeign(path: string, text: string): Promise<void> {
  if (/^\.github\/workflows\/[\w-]+\.yml$/.test(path)) return;
  const reading = await readDocument({ path, text, oid: "0".repeat(40) });
  expect(reading?.problems, `no reader knows ${path}`).toEqual([]);
}

function leads(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(root, target))) return false;
  if (anchor === undefined) return true;
  const headings = [...readPage(target).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => slug(heading));
  return headings.includes(anchor);
}

/** The anchor that GitHub gives to a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
}
