import { expect, test } from "vitest";
import { reviewTable } from "#core/gates/sign-offs/tables.ts";
import { PAGES, readPage } from "./fenced-blocks.ts";

test("pages call the table of reviews by the name that it has on the check's page", () => {
  const named = PAGES.flatMap((page) =>
    [...readPage(page).matchAll(/[^*\n]*every review, counted or not/gi)].map(([name]) => name),
  );
  expect(named.length).toBeGreaterThanOrEqual(4);
  expect([...new Set(named)]).toEqual([reviewTable([]).title]);
});
