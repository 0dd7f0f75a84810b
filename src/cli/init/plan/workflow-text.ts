import { yamlText } from "../yaml-text.ts";
import type { PackagePlan } from "./package-plan.ts";

/** The workflow of the README, for the branches of the policy. */
export function workflowText({ branch, release, gatehouse }: PackagePlan): string {
  return `name: gatehouse
on:
  pull_request:
    branches: [${[...new Set([branch, release])].map(yamlText).join(", ")}]
permissions:
  contents: read
jobs:
  gatehouse:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      # Pin the commit of the release that you use: gatehouse/gatehouse@<40 digits> # v${gatehouse}
      - uses: gatehouse/gatehouse@v${gatehouse}
`;
}
