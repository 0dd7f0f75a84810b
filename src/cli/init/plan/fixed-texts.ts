/** Definition of the first checklist, and the copy that a package fills. */
export const RELEASE_CHECKLIST = `# Release

- [ ] Somebody who did not build the model repeated its evaluation <!-- id: evaluation-repeated, evidence: required -->
- [ ] Only those who need the data can read it <!-- id: data-access, evidence: required -->
- [ ] Whoever is touched by a wrong answer has somebody to turn to <!-- id: recourse, evidence: optional -->
`;

/** A decision record to be written. What stands in brackets is found by the gate \`package\` until it is. */
export const APPROACH_RECORD = `# How the model was chosen

## Context

[describe what had to be decided, and under which constraints]

## Decision

[describe what was chosen, and what was not]

## Consequences

[describe what follows from it, for good and for bad]
`;
