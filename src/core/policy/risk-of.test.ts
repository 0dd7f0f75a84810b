import { expect, test } from "vitest";
import { packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { riskOf } from "./risk-of.ts";

/** A package that declares a risk; `null`: none, `"broken"`: its manifest cannot be read. */
function pack(risk: string | null): PackageFacts {
  const line = risk === null ? "" : `  risk: ${risk}\n`;
  const text = `apiVersion: gatehouse/v1\npackage:\n  name: churn\n  version: 1.0.0\n  owner: "@ada"\n${line}`;
  return packageOf("", { text: risk === "broken" ? "" : text });
}

test.for([
  { packages: [], baseline: [], risk: "Low", why: "there is no package" },
  { packages: ["Low"], baseline: [], risk: "Low", why: "it says so" },
  { packages: ["Medium", "Low"], baseline: [], risk: "Medium", why: "the gravest counts" },
  { packages: ["Unknown"], baseline: [], risk: "High", why: "Unknown is treated as High" },
  { packages: [null], baseline: [], risk: "High", why: "a risk that is not given is unknown" },
  { packages: ["broken"], baseline: [], risk: "High", why: "what cannot be read is unknown" },
  { packages: ["Low"], baseline: ["High"], risk: "High", why: "a pull request cannot lower its own bar" },
  { packages: ["High"], baseline: ["Low"], risk: "High", why: "a raised risk counts at once" },
  { packages: [], baseline: ["Medium"], risk: "Medium", why: "a removed package has the risk that it had" },
])("$packages on $baseline is $risk: $why", ({ packages, baseline, risk }) => {
  expect(riskOf(packages.map(pack), baseline.map(pack))).toBe(risk);
});
