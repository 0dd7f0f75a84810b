// src/core/policy/written-settings.ts
/** A gate's setting; options that the file does not write are left out, whatever their defaults. */
function settingOf(raw, written) {
	if (raw === void 0) return null;
	if (raw === "off") return { on: false };
	const { severity, ...options } = raw;
	const said = Object.entries(options).filter(([name]) => childOf(written, name) !== void 0);
	return {
		on: true,
		severity: severity ?? "block",
		options: Object.fromEntries(said)
	};
}
/** Settings of the gates that the file names. */
function settingsOf(raw, written) {
	const settings = {};
	for (const [gate, value] of Object.entries(raw ?? {})) {
		const setting = settingOf(value, childOf(written, gate));
		if (setting !== null) settings[gate] = setting;
	}
	return settings;
}
/** What stands below keys of the file as it is written, before any default. */
function childOf(value, ...keys) {
	return keys.reduce((here, key) => typeof here === "object" && here !== null && Object.hasOwn(here, key) ? Reflect.get(here, key) : void 0, value);
}
export { settingOf as n, settingsOf as r, childOf as t };
