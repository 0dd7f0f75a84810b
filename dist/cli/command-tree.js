import "./rolldown-runtime.js";
// src/cli/completion/command-tree.ts
/** What can be typed, as the program itself knows it. Nothing that help hides is in it. */
function commandTree(command, above = []) {
	const help = command.createHelp();
	const names = [...above, command.name()];
	const commands = help.visibleCommands(command).map((each) => commandTree(each, names));
	const others = commands.flatMap(({ name }) => name === "help" ? [] : [name]);
	return {
		path: names.join(" "),
		name: command.name(),
		says: firstSentence(command.description()),
		commands: commands.map((each) => each.name === "help" ? {
			...each,
			values: [{
				kind: "choices",
				choices: others
			}]
		} : each),
		options: help.visibleOptions(command).map(optionWords),
		values: command.registeredArguments.map(valuesOf)
	};
}
function optionWords(option) {
	return {
		words: [option.long, option.short].filter((word) => typeof word === "string"),
		says: firstSentence(option.description),
		value: option.required || option.optional ? valuesOf(option) : null
	};
}
const BY_NAME = {
	branch: "revision",
	dir: "folder",
	file: "file",
	files: "file",
	package: "file",
	path: "file",
	record: "file",
	rev: "revision"
};
/** What a value is, by its choices, or by the name that help gives it: `<file>` is a file. */
function valuesOf(asked) {
	if (asked.argChoices !== void 0 && asked.argChoices.length > 0) return {
		kind: "choices",
		choices: asked.argChoices
	};
	const name = "flags" in asked ? /[<[]([\w-]+)/.exec(asked.flags)?.[1] ?? "" : asked.name();
	return { kind: BY_NAME[name] ?? "anything" };
}
/** Enough for a list of candidates: up to the first full stop, colon or bracket. */
function firstSentence(text) {
	return text.split(/[.:;](?:\s|$)| \(/)[0] ?? "";
}
export { commandTree };
