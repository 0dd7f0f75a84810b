import { expect, test } from "vitest";
import { manifestOf } from "./manifest-of.ts";

test.each([
  ["binary", "save it as YAML in UTF-8; what `>` writes in Windows PowerShell is UTF-16"],
  ["folder", "make it a YAML file"],
] as const)("a manifest that is %s is answered with what to do about that", (kind, fix) => {
  const content = { kind, oid: "1".repeat(40), size: 20 };
  const { document } = manifestOf("handoffs/churn", new Map([["handoffs/churn/handoff.yml", content]]));
  expect(document).toMatchObject({ ok: false, issues: [{ id: "manifest-unreadable", fix }] });
});
