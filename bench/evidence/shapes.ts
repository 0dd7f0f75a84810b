/** How the files of a format are built: something once, something as often as there is room for, and an end. */
export interface Shape {
  readonly path: string;
  readonly open: string;
  readonly unit: (index: number) => string;
  readonly join: string;
  readonly close: string;
}

const HEX = "0123456789abcdef".repeat(4);
const TIME = "2026-11-20T08:00:00Z";

/** A JSON document with one long list or mapping in it. */
function json(open: string, unit: (index: number) => object, close: string, path = "report.json"): Shape {
  return { path, open, unit: (index) => JSON.stringify(unit(index)), join: ",", close };
}

/** JSON whose long mapping has a key of its own for each entry. */
function members(open: string, unit: (index: number) => unknown, close: string, path = "report.json"): Shape {
  return {
    path,
    open,
    unit: (index) => `"name-${index}":${JSON.stringify(unit(index))}`,
    join: ",",
    close,
  };
}

function lines(path: string, open: string, unit: (index: number) => string): Shape {
  return { path, open, unit, join: "\n", close: "\n" };
}

/** One shape for each format: what its reader has most work with, in great number. */
export const JSON_SHAPES: Readonly<Record<string, Shape>> = {
  cyclonedx: json(
    '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[',
    (i) => ({
      type: "library",
      name: `package-${i}`,
      version: "1.0.0",
      purl: `pkg:pypi/package-${i}@1.0.0`,
      licenses: [{ license: { id: "MIT" } }],
      hashes: [{ alg: "SHA-256", content: HEX }],
    }),
    "]}",
  ),
  spdx3: json(
    '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[',
    (i) => ({
      type: "software_Package",
      spdxId: `urn:${i}`,
      name: `package-${i}`,
      software_packageVersion: "1",
    }),
    "]}",
  ),
  "sigstore-bundle": json(
    '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"tlogEntries":[',
    (i) => ({ logIndex: String(i), integratedTime: "1763625600" }),
    ']},"dsseEnvelope":{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"YQ=="}]}}',
  ),
  dsse: json(
    '{"payloadType":"application/vnd.in-toto+json","payload":"e30=","signatures":[',
    (i) => ({ keyid: `key-${i}`, sig: "YQ==" }),
    "]}",
  ),
  "in-toto": json(
    '{"_type":"https://in-toto.io/Statement/v1","predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{}},"subject":[',
    (i) => ({ name: `file-${i}`, digest: { sha256: HEX } }),
    "]}",
  ),
  sarif: json(
    '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"scanner"}},"results":[',
    (i) => ({ ruleId: `rule-${i}`, level: "error", message: { text: "found" } }),
    "]}]}",
  ),
  trivy: json(
    '{"SchemaVersion":2,"ArtifactName":"image","Results":[{"Target":"a","Vulnerabilities":[',
    (i) => ({ VulnerabilityID: `CVE-2026-${i}`, PkgName: "package", Severity: "HIGH" }),
    "]}]}",
  ),
  k6: members('{"metrics":{', (i) => ({ type: "trend", values: { avg: i, "p(95)": i } }), "}}"),
  "pytest-benchmark": json(
    `{"machine_info":{},"datetime":"${TIME}","version":"5.1.0","benchmarks":[`,
    (i) => ({ name: `bench-${i}`, stats: { min: 1, max: 2, mean: 1.5, rounds: 10 } }),
    "]}",
  ),
  inspect: json(
    '{"version":2,"status":"success","eval":{"task":"a","model":"b"},"results":{"scores":[',
    (i) => ({ name: `score-${i}`, metrics: { accuracy: { name: "accuracy", value: 0.5 } } }),
    "]}}",
  ),
  avid: json(
    '{"data_type":"AVID","data_version":"0.2","metrics":[',
    (i) => ({ name: `metric-${i}`, results: { value: i } }),
    "]}",
  ),
  fairlearn: members(
    '{"overall":{"recall":0.9},"by_group":{',
    () => ({ recall: 0.5, count: 10 }),
    '},"ratio":{}}',
  ),
  "sagemaker-clarify": json(
    '{"version":"1.0","pre_training_bias_metrics":{"label":"a","facets":{"sex":[',
    (i) => ({ value_or_threshold: String(i), metrics: [{ name: "CI", value: 0.1 }] }),
    "]}}}",
  ),
  "great-expectations": json(
    '{"success":true,"statistics":{"evaluated_expectations":1},"results":[',
    (i) => ({
      success: true,
      expectation_config: { expectation_type: "expect_a", kwargs: { column: `c${i}` } },
      result: { element_count: 10, unexpected_percent: 0 },
    }),
    "]}",
  ),
  evidently: json(
    '{"metrics":[',
    (i) => ({ metric_id: `metric-${i}`, value: { count: i, share: 0.5 } }),
    '],"tests":[]}',
  ),
  openlineage: json(
    "[",
    (i) => ({
      eventType: "COMPLETE",
      eventTime: TIME,
      producer: "bench",
      schemaURL: "https://openlineage.io/spec",
      run: { runId: `run-${i}` },
      job: { namespace: "jobs", name: `job-${i}` },
      inputs: [{ namespace: "s3://a", name: `in-${i}` }],
    }),
    "]",
  ),
  dbt: json(
    '{"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/run-results/v6.json"},"results":[',
    (i) => ({ unique_id: `test.${i}`, status: "pass", failures: 0, execution_time: 0.1 }),
    "]}",
  ),
  croissant: json(
    '{"@type":"sc:Dataset","name":"a","conformsTo":"http://mlcommons.org/croissant/1.0","distribution":[',
    (i) => ({ "@type": "cr:FileObject", "@id": `file-${i}`, name: `file-${i}`, sha256: HEX }),
    "]}",
  ),
  "sagemaker-monitor": json(
    '{"version":0.0,"dataset":{"item_count":10},"features":[',
    (i) => ({
      name: `feature-${i}`,
      inferred_type: "Fractional",
      numerical_statistics: { mean: i, common: { num_present: 10, num_missing: 0 } },
    }),
    "]}",
  ),
  "model-card-toolkit": json(
    '{"model_details":{"name":"a"},"quantitative_analysis":{"performance_metrics":[',
    (i) => ({ type: `metric-${i}`, value: "0.5", slice: "all" }),
    "]}}",
  ),
  "sagemaker-model-card": json(
    '{"model_overview":{"model_name":"a"},"evaluation_details":[{"name":"a","metric_groups":[{"name":"b","metric_data":[',
    (i) => ({ name: `metric-${i}`, type: "number", value: i }),
    "]}]}]}",
  ),
  kayenta: json(
    '{"name":"a","judge":{"name":"NetflixACAJudge-v1.0"},"metrics":[',
    (i) => ({ name: `metric-${i}`, analysisConfigurations: { canary: { direction: "increase" } } }),
    '],"classifier":{"groupWeights":{}}}',
  ),
  "dvc-metrics-diff": members('{"metrics.json":{', (i) => ({ old: i, new: i + 1, diff: 1 }), "}}"),
  gto: members("{", () => ({ version: "v1.0.0", stage: { prod: "v1.0.0" }, registered: true }), "}"),
  metrics: members("{", (i) => i / 7, "}", "metrics.json"),
  mlflow: json(
    '{"info":{"run_id":"a","lifecycle_stage":"active","status":"FINISHED"},"data":{"metrics":[',
    (i) => ({ key: `metric-${i}`, value: i, timestamp: 1_763_625_600_000, step: 0 }),
    "]}}",
  ),
  "mlflow-registry": json(
    '{"model_versions":[',
    (i) => ({ name: "model", version: String(i), current_stage: "Production", source: "a" }),
    "]}",
  ),
  parameters: members("{", (i) => i, "}", "params.json"),
};

export const TEXT_SHAPES: Readonly<Record<string, Shape>> = {
  junit: {
    path: "junit.xml",
    open: "<testsuite>",
    unit: (i) => `<testcase classname="a" name="case-${i}" time="0.01"/>`,
    join: "\n",
    close: "</testsuite>",
  },
  locust: lines(
    "stats.csv",
    "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,50%,95%\n",
    (i) => `GET,/path-${i},100,1,10,12.5,10,20`,
  ),
  aequitas: lines(
    "bias.csv",
    "model_id,score_threshold,attribute_name,attribute_value,tpr,fpr,tpr_disparity,group_size\n",
    (i) => `1,binary 0/1,group,value-${i},0.5,0.25,1.0,100`,
  ),
  odcs: lines(
    "contract.yaml",
    "kind: DataContract\napiVersion: v3.1.0\nid: a\nversion: 1.0.0\nstatus: active\nschema:\n- name: table\n  properties:\n",
    (i) => `  - name: column_${i}\n    logicalType: string\n    required: true`,
  ),
  "hf-model-card": lines(
    "README.md",
    "---\nlicense: mit\n---\n# Model\n",
    (i) => `## Part ${i}\n\nSome *text*.\n`,
  ),
  "hf-dataset-card": lines(
    "README.md",
    "---\nlicense: mit\ndataset_info:\n  features:\n",
    (i) => `  - name: column_${i}\n    dtype: string`,
  ),
  "hf-eval-results": lines(
    "results.yaml",
    "",
    (i) => `- dataset:\n    id: org/set\n    task_id: task_${i}\n  value: 0.5`,
  ),
  "prometheus-rules": lines(
    "rules.yml",
    "groups:\n- name: a\n  rules:\n",
    (i) => `  - alert: Alert${i}\n    expr: sum(rate(errors_total[5m])) > ${i}\n    for: 5m`,
  ),
  "promtool-tests": lines(
    "rules.test.yml",
    "rule_files: [rules.yml]\ntests:\n- alert_rule_test:\n",
    (i) => `  - alertname: Alert${i}\n    eval_time: 5m\n    exp_alerts: []`,
  ),
  openslo: {
    ...lines("slo.yaml", "", (i) =>
      [
        "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: slo-",
        `${i}}\nspec:\n  objectives:\n  - target: 0.99\n`,
      ].join(""),
    ),
    join: "---\n",
  },
  "argo-analysis-run": lines(
    "run.yaml",
    "apiVersion: argoproj.io/v1alpha1\nkind: AnalysisRun\nmetadata: {name: a}\nstatus:\n  phase: Successful\n  metricResults:\n",
    (i) => `  - name: metric-${i}\n    phase: Successful\n    successful: 5`,
  ),
  "argo-rollout": lines(
    "rollout.yaml",
    "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: a}\nspec:\n  strategy:\n    canary:\n      steps:\n",
    (i) => `      - setWeight: ${i}`,
  ),
  flagger: lines(
    "canary.yaml",
    "apiVersion: flagger.app/v1beta1\nkind: Canary\nmetadata: {name: a}\nspec:\n  analysis:\n    metrics:\n",
    (i) => `    - name: metric-${i}\n      thresholdRange: {min: 99}\n      interval: 1m`,
  ),
  "uv-lock": lines(
    "uv.lock",
    'version = 1\nrequires-python = ">=3.12"\n\n',
    (i) =>
      `[[package]]\nname = "package-${i}"\nversion = "1.0.0"\nsource = { registry = "https://pypi.org/simple" }\nsdist = { url = "https://a/b", hash = "sha256:${HEX}" }\n`,
  ),
  "poetry-lock": lines(
    "poetry.lock",
    "# @generated by Poetry\n",
    (i) =>
      `[[package]]\nname = "package-${i}"\nversion = "1.0.0"\nfiles = [{file = "a.whl", hash = "sha256:${HEX}"}]\n`,
  ),
  "conda-lock": lines(
    "conda-lock.yml",
    "version: 1\nmetadata: {platforms: [linux-64]}\npackage:\n",
    (i) =>
      `- name: package-${i}\n  version: 1.0.0\n  manager: conda\n  platform: linux-64\n  url: https://a/b\n  hash: {sha256: ${HEX}}`,
  ),
  "conda-environment": lines(
    "environment.yml",
    "name: a\ndependencies:\n",
    (i) => `- package-${i}=1.0.0=py_0`,
  ),
  "terraform-lock": lines(
    ".terraform.lock.hcl",
    "",
    (i) => `provider "registry.terraform.io/a/p${i}" {\n  version = "1.0.0"\n  hashes = ["zh:${HEX}"]\n}`,
  ),
  "requirements-txt": lines(
    "requirements.txt",
    "",
    (i) => `package-${i}==1.0.0 \\\n    --hash=sha256:${HEX}`,
  ),
  dockerfile: lines("Dockerfile", "", (i) => `FROM python:3.12.${i}@sha256:${HEX} AS stage${i}\nRUN echo $A`),
  mlmodel: lines(
    "MLmodel",
    "flavors:\n  python_function: {loader_module: a}\nrun_id: a\nmetadata:\n",
    (i) => `  key_${i}: ${i}`,
  ),
  "dvc-lock": lines(
    "dvc.lock",
    "schema: '2.0'\nstages:\n",
    (i) => `  stage_${i}:\n    cmd: run\n    deps:\n    - path: data/${i}\n      md5: ${HEX.slice(0, 32)}`,
  ),
  "dvc-yaml": lines(
    "dvc.yaml",
    "stages:\n",
    (i) => `  stage_${i}:\n    cmd: run\n    deps: [data/${i}]\n    outs: [model/${i}]`,
  ),
  "dvc-pointer": lines(
    "data.dvc",
    "outs:\n",
    (i) => `- md5: ${HEX.slice(0, 32)}\n  size: 1\n  path: data/${i}`,
  ),
  "lfs-pointer": lines(
    "model.bin",
    "version https://git-lfs.github.com/spec/v1\n",
    () => `oid sha256:${HEX}`,
  ),
  kitfile: lines(
    "Kitfile",
    "manifestVersion: 1.0.0\npackage: {name: a}\ndatasets:\n",
    (i) => `- name: data-${i}\n  path: data/${i}`,
  ),
  backstage: lines(
    "catalog-info.yaml",
    "apiVersion: backstage.io/v1alpha1\nkind: Component\nspec: {owner: team}\nmetadata:\n  name: a\n  annotations:\n",
    (i) => `    example.org/key-${i}: value`,
  ),
  feast: lines("feature_store.yaml", "project: a\nonline_store:\n", (i) => `  key_${i}: ${i}`),
  markdown: lines(
    "doc.md",
    "",
    (i) => `## Part ${i}\n\nSome *text* with [a link](https://a/${i}).\n\n- [ ] one\n`,
  ),
};
