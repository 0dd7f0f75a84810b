import { t as didYouMean } from "./did-you-mean.js";
import { n as shown } from "./source-issue.js";
import { i as unreadable, r as startOf } from "./define-reader.js";
/**
* Every format, by id. A reader and what it imports is loaded only when a file asks for it.
* Detection asks from top to bottom, so the formats that take nearly anything stand last.
*/
const FORMATS = new Map([
	{
		mlmodel: {
			title: "MLflow MLmodel file",
			endings: [
				"mlmodel",
				".yaml",
				".yml"
			],
			signs: ["flavors:"],
			load: async () => (await import("./mlmodel.js")).mlmodel
		},
		mlflow: {
			title: "MLflow run",
			endings: [""],
			paths: /(?:^|\/)(?:m-)?[0-9a-f]{32}\/(?:metrics|params|tags)\//,
			signs: [
				"run_id:",
				"run_uuid:",
				"\"run_id\"",
				"\"run_uuid\""
			],
			load: async () => (await import("./mlflow.js")).mlflow
		},
		"mlflow-registry": {
			title: "MLflow model registry",
			endings: [""],
			paths: /(?:^|\/)models\/[^/]{1,300}\/aliases\//,
			signs: [
				"current_stage:",
				"aliases:",
				"\"registered_model\"",
				"\"model_version\"",
				"\"model_versions\""
			],
			load: async () => (await import("./reader15.js")).mlflowRegistry
		},
		"dvc-lock": {
			title: "DVC lock file",
			endings: [
				"dvc.lock",
				".lock",
				".yaml",
				".yml"
			],
			signs: ["stages:", "cmd:"],
			load: async () => (await import("./reader5.js")).dvcLock
		},
		"dvc-yaml": {
			title: "DVC pipeline",
			endings: ["dvc.yaml", "dvc.yml"],
			load: async () => (await import("./reader8.js")).dvcYaml
		},
		"dvc-pointer": {
			title: "DVC pointer",
			endings: [".dvc"],
			load: async () => (await import("./reader7.js")).dvcPointer
		},
		"dvc-metrics-diff": {
			title: "DVC metrics diff",
			endings: [".json"],
			signs: ["\"old\"", "\"new\""],
			load: async () => (await import("./reader6.js")).dvcMetricsDiff
		},
		"lfs-pointer": {
			title: "Git LFS pointer",
			endings: [""],
			signs: ["/spec/v1"],
			load: async () => (await import("./reader14.js")).lfsPointer
		},
		gto: {
			title: "GTO registry",
			endings: [".json"],
			signs: ["\"registered\""],
			load: async () => (await import("./gto.js")).gto
		},
		kitfile: {
			title: "KitOps Kitfile",
			endings: [
				"kitfile",
				".yaml",
				".yml"
			],
			signs: ["manifestVersion"],
			load: async () => (await import("./kitfile.js")).kitfile
		},
		backstage: {
			title: "Backstage catalogue",
			endings: [".yaml", ".yml"],
			signs: ["backstage.io/"],
			load: async () => (await import("./backstage.js")).backstage
		},
		feast: {
			title: "Feast feature store",
			endings: [".yaml", ".yml"],
			signs: ["project:"],
			load: async () => (await import("./feast.js")).feast
		}
	},
	{
		cyclonedx: {
			title: "CycloneDX",
			endings: [".json"],
			signs: ["\"CycloneDX\""],
			load: async () => (await import("./cyclonedx.js")).cyclonedx
		},
		spdx3: {
			title: "SPDX 3",
			endings: [".json", ".jsonld"],
			signs: ["spdx.org/rdf/3"],
			load: async () => (await import("./spdx3.js")).spdx3
		},
		"sigstore-bundle": {
			title: "Sigstore bundle",
			endings: [
				".sig",
				".sigstore",
				".bundle",
				".json",
				".jsonl"
			],
			signs: ["vnd.dev.sigstore.bundle"],
			load: async () => (await import("./reader25.js")).sigstoreBundle
		},
		dsse: {
			title: "DSSE envelope",
			endings: [
				".json",
				".jsonl",
				".dsse",
				".att",
				".sig"
			],
			signs: ["\"payloadType\"", "\"payload\""],
			load: async () => (await import("./dsse.js")).dsse
		},
		"in-toto": {
			title: "in-toto statement",
			endings: [
				".json",
				".jsonl",
				".intoto"
			],
			signs: ["in-toto.io/Statement"],
			load: async () => (await import("./reader13.js")).inToto
		},
		onnx: {
			title: "ONNX model",
			endings: [".onnx"],
			load: async () => (await import("./onnx.js")).onnx
		},
		safetensors: {
			title: "safetensors",
			endings: [".safetensors"],
			load: async () => (await import("./safetensors.js")).safetensors
		},
		pickle: {
			title: "Python pickle",
			endings: [
				".pkl",
				".pickle",
				".joblib",
				".pt",
				".pth",
				".bin",
				".ckpt",
				".model",
				".sav",
				".dat"
			],
			load: async () => (await import("./pickle.js")).pickle
		}
	},
	{
		junit: {
			title: "JUnit XML",
			endings: [".xml"],
			load: async () => (await import("./junit.js")).junit
		},
		sarif: {
			title: "SARIF",
			endings: [".sarif", ".json"],
			signs: ["\"runs\""],
			load: async () => (await import("./sarif.js")).sarif
		},
		trivy: {
			title: "Trivy JSON",
			endings: [".json"],
			signs: ["\"SchemaVersion\""],
			load: async () => (await import("./trivy.js")).trivy
		},
		k6: {
			title: "k6 summary",
			endings: [".json"],
			signs: ["\"metrics\""],
			load: async () => (await import("./k6.js")).k6
		},
		"pytest-benchmark": {
			title: "pytest-benchmark",
			endings: [".json"],
			signs: ["\"machine_info\""],
			load: async () => (await import("./reader20.js")).pytestBenchmark
		},
		inspect: {
			title: "Inspect eval log",
			endings: [".json"],
			signs: ["\"eval\""],
			load: async () => (await import("./inspect.js")).inspect
		},
		locust: {
			title: "Locust statistics",
			endings: [".csv", ".json"],
			signs: ["Request Count", "\"num_requests\""],
			load: async () => (await import("./locust.js")).locust
		},
		avid: {
			title: "AVID report",
			endings: [".json"],
			signs: ["\"AVID\""],
			load: async () => (await import("./avid.js")).avid
		}
	},
	{
		fairlearn: {
			title: "Fairlearn MetricFrame",
			endings: [".json"],
			signs: ["\"by_group\""],
			load: async () => (await import("./fairlearn.js")).fairlearn
		},
		"sagemaker-clarify": {
			title: "SageMaker Clarify",
			endings: [".json"],
			signs: ["_training_bias_metrics", "\"explanations\""],
			load: async () => (await import("./reader22.js")).sagemakerClarify
		},
		aequitas: {
			title: "Aequitas",
			endings: [".csv"],
			signs: ["attribute_name"],
			load: async () => (await import("./aequitas.js")).aequitas
		}
	},
	{
		odcs: {
			title: "Open Data Contract Standard",
			endings: [
				".yaml",
				".yml",
				".json"
			],
			signs: ["DataContract"],
			load: async () => (await import("./odcs.js")).odcs
		},
		"great-expectations": {
			title: "Great Expectations",
			endings: [".json"],
			signs: ["\"evaluated_expectations\"", "\"expectation_config\""],
			load: async () => (await import("./reader9.js")).greatExpectations
		},
		evidently: {
			title: "Evidently",
			endings: [".json"],
			signs: ["\"metrics\"", "\"tests\""],
			load: async () => (await import("./evidently.js")).evidently
		},
		openlineage: {
			title: "OpenLineage events",
			endings: [
				".json",
				".jsonl",
				".ndjson"
			],
			signs: ["\"eventTime\""],
			load: async () => (await import("./openlineage.js")).openlineage
		},
		dbt: {
			title: "dbt run results",
			endings: [".json"],
			signs: ["\"dbt_schema_version\""],
			load: async () => (await import("./dbt.js")).dbt
		},
		croissant: {
			title: "Croissant",
			endings: [".json", ".jsonld"],
			signs: ["mlcommons.org/croissant"],
			load: async () => (await import("./croissant.js")).croissant
		},
		"sagemaker-monitor": {
			title: "SageMaker Model Monitor",
			endings: [".json"],
			signs: [
				"_metrics",
				"\"inferred_type\"",
				"\"violations\""
			],
			load: async () => (await import("./reader24.js")).sagemakerMonitor
		}
	},
	{
		"hf-model-card": {
			title: "Hugging Face model card",
			endings: [".md", ".markdown"],
			load: async () => (await import("./reader12.js")).hfModelCard
		},
		"model-card-toolkit": {
			title: "Model Card Toolkit",
			endings: [".json"],
			signs: ["\"model_details\""],
			load: async () => (await import("./reader16.js")).modelCardToolkit
		},
		"sagemaker-model-card": {
			title: "SageMaker model card",
			endings: [".json"],
			signs: ["\"model_overview\"", "\"intended_uses\""],
			load: async () => (await import("./reader23.js")).sagemakerModelCard
		},
		"hf-dataset-card": {
			title: "Hugging Face dataset card",
			endings: [".md", ".markdown"],
			load: async () => (await import("./reader10.js")).hfDatasetCard
		},
		"hf-eval-results": {
			title: "Hugging Face evaluation results",
			endings: [".yaml", ".yml"],
			signs: ["dataset:"],
			load: async () => (await import("./reader11.js")).hfEvalResults
		}
	},
	{
		"prometheus-rules": {
			title: "Prometheus rules",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["groups"],
			load: async () => (await import("./reader18.js")).prometheusRules
		},
		"promtool-tests": {
			title: "promtool tests",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["alert_rule_test", "promql_expr_test"],
			load: async () => (await import("./reader19.js")).promtoolTests
		},
		openslo: {
			title: "OpenSLO",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["openslo/v", "openslo.com/v"],
			load: async () => (await import("./openslo.js")).openslo
		},
		"argo-analysis-run": {
			title: "Argo AnalysisRun",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["argoproj.io/"],
			load: async () => (await import("./reader.js")).argoAnalysisRun
		},
		"argo-rollout": {
			title: "Argo Rollout",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["argoproj.io/"],
			load: async () => (await import("./reader2.js")).argoRollout
		},
		flagger: {
			title: "Flagger Canary",
			endings: [
				".yml",
				".yaml",
				".json"
			],
			signs: ["flagger.app/"],
			load: async () => (await import("./flagger.js")).flagger
		},
		kayenta: {
			title: "Kayenta canary config",
			endings: [".json"],
			signs: ["\"analysisConfigurations\"", "\"classifier\""],
			load: async () => (await import("./kayenta.js")).kayenta
		}
	},
	{
		"uv-lock": {
			title: "uv.lock",
			endings: ["uv.lock"],
			load: async () => (await import("./reader27.js")).uvLock
		},
		"poetry-lock": {
			title: "poetry.lock",
			endings: ["poetry.lock"],
			load: async () => (await import("./reader17.js")).poetryLock
		},
		"conda-lock": {
			title: "conda-lock or pixi lock",
			endings: [
				"conda-lock.yml",
				"conda-lock.yaml",
				"pixi.lock"
			],
			load: async () => (await import("./reader4.js")).condaLock
		},
		"conda-environment": {
			title: "conda environment",
			endings: [".yml", ".yaml"],
			signs: ["dependencies:"],
			load: async () => (await import("./reader3.js")).condaEnvironment
		},
		"terraform-lock": {
			title: "Terraform lock",
			endings: ["lock.hcl"],
			load: async () => (await import("./reader26.js")).terraformLock
		},
		"requirements-txt": {
			title: "pip requirements",
			endings: [".txt", ".in"],
			load: async () => (await import("./reader21.js")).requirementsTxt
		},
		dockerfile: {
			title: "Dockerfile",
			endings: [""],
			paths: /(?:docker|container)file(?:\.[^/]*)?$/i,
			load: async () => (await import("./dockerfile.js")).dockerfile
		}
	},
	{ metrics: {
		title: "metrics in JSON or YAML",
		endings: [
			".json",
			".yaml",
			".yml"
		],
		load: async () => (await import("./metrics.js")).metrics
	} },
	{
		parameters: {
			title: "parameters in YAML, JSON or TOML",
			endings: [
				".yaml",
				".yml",
				".json",
				".toml"
			],
			load: async () => (await import("./parameters.js")).parameters
		},
		markdown: {
			title: "Markdown document",
			endings: [".md", ".markdown"],
			load: async () => (await import("./markdown.js")).markdown
		}
	}
].flatMap((family) => Object.entries(family)));
/** Characters in which the signs of a format are looked for. */
const SIEVED = 65536;
/** The first format that recognises a file and is not skipped, or `undefined`. Asks only those whose names end like the file's. */
async function detectFormat(text, path, bytes, skipped = /* @__PURE__ */ new Set()) {
	const name = path.toLowerCase();
	const opening = text.slice(0, SIEVED);
	for (const [id, format] of FORMATS) {
		if (skipped.has(id) || !format.endings.some((ending) => name.endsWith(ending))) continue;
		if (!mayBe(format, path, opening)) continue;
		const reader = await format.load();
		if (reader.detect(text, path, bytes)) return reader;
	}
}
/** Whether anything known of a format before its reader is loaded speaks for it; where nothing is known, everything does. */
function mayBe({ signs, paths }, path, opening) {
	if (signs === void 0 && paths === void 0) return true;
	return paths?.test(path) === true || signs?.some((sign) => opening.includes(sign)) === true;
}
// src/core/evidence/readers.ts
/** Format of a reading where none could be told. */
const UNKNOWN_FORMAT = "unknown";
/** Ids of problems that are mended in the manifest's `as`, not in the evidence file. */
const PROBLEMS_OF_AS = [
	"unknown-format",
	"wrong-format",
	"unrecognised"
];
/**
* Reads one evidence file in the format that its manifest entry names, or in the one that it looks like when it names
* none. Never throws on a file, and rejects only when a reader cannot be loaded.
*
* Adds to the readers' problems: `lfs-pointer` and `dvc-pointer` (the data is elsewhere), `unknown-format`,
* `wrong-format` (it looks like another one) and `unrecognised`.
*/
async function readEvidence(format, file) {
	const pointer = pointerProblem(file);
	if (pointer !== null) return unreadable(format ?? UNKNOWN_FORMAT, file, [pointer]);
	if (format === void 0) return (await detectFormat(file.text, file.path, file.bytes))?.read(file) ?? unreadable(UNKNOWN_FORMAT, file, [unrecognised(file)]);
	const reader = await FORMATS.get(format)?.load();
	if (reader === void 0) return unreadable(format, file, [unknownFormat(format, file)]);
	if (!reader.detect(file.text, file.path, file.bytes)) {
		const other = await detectFormat(file.text, file.path, file.bytes);
		if (other !== void 0) return unreadable(format, file, [wrongFormat(format, other.id, file)]);
	}
	return reader.read(file);
}
/** A file that only says where the data is. Its digest is known, its content is not. */
function pointerProblem(file) {
	const where = startOf(file);
	if (file.text.length < 1024 && file.text.startsWith("version https://git-lfs.github.com/spec/")) return {
		id: "lfs-pointer",
		says: "This is a Git LFS pointer, not the report that it points to, so it cannot be read.",
		fix: "Set `lfs: true` on `actions/checkout`, or better, commit small reports without LFS.",
		values: {},
		where
	};
	if (!file.path.endsWith(".dvc")) return null;
	return {
		id: "dvc-pointer",
		says: "This is a DVC pointer, not the report that it points to, so it cannot be read.",
		fix: "Commit small reports to git: mark them `cache: false` in `dvc.yaml`.",
		values: {},
		where
	};
}
function unknownFormat(format, file) {
	const known = [...FORMATS.keys()];
	const meant = didYouMean(format, known);
	const base = {
		id: "unknown-format",
		values: {
			format: shown(format),
			known
		},
		where: startOf(file)
	};
	if (meant === void 0) return {
		...base,
		says: "There is no format `{format}`.",
		fix: "Use one of {known}."
	};
	const values = {
		...base.values,
		meant
	};
	return {
		...base,
		values,
		says: "There is no format `{format}`; did you mean `{meant}`?",
		fix: "Use one of {known}."
	};
}
function wrongFormat(format, other, file) {
	return {
		id: "wrong-format",
		says: "This looks like `{other}`, not `{format}`.",
		fix: "Write `{correction}`, or list the file that was meant.",
		values: {
			format: shown(format),
			other,
			correction: `as: ${other}`
		},
		where: startOf(file)
	};
}
function unrecognised(file) {
	return {
		id: "unrecognised",
		says: "The format of this file was not recognised.",
		fix: "Name it with `as:`, one of {known}.",
		values: { known: [...FORMATS.keys()] },
		where: startOf(file)
	};
}
export { detectFormat as i, readEvidence as n, FORMATS as r, PROBLEMS_OF_AS as t };
