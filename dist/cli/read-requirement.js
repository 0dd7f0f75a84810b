// src/core/evidence/requirements-txt/read-options.ts
const STRONG = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/i;
/** The hashes among the options of a requirement: `--hash=sha256:…` or `--hash sha256:…`. Only strong ones of full length count. */
function readHashes(words) {
	const given = words.flatMap((word, index) => {
		if (word.startsWith("--hash=")) return [word.slice(7)];
		return word === "--hash" ? [words[index + 1] ?? ""] : [];
	});
	const broken = given.filter((value) => !STRONG.test(value));
	return {
		valid: given.length - broken.length,
		broken
	};
}
const SHORT = {
	r: "requirement",
	c: "constraint",
	e: "editable",
	i: "index-url",
	f: "find-links"
};
const LONG = /* @__PURE__ */ new Set([
	"requirement",
	"constraint",
	"editable",
	"index-url",
	"pypi-url",
	"extra-index-url",
	"no-index",
	"find-links",
	"no-binary",
	"only-binary",
	"prefer-binary",
	"require-hashes",
	"pre",
	"all-releases",
	"only-final",
	"trusted-host",
	"use-feature",
	"always-unzip",
	"use-pep517",
	"no-use-pep517",
	"config-settings",
	"global-option",
	"process-dependency-links",
	"use-wheel",
	"no-use-wheel"
]);
/** Reads a line that begins with a dash; `undefined` when pip knows no such option. */
function readLineOption(text) {
	const [word = ""] = text.split(/[\s=]/, 1);
	const value = text.slice(word.length).replace(/^\s*=?\s*/, "").trim();
	if (word.startsWith("--")) {
		const name = word.slice(2).toLowerCase();
		return LONG.has(name) ? {
			name,
			value
		} : void 0;
	}
	const letter = word.charAt(1);
	const name = Object.hasOwn(SHORT, letter) ? SHORT[letter] : void 0;
	return name === void 0 ? void 0 : {
		name,
		value: text.slice(2).replace(/^[\s=]+/, "").trim()
	};
}
// src/core/evidence/requirements-txt/read-requirement.ts
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/;
const EXTRAS = /^\s*\[[^\]]*\]/;
const CLAUSE = /^(===|==|~=|!=|<=|>=|<|>)\s*(\S+)$/;
const COMMIT = /@([0-9a-f]{40}|[0-9a-f]{64})(?:[#?&]|$)/i;
const DIGEST = /[#&](?:sha256=[0-9a-f]{64}|sha384=[0-9a-f]{96}|sha512=[0-9a-f]{128})(?:&|$)/i;
const EGG = /[#&]egg=([A-Za-z0-9._-]{1,100})/;
const LONGEST = 4e3;
/**
* Reads one requirement without its options: `name[extras]==1.2; marker`, `name @ url`, or a bare address. Returns `undefined`
* for what pip would refuse. A version is exact when a clause is `==` without a wildcard or `===`; an address is exact when it
* names a full commit, a digest, or a file with a version in its name.
*
* Source: packaging.python.org, "Dependency specifiers" and "Version specifiers".
*/
function readRequirement(text) {
	if (text.length > LONGEST) return void 0;
	if (isAddress(text)) return ofAddress(text);
	const name = NAME.exec(text)?.[0];
	if (name === void 0) return void 0;
	const rest = text.slice(name.length).replace(EXTRAS, "").trim();
	if (rest.startsWith("@")) {
		const address = rest.slice(1).trim().split(/\s/, 1)[0] ?? "";
		return address === "" ? void 0 : ofAddress(address, name);
	}
	const versions = rest.split(";", 1)[0]?.trim() ?? "";
	return ofVersions(name, versions.startsWith("(") && versions.endsWith(")") ? versions.slice(1, -1).trim() : versions);
}
/** Whether a requirement is an address (`https:…`, `git+ssh:…`, `file:…`) without a name before it. */
function isAddress(text) {
	return /^[A-Za-z][A-Za-z0-9+.-]{1,20}:/.test(text);
}
function ofVersions(name, versions) {
	if (versions === "") return {
		name,
		exact: false,
		locked: false
	};
	const clauses = versions.replace(/,\s*$/, "").split(",").map((clause) => CLAUSE.exec(clause.trim()));
	if (clauses.includes(null)) return void 0;
	const one = clauses.find((clause) => {
		const [, operator = "", version = ""] = clause ?? [];
		return operator === "===" || operator === "==" && !version.includes("*");
	});
	return {
		name,
		version: one?.[2] ?? versions,
		exact: one !== void 0,
		locked: false
	};
}
function ofAddress(address, name) {
	const plain = withoutCredentials(address);
	const locked = DIGEST.test(plain) || /^(?:git|hg)\+/.test(plain) && COMMIT.test(plain);
	const version = COMMIT.exec(plain)?.[1] ?? versionInName(plain);
	return {
		name: name ?? EGG.exec(plain)?.[1] ?? plain,
		version: version ?? plain,
		exact: locked || version !== void 0,
		locked
	};
}
/** The version in the name of a wheel or source archive: `…/torch-2.4.0+cu121-cp312-cp312-linux_x86_64.whl`. */
function versionInName(address) {
	const file = address.split(/[#?]/, 1)[0]?.split("/").at(-1) ?? "";
	return (/^(.+)\.(?:whl|tar\.gz|zip)$/.exec(file)?.[1])?.split("-").find((part, index) => index > 0 && /^\d/.test(part));
}
/** An address without the user and password that it may carry: nothing repeats them. */
function withoutCredentials(address) {
	return address.replace(/^([A-Za-z][A-Za-z0-9+.-]{1,20}:\/\/)[^/@?#\s]*@/, "$1");
}
export { readLineOption as a, readHashes as i, readRequirement as n, withoutCredentials as r, isAddress as t };
