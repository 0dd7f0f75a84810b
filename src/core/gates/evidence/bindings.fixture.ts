import { digestsOf, readingOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import {
  big,
  commit,
  content,
  dataset,
  digests,
  elsewhere,
  MODEL,
  MODELLESS,
  plain,
  pointer,
  REPORT,
  RUN,
  reporting,
  run,
  sections,
  signed,
  source,
} from "./bound-report.fixture.ts";
import { HEAD } from "./facts.fixture.ts";

const selfNamed = {
  details: {
    artifacts: [{ name: "model.pkl", digests: [{ algorithm: "sha256", value: big("far").sha256 }], source }],
  },
};

type Row = readonly [
  name: string,
  head: PackageFacts,
  strength: "attested" | "embedded" | "declared" | "none" | "another",
];

/** Reports by what they say of themselves, and how firmly that binds them. */
export const bindings: readonly Row[] = [
  ["says nothing", reporting({}), "none"],
  ["is about the model by the manifest", reporting({}, { about: ["model"] }), "declared"],
  ["is about a data set by the manifest", reporting({}, { about: ["test"] }), "declared"],
  ["is about what the manifest does not have", reporting({}, { about: ["weather"] }), "none"],
  ["names the model's digest", reporting({ subjects: [content(big("model"))] }), "embedded"],
  [
    "names another model's digest under a key for it",
    reporting({}, plain("model_sha256", big("x").sha256)),
    "another",
  ],
  [
    "names the model's digest under a key for it",
    reporting({}, plain("a.model-sha256", big("model").sha256)),
    "embedded",
  ],
  [
    "names the digest with its algorithm",
    reporting({}, plain("model_digest", `sha256:${big("model").sha256}`)),
    "embedded",
  ],
  ["holds something else under such a key", reporting({}, plain("model_digest", "latest")), "none"],
  ["names a digest of who knows what", reporting({ subjects: [content(big("image"))] }), "none"],
  [
    "names a digest, and the manifest says of the model",
    reporting({ subjects: [content(big("x"))] }, { about: ["model"] }),
    "another",
  ],
  [
    "names the model's path with another digest",
    reporting({ subjects: [content(big("x"), "model.pkl")] }),
    "another",
  ],
  [
    "names another path with another digest",
    reporting({ subjects: [content(big("x"), "image")] }, { about: ["model"] }),
    "declared",
  ],
  ["names the run", reporting({ subjects: [run(RUN)] }), "embedded"],
  ["names the run under a key for it", reporting({}, plain("run_id", RUN)), "embedded"],
  ["names another run", reporting({ subjects: [run("r2")] }), "another"],
  ["names several runs, and the run", reporting({ subjects: [run("r2"), run(RUN)] }), "embedded"],
  [
    "names a run of its own and the model",
    reporting({ subjects: [run("r2"), content(big("model"))] }),
    "embedded",
  ],
  [
    "is of a data set and has a run of its own",
    reporting({ subjects: [run("r2"), dataset(big("test"))] }),
    "none",
  ],
  [
    "names a run, and the manifest has none",
    reporting({ subjects: [run("r2")] }, { text: sections.replace(`, run_id: ${RUN}`, "") }),
    "none",
  ],
  ["names the head", reporting({ subjects: [commit(HEAD.slice(0, 12))] }), "embedded"],
  ["names too little of the head", reporting({ subjects: [commit("aaaa")] }), "none"],
  ["names the head with changes beside it", reporting({ subjects: [commit(HEAD, true)] }), "none"],
  [
    "says elsewhere that there were changes",
    reporting({ subjects: [commit(HEAD)] }, plain("git_dirty", true)),
    "none",
  ],
  ["names some commit", reporting({ subjects: [commit("c".repeat(40))] }), "none"],
  [
    "names the digest of the data set it is about",
    reporting({ subjects: [dataset(big("test"))] }, { about: ["test"] }),
    "embedded",
  ],
  [
    "is about the model, and names its data only",
    reporting({ subjects: [dataset(big("test"))] }, { about: ["model", "test"] }),
    "declared",
  ],
  [
    "was made on other data under the same name",
    reporting({ subjects: [dataset(big("x"))] }, { about: ["model"] }),
    "another",
  ],
  [
    "names other data under a key for it",
    reporting({}, { ...plain("dataset_sha256", big("x").sha256), about: ["test"] }),
    "another",
  ],
  [
    "names the data under a key for it",
    reporting({}, { ...plain("dataset_sha256", big("test").sha256), about: ["test"] }),
    "embedded",
  ],
  [
    "names the digest of a model elsewhere",
    reporting({}, { ...plain("model_sha256", big("far").sha256), text: elsewhere }),
    "embedded",
  ],
  [
    "names another than a model elsewhere",
    reporting({}, { ...plain("model_sha256", big("x").sha256), text: elsewhere }),
    "another",
  ],
  [
    "names a model, and there is none",
    reporting({}, { ...plain("model_sha256", big("x").sha256), text: MODELLESS }),
    "none",
  ],
  [
    "names a model whose digest is not known",
    reporting({}, { ...plain("model_sha256", big("x").sha256), pack: { digests: {} } }),
    "none",
  ],
  [
    "names the content that a pointer stands for",
    reporting({}, { ...plain("model_sha256", big("far").sha256), pack: { documents: [pointer] } }),
    "embedded",
  ],
  [
    "names what the model's own file says that it is, and is not",
    reporting(
      {},
      {
        ...plain("model_sha256", big("far").sha256),
        pack: { documents: [{ ...pointer, reading: readingOf(MODEL, "croissant", selfNamed) }] },
      },
    ),
    "another",
  ],
  [
    "names another model after more decoys than people count",
    reporting({
      subjects: [
        ...Array.from({ length: 1000 }, () => content(big("x"), "elsewhere")),
        content(big("x"), "model.pkl"),
      ],
    }),
    "another",
  ],
  [
    "names more than can be looked at",
    reporting({ subjects: Array.from({ length: 20_001 }, () => content(big("model"))) }),
    "none",
  ],
  [
    "names an empty file of the model's folder",
    reporting(
      { subjects: [content({ ...big("model"), size: 0 })] },
      {
        pack: { digests: { ...digests, [MODEL]: { ...big("model"), size: 0 } } },
      },
    ),
    "none",
  ],
  [
    "names the content of a pointer that nobody read",
    reporting(
      {},
      { ...plain("model_sha256", big("far").sha256), pack: { digests: { [MODEL]: digestsOf("pointer") } } },
    ),
    "none",
  ],
  [
    "is a signed statement about the model",
    reporting({}, signed([big("model")], { path: REPORT })),
    "attested",
  ],
  ["is a signed statement about another model", reporting({}, signed([big("x")], { path: REPORT })), "none"],
  ["is signed together with the model", reporting({}, signed([big("report"), big("model")])), "attested"],
  ["is signed, and names the run", reporting({ subjects: [run(RUN)] }, signed([big("report")])), "attested"],
  ["is signed alone, so it may belong to any model", reporting({}, signed([big("report")])), "none"],
  [
    "is signed by nobody who is trusted",
    reporting({}, signed([big("report"), big("model")], { status: "untrusted" })),
    "none",
  ],
  [
    "is a statement that nobody verified",
    reporting({
      attestations: [
        {
          predicateType: "t",
          subjects: [
            { name: "model.pkl", digests: [{ algorithm: "sha256", value: big("model").sha256 }], source },
          ],
          signed: true,
          source,
        },
      ],
    }),
    "embedded",
  ],
];
