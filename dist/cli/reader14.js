import "./rolldown-runtime.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as ReadingBuilder } from "./reading-builder.js";
// src/core/evidence/lfs-pointer/reader.ts
const FORMAT = "lfs-pointer";
/** A pointer is smaller than this. Source: git-lfs/git-lfs:docs/spec.md. */
const LARGEST = 1024;
const VERSION = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?$/;
const OID = /^oid sha256:([0-9a-f]{64})\r?$/;
const SIZE = /^size (\d{1,15})\r?$/;
/** A Git LFS pointer: digest and size of a file that is kept elsewhere. The file has the pointer's name. */
const lfsPointer = defineReader({
	id: FORMAT,
	title: "Git LFS pointer",
	detect: (text) => text.length < LARGEST && VERSION.test(text.slice(0, 100).split("\n")[0] ?? ""),
	read(file) {
		const builder = new ReadingBuilder(FORMAT, file);
		const lines = file.text.length < LARGEST ? file.text.split("\n") : [];
		const oid = find(lines, OID);
		const size = find(lines, SIZE);
		if (!VERSION.test(lines[0] ?? "")) builder.problem(NO_POINTER);
		else if (oid === void 0) builder.problem({
			...NO_DIGEST,
			values: { key: "oid sha256:<64 hexadecimal digits>" }
		});
		else if (size === void 0) builder.problem({
			...NO_DIGEST,
			values: { key: "size <bytes>" }
		});
		if (!builder.empty || oid === void 0 || size === void 0) return unreadable(FORMAT, file, builder.build().problems);
		builder.add("artifacts", {
			name: file.path.slice(file.path.lastIndexOf("/") + 1),
			digests: [{
				algorithm: "sha256",
				value: oid.value
			}],
			size: Number(size.value),
			source: {
				pointer: "/oid",
				line: oid.line,
				column: 1
			}
		});
		return builder.build({ tool: "git-lfs" });
	}
});
function find(lines, pattern) {
	for (const [index, line] of lines.entries()) {
		const value = pattern.exec(line)?.[1];
		if (value !== void 0) return {
			value,
			line: index + 1
		};
	}
}
const NO_POINTER = {
	id: "not-a-pointer",
	says: "This is no Git LFS pointer: its first line names no version of the specification.",
	fix: "List the file under its own format."
};
const NO_DIGEST = {
	id: "broken-pointer",
	says: "This Git LFS pointer lacks the line `{key}`.",
	fix: "Add the file to git again, with Git LFS installed."
};
export { lfsPointer };
