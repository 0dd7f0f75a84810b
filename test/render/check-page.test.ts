import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Location } from "#core/model/location.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { BROKEN, GREEN, PENDING, RED } from "#core/report/golden/verdicts.fixture.ts";
import { toCheckOutput } from "#core/report/to-check-output.ts";
import { CHROMIUM, openBrowser } from "./browser.ts";
import { COLUMN, githubPage, type Look } from "./github-page.ts";

const golden = join(import.meta.dirname, "../golden");
const judged = globSync("*/verdict.json", { cwd: golden }).map((file) => file.split("/")[0] ?? "");

const PAGES: readonly (readonly [name: string, verdict: Verdict])[] = [
  ["red", RED],
  ["pending", PENDING],
  ["green", GREEN],
  ["broken", BROKEN],
  ...judged
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(golden, name, "verdict.json"), "utf8"))] as const),
];

/** Highest page that is still looked over and not searched, in pixels: a gate a row, and the list of what is folded. */
const HIGHEST = 2_200;

const REPOSITORY = "https://github.com/acme/churn/blob/4be91c2/";
const linkTo = ({ path, line }: Location) => `${REPOSITORY}${path}${line === undefined ? "" : `#L${line}`}`;

/** What a reader's browser knows of the page. */
interface Seen {
  readonly width: number;
  readonly height: number;
  /** Everything that is seen without opening anything. */
  readonly visible: string;
  /** Everything before the table of gates. */
  readonly aboveTable: string;
  readonly outsideCode: string;
  /** Tables that are seen and wider than the page: GitHub cuts them off and lets a reader scroll. */
  readonly cutOff: number;
  readonly opened: number;
  /** Elements after the first page that stand outside of a fold. */
  readonly unfolded: readonly string[];
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly background: string;
  readonly colour: string;
}

/** Runs in the browser. */
const LOOK = `(() => {
  const main = document.querySelector("main");
  const all = (selector) => [...document.querySelectorAll(selector)];
  const table = document.querySelector("table");
  const texts = [];
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    if (!node.parentElement.closest("code, #title")) texts.push(node.data);
  const before = all("#title, #summary > *").filter((each) =>
    !table || each.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING && !each.contains(table));
  return {
    width: document.documentElement.scrollWidth,
    height: main.scrollHeight,
    visible: main.innerText,
    aboveTable: before.map((each) => each.innerText).join("\\n"),
    outsideCode: texts.join(""),
    cutOff: all("table, pre").filter((each) => !each.closest("details") && each.scrollWidth > each.clientWidth).length,
    opened: all("details[open]").length,
    unfolded: all("#text > *:not(details)").map((each) => each.outerHTML),
    links: all("a").map((each) => ({ label: each.textContent, href: each.href })),
    background: getComputedStyle(document.body).backgroundColor,
    colour: getComputedStyle(main).color,
  };
})()`;

let browser: Browser;

describe.skipIf(CHROMIUM === null)("a check's page in a browser", () => {
  beforeAll(async () => {
    browser = await openBrowser(CHROMIUM ?? "");
  });
  afterAll(async () => {
    await browser.close();
  });

  describe.for(["light", "dark"] as const)("%s", (look) => {
    let page: Page;
    beforeAll(async () => {
      page = await browser.newPage({ colorScheme: look, viewport: { width: COLUMN, height: 900 } });
    });

    // All pages have the same colours: in the dark, one of each outcome is enough.
    test.for(look === "light" ? PAGES : PAGES.slice(0, 4))("%s", async ([name, verdict]) => {
      const output = toCheckOutput(verdict, linkTo);
      await page.setContent(githubPage(output));
      const seen = await page.evaluate<Seen>(LOOK);
      await keepPicture(page, name, look);
      expect(seen.width, "nothing is to be scrolled sideways").toBe(COLUMN);
      expect(seen.cutOff, "no table is cut off").toBe(0);
      expect(seen.height, "no wall of text").toBeLessThan(HIGHEST);
      expect(seen.visible.startsWith(output.title), "the headline comes first").toBe(true);
      for (const who of nextToAct(verdict)) expect(seen.aboveTable).toContain(who);
      expect(seen.outsideCode, "nobody is mentioned").not.toMatch(/@\w/);
      expect(seen.opened).toBe(0);
      expect(seen.unfolded).toEqual([]);
      expect(brightness(seen.colour) > brightness(seen.background)).toBe(look === "dark");
      const places = seen.links.filter(({ href }) => href.startsWith(REPOSITORY));
      expect(places.filter((link) => !leadsToItsLine(link))).toEqual([]);
      expect(places.filter((link) => judged.includes(name) && !exists(name, link.href))).toEqual([]);
    });
  });

  test("a page that is too wide, or mentions somebody, would be noticed", async () => {
    const page = await browser.newPage({ viewport: { width: COLUMN, height: 900 } });
    const summary = `@dana\n\n<pre>${"x".repeat(300)}</pre>\n\n<div style="width: 900px">-</div>\n\n<details open>a</details>\n`;
    await page.setContent(githubPage({ title: "t", summary, text: "outside", annotations: [] }));
    const seen = await page.evaluate<Seen>(LOOK);
    expect(seen.width).toBeGreaterThan(COLUMN);
    expect(seen.cutOff).toBe(1);
    expect(seen.outsideCode).toContain("@dana");
    expect(seen.opened).toBe(1);
    expect(seen.unfolded).toHaveLength(1);
  });
});

/** People who can act on what keeps the merge back, as the page has to name them before anything else. */
function nextToAct({ gates }: Verdict): readonly string[] {
  const keeping = gates.filter(({ severity, outcome }) => severity === "block" && blocks(outcome));
  return keeping.flatMap(({ findings }) =>
    findings
      .filter(({ outcome, severity }) => blocks(outcome) && severity !== "warn")
      .flatMap(({ who = [] }) => who),
  );
}

/** Whether a link of `path:line` goes to that line of that path. */
function leadsToItsLine({ label, href }: { label: string; href: string }): boolean {
  const [, path = "", line] = /^(.+?)(?::(\d+))?$/.exec(label) ?? [];
  return decodeURI(href) === `${REPOSITORY}${path}${line === undefined ? "" : `#L${line}`}`;
}

/** Whether the pull request of a golden case has the file, and as many lines. The policy stands beside the case. */
function exists(name: string, href: string): boolean {
  const [path = "", line = "1"] = decodeURI(href).slice(REPOSITORY.length).split("#L");
  if (path === ".github/gatehouse.yml") return true;
  const places = [`${name}/head`, `${name}/base`, "proposal", "start"].map((root) =>
    join(golden, root, path),
  );
  const file = places.find((place) => existsSync(place));
  if (file === undefined) return false;
  return path.includes(".") && readFileSync(file, "utf8").split("\n").length >= Number(line);
}

function brightness(colour: string): number {
  return (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
}

/** With `SCREENSHOTS` as a folder, keeps a picture of each page there, for people to look at. */
async function keepPicture(page: Page, name: string, look: Look): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
}
