import { expect, test } from "vitest";
import { extendedPolicies } from "./extended-policies.ts";

const reference = { owner: "acme", name: ".github", ref: null };
const repository = { owner: "acme", name: "churn" };

test("with neither a file nor a token, nothing is read, and it is said what to do", async () => {
  expect(await extendedPolicies({ token: "" }, repository)(reference)).toMatchObject({
    kind: "unreadable",
    because: { fix: expect.stringContaining("`organisation-policy`") as string },
  });
});

test("a file that is named is read, whatever token there is", async () => {
  const read = extendedPolicies({ token: "t", organisationPolicy: import.meta.filename }, repository);
  expect(await read(reference)).toMatchObject({ kind: "file", commit: null, content: { kind: "text" } });
});

test("a token reads no policy of another account", async () => {
  const read = extendedPolicies({ token: "t" }, repository);
  expect(await read({ ...reference, owner: "zeta" })).toMatchObject({
    kind: "unreadable",
    because: { says: expect.stringContaining("another account") as string },
  });
});
