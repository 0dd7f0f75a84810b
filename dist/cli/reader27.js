import "./rolldown-runtime.js";
import { i as unreadable, t as defineReader } from "./define-reader.js";
import { t as Foreign } from "./foreign.js";
import { t as ReadingBuilder } from "./reading-builder.js";
import { t as PinList } from "./pin-list.js";
import { t as readToml } from "./read-toml.js";
// src/core/evidence/uv-lock/reader.ts
const ID = "uv-lock";
const HASH = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}|blake2b:[0-9a-f]{128})$/;
const COMMIT = /#([0-9a-f]{40}|[0-9a-f]{64})$/;
/** The lock file of uv. */
const uvLock = defineReader({
	id: ID,
	title: "uv.lock",
	detect: (text, path) => /(?:^|[/.-])uv\.lock$/i.test(path) && /^(?:version\s*=|\[\[package\]\])/m.test(text.slice(0, 4096)),
	read: (file) => {
		const toml = readToml(file);
		if (!toml.ok) return unreadable(ID, file, toml.issues);
		const builder = new ReadingBuilder(ID, file);
		const root = Foreign.of(toml.value, file.path);
		const packages = root.at("package");
		if (packages.items.length === 0) builder.problem(NO_PACKAGES, packages.where);
		const pins = new PinList(builder);
		for (const one of packages.items) readPackage(one, builder, pins);
		for (const name of [
			"version",
			"revision",
			"requires-python"
		]) {
			const { text, number, source } = root.at(name);
			const value = text ?? number;
			if (value !== void 0) builder.add("properties", {
				name,
				value,
				source
			});
		}
		if (packages.items.length > 0) pins.record(packages.source);
		return builder.build({ tool: "uv" });
	}
});
const NO_PACKAGES = {
	id: "no-packages",
	says: "This lock has no `[[package]]`, so it fixes no environment.",
	fix: "Run `uv lock` again."
};
function readPackage(one, builder, pins) {
	const name = one.at("name").text;
	const version = one.at("version").text;
	const from = one.at("source");
	if (name === void 0 || !from.isMapping) {
		builder.problem({
			id: "unreadable-package",
			says: "A package of this lock has no name or no source.",
			fix: "Run `uv lock` again."
		}, one.where);
		return;
	}
	const own = from.at("editable").text ?? from.at("virtual").text ?? from.at("directory").text;
	if (own !== void 0) {
		builder.add("artifacts", {
			name: own,
			digests: [],
			source: one.source
		});
		return;
	}
	const commit = COMMIT.exec(from.at("git").text ?? "")?.[1];
	const files = [one.at("sdist"), ...one.at("wheels").items].filter(({ present }) => present);
	const hashed = files.length > 0 && files.every((file) => HASH.test(file.at("hash").text ?? ""));
	const known = version ?? commit;
	pins.add({
		kind: "package",
		name,
		...known === void 0 ? {} : { version: known },
		exact: known !== void 0 || hashed,
		locked: commit !== void 0 || hashed,
		source: one.source
	});
}
export { uvLock };
