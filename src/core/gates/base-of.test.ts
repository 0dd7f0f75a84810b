import { expect, test } from "vitest";
import { packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { baseOf } from "./base-of.ts";

/** `folder:name`; without a name, the manifest cannot be read. */
function named(words: string): PackageFacts {
  const [folder = "", name] = words.split(":");
  const head = `apiVersion: gatehouse/v1\npackage: { name: ${name}, version: 1.0.0, owner: "@dana" }\n`;
  return packageOf("", { folder, text: name === undefined ? "" : head });
}

test.for([
  { name: "the same folder", head: "a:x", base: "a:x", is: "a" },
  { name: "a new package", head: "a:x", base: "", is: "new" },
  { name: "a new package beside one that stays", head: "b:y a:x", base: "a:x", is: "new" },
  { name: "a new name in the same folder", head: "a:y", base: "a:x", is: "a" },
  { name: "a new folder for the same name", head: "b:x", base: "a:x", is: "a" },
  { name: "a new folder and a new name", head: "b:y", base: "a:x", is: "unclear" },
  { name: "a new folder, and what went could not be read", head: "b:x", base: "a", is: "unclear" },
  { name: "one of its name went, and so did another", head: "c:x", base: "a:x b:y", is: "a" },
  { name: "two of its name went", head: "c:x", base: "a:x b:x", is: "unclear" },
  { name: "the old folder stays, with a broken manifest", head: "b:x a", base: "a:x", is: "a" },
  { name: "the old folder stays, with another package", head: "b:x a:y", base: "a:x", is: "a" },
  { name: "two that changed places", head: "a:y b:x", base: "a:x b:y", is: "unclear" },
  { name: "one that took the place of another that went", head: "a:y", base: "a:x b:y", is: "unclear" },
  { name: "a copy beside the one that stays", head: "b:x a:x", base: "a:x", is: "new" },
  { name: "a manifest that cannot be read, in its folder", head: "a", base: "a:x", is: "a" },
])("$name: $head from $base is $is", ({ head, base, is }) => {
  const listed = (words: string) => words.split(" ").filter(Boolean).map(named);
  const [packages, baseline] = [listed(head), listed(base)];
  const [first] = packages;
  if (first === undefined) throw new Error("there is no package");
  const found = baseOf(first, { packages, baseline });
  expect(found === undefined ? "new" : found === "unclear" ? found : found.folder).toBe(is);
});
