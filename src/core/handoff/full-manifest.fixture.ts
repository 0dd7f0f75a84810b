/** A manifest that uses every key: the good case of this folder's tests. */
export const FULL_MANIFEST = `# yaml-language-server: $schema=https://example.com/handoff.schema.json
apiVersion: gatehouse/v1
package:
  name: churn
  version: 3.1.0
  description: Who will cancel in the next 30 days
  license: Apache-2.0
  owner: "@acme/churn"
  risk: High
  previous: 3.0.0
problem:
  doc: docs/problem.md
  success:
    - { metric: test_auc, op: gte, target: 0.78 }
    - { metric: retained_share_30d, op: gte, target: 2% }
  limitations: [no consumers under 18, not for pricing]
datasets:
  - name: crm-2025q1
    role: train
    path: data/crm.dvc
    license: LicenseRef-acme-internal
    classification: pii
    contract: contracts/crm.odcs.yaml
    retention: five years
    lineage: [dvc.lock]
  - name: crm-2025q2
    role: test
    path:
      uri: s3://acme-data/crm-2025q2.parquet
      digest: { sha256: ${"0123456789abcdef".repeat(4)} }
      mediaType: application/vnd.apache.parquet
    license: LicenseRef-acme-internal
    classification: pii
    lineage: [dvc.lock]
code:
  path: ../../src
  params: params.yaml
  features: [feature_repo]
  environment: [uv.lock, Dockerfile]
model:
  path: model
  framework: sklearn
  run_id: 05c9b38c261744cf8e12edb8be6d6da0
  approach: docs/decisions/0007.md
  card: README.md
  signature: model.sig
migration:
  doc: docs/migration.md
  constraints: { p95_latency: 120ms, memory: 512Mi, throughput: 50/s }
evidence:
  - { path: reports/junit.xml, as: junit, suite: unit }
  - { path: reports/fairness.json, as: fairlearn, about: [model, crm-2025q2] }
  - { path: reports/k6.json, as: k6, environment: staging }
deployment:
  strategy: canary
  path: deploy/rollout.yaml
  impact: docs/impact.md
  staging: { strategy: recreate }
  production: { path: deploy/production.yaml }
monitoring:
  alerts: ops/rules.yml
  tests: ops/rules.test.yml
  slo: ops/slo.yaml
  dashboards: ["https://grafana.example.com/d/churn"]
  runbook: docs/runbook.md
  drift: [crm-2025q1]
rollback:
  to: churn@3.0.0
  triggers:
    - { metric: p95_latency, op: gt, threshold: 250ms, lookbackWindow: 10m, alertAfter: 5m, severity: page, action: replace-model }
    - { metric: share_of_drifted_columns, op: gt, threshold: 0.3, lookbackWindow: 1d, severity: ticket, action: flag-off }
  path: deploy/rollback.sh
  within: 10m
  authority: "@acme/on-call"
  stable: { metric: error_rate, op: lt, threshold: 0.01, lookbackWindow: 30m, endorsedBy: "@acme/sre" }
  drill: drills/2026-10-02.md
x-team-note: kept for ourselves
`;
