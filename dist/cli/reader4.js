import "./rolldown-runtime.js";
import { t as readYaml } from "./read-yaml2.js";
import { t as JSON_LIMITS } from "./source-document.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as PinList } from "./pin-list.js";
// src/core/evidence/conda-lock/reader.ts
const ID = "conda-lock";
const SHA256 = /^[0-9a-f]{64}$/;
/** Lock files of conda-lock and pixi: every package with its address and digest. */
const condaLock = defineReader({
	id: ID,
	title: "conda-lock or pixi lock",
	detect: (text, path) => /(?:conda-lock\.ya?ml|pixi\.lock)$/i.test(path) && /^(?:package|packages|environments):/m.test(text),
	read: (file) => {
		const yaml = readYaml(file.text, file.path, { bytes: JSON_LIMITS.bytes });
		if (!yaml.ok) return unreadable(ID, file, yaml.issues);
		const builder = new ReadingBuilder(ID, file);
		const root = Foreign.of(yaml.value, file.path);
		const pixi = root.at("packages").present;
		const packages = pixi ? root.at("packages") : root.at("package");
		const pins = new PinList(builder);
		if (packages.items.length === 0) builder.problem(NO_PACKAGES, packages.where);
		for (const one of packages.items) {
			if (pins.full) break;
			readPackage(one, builder, pins);
		}
		for (const [platform, hash] of root.at("metadata", "content_hash").entries) if (hash.text !== void 0) builder.add("properties", {
			name: `content_hash.${platform}`,
			value: hash.text,
			source: hash.source
		});
		const version = root.at("version");
		if (version.number !== void 0) builder.add("properties", {
			name: "version",
			value: version.number,
			source: version.source
		});
		if (packages.items.length > 0) pins.record(packages.source);
		return builder.build({ tool: pixi ? "pixi" : "conda-lock" });
	}
});
const NO_PACKAGES = {
	id: "no-packages",
	says: "This lock lists no package, so it fixes no environment.",
	fix: "Write it again with `conda-lock` or `pixi lock`."
};
function readPackage(one, builder, pins) {
	if (addFolder(one, builder)) return;
	const address = [
		one.at("url"),
		one.at("conda"),
		one.at("pypi")
	].find(({ text }) => text !== void 0)?.text;
	const named = nameInAddress(address ?? "");
	const name = one.at("name").text ?? named?.name;
	const version = one.at("version").text ?? named?.version;
	const { source } = one;
	if (name === void 0) {
		builder.problem({
			id: "unreadable-package",
			says: "A package of this lock has neither a name nor an address that holds one.",
			fix: "Write the lock again with `conda-lock` or `pixi lock`."
		}, one.where);
		return;
	}
	if (address !== void 0 && /^\.{1,2}(?:\/|$)/.test(address)) {
		builder.add("artifacts", {
			name: address,
			digests: [],
			source
		});
		return;
	}
	const digest = one.at("hash", "sha256").text ?? one.at("sha256").text ?? "";
	pins.add({
		kind: name === "python" ? "runtime" : "package",
		name,
		...version === void 0 ? {} : { version },
		exact: version !== void 0,
		locked: SHA256.test(digest),
		source
	});
	const { text: expression } = one.at("license");
	if (expression !== void 0) builder.add("licences", {
		of: "component",
		name,
		expression,
		source: one.at("license").source
	});
}
/**
* A package that is built from a folder of the repository, which the lock of pixi names: `name[hash] @ folder` (version 7). Whether
* it was one. Of another repository's folder, nothing here is content of the package. Source: conda/rattler:test-data/conda-lock/v7.
*/
function addFolder(one, builder) {
	const built = one.at("conda_source").present ? one.at("conda_source") : one.at("source");
	const folder = / @ (.{1,1000})$/.exec(built.text?.slice(-1100) ?? "")?.[1];
	if (folder === void 0) return false;
	if (!folder.includes("://")) builder.add("artifacts", {
		name: folder,
		digests: [],
		source: built.source
	});
	else builder.add("links", {
		target: folder,
		source: built.source
	});
	return true;
}
/** Name and version of a file of conda (`name-version-build.conda`) or a wheel (`name-version-….whl`). */
function nameInAddress(address) {
	if (/^\.{1,2}(?:\/|$)/.test(address)) return { name: address };
	const file = address.slice(0, 2e3).split(/[?#]/, 1)[0]?.split("/").at(-1) ?? "";
	const [, name, version] = /^(.+)-([^-]+)-[^-]+\.(?:conda|tar\.bz2)$/.exec(file) ?? /^([^-]+)-([^-]+)-.+\.whl$/.exec(file) ?? /^(.+)-(\d[^-]*)\.tar\.gz$/.exec(file) ?? [];
	return name === void 0 || version === void 0 ? void 0 : {
		name,
		version
	};
}
export { condaLock };
