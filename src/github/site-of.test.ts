import { expect, test } from "vitest";
import { siteOf } from "./site-of.ts";

test.each([
  ["https://api.github.com", "https://github.com"],
  ["https://github.example.com/api/v3", "https://github.example.com"],
  ["https://github.example.com/api/v3/", "https://github.example.com"],
  ["https://api.acme.ghe.com", "https://acme.ghe.com"],
  ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
])("the site of %s is %s", (api, site) => {
  expect(siteOf(api)).toBe(site);
});
