import type { Message, Say } from "../define-gate.ts";
import { MORE } from "../tell-at-most.ts";

/** Every sentence of the gate `inventory`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no content to list." },
  "manifest-unreadable": {
    outcome: "error",
    says: "The manifest `{path}` cannot be read, so what belongs to the package cannot be told.",
    fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
    expected: "a manifest without mistakes",
    actual: "{count} [mistake|mistakes]",
  },
  listed: {
    outcome: "pass",
    says: "The package has {files} [file|files], each fixed by its git object id; {digested} [is|are] also known by SHA-256, and the manifest names {elsewhere} [content|contents] elsewhere by digest.",
  },
  "pointer-resolved": {
    outcome: "pass",
    says: "`{path}` stands for content elsewhere, fixed by {algorithm} {digest}.",
  },
  "pointer-unreadable": {
    outcome: "error",
    says: "`{path}` cannot be read as a pointer to content: {problem}",
    fix: "{remedy}",
    expected: "a pointer with a digest, or the content itself",
    actual: "`{path}`, which cannot be read",
  },
  "pointer-without-digest": {
    outcome: "fail",
    says: "`{path}` stands for content elsewhere and states no digest of it, so the content can change unseen.",
    fix: "Write the pointer again with the tool that made it: `git lfs` and `dvc add` state a digest.",
    expected: "a digest of the content",
    actual: "none in `{path}`",
  },
  "digests-agree": {
    outcome: "pass",
    says: "{count} [digest that a document states is|digests that documents state are] the file's own.",
  },
  "digest-differs": {
    outcome: "fail",
    says: "`{document}` states the {algorithm} {stated} of `{path}`, and the file is another: {found}.",
    fix: "Find out which of the two is right: put the file back that was meant, or write `{document}` again.",
    expected: "{algorithm} {stated}",
    actual: "{algorithm} {found}",
    why: "A digest that does not fit its file means that one of them was changed after they were checked together.",
    many: {
      says: "{count} times, this document states a digest that is not the file's.",
      fix: "Find out for each which of the two is right: put the file back that was meant, or write the document again.",
      each: "`{path}`",
      note: "{algorithm} {stated}, and the file is {found}",
    },
  },
  "line-endings": {
    outcome: "pass",
    says: "`{document}` states the digest of `{path}` with other line endings; the text is the same. It was made on another system: `{rule}` in `.gitattributes` makes both the same.",
  },
  "line-endings-refused": {
    outcome: "fail",
    says: "`{document}` states the digest of `{path}` with other line endings; the text is the same, and the policy asks for the same bytes.",
    fix: "Write `{rule}` in `.gitattributes`, commit the file again, and write `{document}` again.",
    expected: "the same bytes",
    actual: "the same text with other line endings",
    why: "Tools that compare digests cannot tell another line ending from another content.",
  },
  "weak-digest": {
    outcome: "pass",
    says: "`{document}` fixes {count} [content|contents] outside of git by {algorithms} alone: enough to notice a change, not to prove that nobody made one on purpose.",
  },
  "weak-digest-refused": {
    outcome: "fail",
    says: "`{document}` fixes {count} [content|contents] outside of git by {algorithms} alone, such as `{name}`, and the policy asks for SHA-256 or SHA-512.",
    fix: "Commit the content or a Git LFS pointer to it, or name it as `uri` with its `digest`.",
    expected: "SHA-256 or SHA-512",
    actual: "{algorithms}",
    why: "Two contents with the same md5 or sha1 can be made on purpose.",
  },
  executable: {
    outcome: "pass",
    says: "`{path}` {reason}: load it only where its origin is trusted.",
  },
  "executable-refused": {
    outcome: "fail",
    says: "`{path}` {reason}, and the policy does not allow that here.",
    fix: "Save the model in a format that holds numbers alone, such as ONNX or safetensors, or ask the owners of the policy to allow this file.",
    expected: "a format that runs nothing when it is loaded",
    actual: "`{path}`",
    why: "Whoever loads such a file runs whatever its author put in it.",
  },
  unreferenced: {
    outcome: "pass",
    says: "{count} [file of the package is|files of the package are] neither named by the manifest nor listed in its `ignore`: {paths}.",
  },
  "ignores-everything": {
    outcome: "fail",
    says: "`ignore` has `{glob}`, which leaves out even `{own}`, and so every file.",
    fix: "Write a narrower glob, such as `notes/**`, or delete it.",
    expected: "globs of files that are no part of what is handed over",
    actual: "`{glob}`",
    why: "A file that the manifest ignores is one that nobody is asked to look at.",
  },
  "unreferenced-refused": {
    outcome: "fail",
    says: "`{path}` is neither named by the manifest nor listed in its `ignore`.",
    fix: "Name it in the section that it belongs to, add it to `ignore`, or delete it.",
    expected: "a file that the manifest names or ignores",
    actual: "`{path}`, which nothing names",
    why: "A file that nobody named is a file that nobody looked at.",
  },
  "dead-links": {
    outcome: "pass",
    says: "{count} [link of the documents that the manifest names leads|links of the documents that the manifest names lead] to nothing in the package: {links}.",
  },
  "dead-link-refused": {
    outcome: "fail",
    says: "`{document}` links to `{target}`, and nothing stands at `{path}`.",
    fix: "Correct the link (it is relative to `{document}`), or add the file.",
    expected: "a file or folder at `{path}`",
    actual: "nothing at this commit",
    why: "Whoever rebuilds the setting follows the links of its documents.",
    many: {
      says: "{count} links lead to nothing.",
      fix: "Correct the links (they are relative to their document), or add the files.",
      each: "`{target}`",
      note: "nothing stands at `{path}`",
    },
  },
  "released-otherwise": {
    outcome: "fail",
    says: "Version {version} was released already with other content in {count} [part|parts]: {parts}.",
    fix: "Give it a new version: what was released as {version} must stay what it is.",
    expected: "the content that was released as {version}",
    actual: "other content: {parts}",
    why: "Who has installed a version must be able to rely on what it holds.",
  },
  "released-same": {
    outcome: "pass",
    says: "Version {version} was released already, and its model, data and evidence are the same.",
  },
  ...MORE,
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
/** Says one of the gate's sentences. */
export type InventorySay = Say<Messages>;
