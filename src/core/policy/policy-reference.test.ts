import { expect, test } from "vitest";
import { parsePolicyReference, spelledReference } from "./policy-reference.ts";

test.for(["acme/.github", "acme/policies@v2", "a/b@release/next", "Acme-1/x_y.z@1.0.0-rc"])("%s", (text) => {
  const reference = parsePolicyReference(text);
  expect(reference && spelledReference(reference)).toBe(text);
});

test.for([
  ["no repository", "acme"],
  ["a folder below", "acme/.github/policy.yml"],
  ["an address", "https://github.com/acme/x"],
  ["nothing behind the @", "acme/x@"],
  ["a commit, which may be a fork's", `acme/x@${"a".repeat(40)}`],
  ["a way upwards", "acme/.."],
  ["a ref that leaves its folder", "acme/x@../heads/main"],
  ["a ref with a blank", "acme/x@a b"],
  ["a ref that is a range", "acme/x@a..b"],
  ["a ref with a control character", "acme/x@a\u0007"],
  ["a ref with a colon, which names a file", "acme/x@main:evil.yml"],
  ["a ref as long as none is", `acme/x@${"a".repeat(201)}`],
] as const)("%s is none", ([, text]) => {
  expect(parsePolicyReference(text)).toBeNull();
});
