import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { PAGES, readPage } from "./fenced-blocks.ts";

const root = join(import.meta.dirname, "../..");
const pictures = globSync("docs/pictures/*.svg", { cwd: root }).toSorted();

const shown = PAGES.flatMap((page) =>
  [...readPage(page).matchAll(/^(?:<!-- proven by (\S+): (.+) -->\n)?!\[(.*)\]\((\S+\.svg)\)$/gm)].map(
    ([, file = "", name = "", alt = "", target = ""]) => ({
      page,
      file,
      name,
      alt,
      path: normalize(join(dirname(page), target)),
    }),
  ),
);

test("every picture is shown, and nothing else is", () => {
  expect(shown.map(({ path }) => path).toSorted()).toEqual(pictures);
  expect(pictures.length).toBeGreaterThanOrEqual(4);
});

describe.for(shown)("$path", ({ alt, file, name, path }) => {
  const text = readFileSync(join(root, path), "utf8");

  test("is told in words beside it and inside", () => {
    expect(alt.length).toBeGreaterThan(60);
    expect(XMLValidator.validate(text)).toBe(true);
    const { svg } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(text) as {
      svg: { role: string; title: { "#text": string }; desc: { "#text": string } };
    };
    expect(svg.role).toBe("img");
    expect(svg.title["#text"].length).toBeGreaterThan(10);
    expect(svg.desc["#text"].length).toBeGreaterThan(60);
  });

  test("stands on a ground of its own, so that it reads in the light and in the dark, and loads nothing", () => {
    expect(text).toMatch(/<rect x="1" y="1" [^>]*fill="#f6f8fa"/);
    expect(text).not.toMatch(/<script|<image|<use|href|url\(|@import|\son\w+=/);
  });

  test("shows what a test proves", () => {
    expect(readFileSync(join(root, file), "utf8")).toContain(`test("${name}", `);
  });
});
