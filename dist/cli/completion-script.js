import "./rolldown-runtime.js";
// src/cli/completion/completion-script.ts
/** A script that a shell loads: it completes commands, options and values without starting Gatehouse. */
function completionScript(shell, tree) {
	return `${{
		bash: bashScript,
		zsh: zshScript,
		fish: fishScript
	}[shell](allOf(tree)).join("\n")}\n`;
}
/** A command and every one below it. */
function allOf(node) {
	return [node, ...node.commands.flatMap(allOf)];
}
/** Labels `'command --option'` of options that take a value, by what that may be. */
function valueLabels(nodes) {
	const labels = nodes.flatMap(({ path, options }) => options.flatMap(({ words, value }) => value === null ? [] : words.map((word) => [JSON.stringify(value), quoted(`${path} ${word}`)])));
	const groups = Map.groupBy(labels, ([value]) => value);
	return new Map([...groups].map(([value, found]) => [value, found.map(([, label]) => label)]));
}
/** Text as one word of a POSIX shell. */
function quoted(text) {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
/**
* How far the words before the cursor lead, in the syntax that bash and zsh share: `at` is the command, `option` the one whose
* value the cursor stands in, `given` how many arguments there are already.
*/
function walk(nodes, word) {
	const commands = nodes.slice(1).map(({ path }) => quoted(path));
	const options = [...valueLabels(nodes).values()].flat();
	return [
		`    word=${word}`,
		"    case \"$at $word\" in",
		`      ${commands.join(" | ")}) at="$at $word"; given=0 ;;`,
		`      ${options.join(" | ")}) option="$at $word" ;;`,
		"      *' -'*) ;;",
		"      *) given=$((given + 1)) ;;",
		"    esac"
	];
}
/** Cases for the value of an option, then for what may follow a command. */
function answers(nodes, offer, follow) {
	const ofOptions = [...valueLabels(nodes)].map(([value, labels]) => `    ${labels.join(" | ")}) ${offer(JSON.parse(value))}; return ;;`);
	const ofArguments = nodes.flatMap(({ path, values }) => values.map((value, place) => {
		return `    ${place === values.length - 1 ? `${quoted(`${path} `)}*` : quoted(`${path} ${place}`)}) ${offer(value)} ;;`;
	}));
	return [
		"  case \"$option\" in",
		...ofOptions,
		"  esac",
		"  case \"$at\" in",
		...nodes.map((node) => `    ${quoted(node.path)}) ${follow(node)} ;;`),
		"  esac",
		"  case \"$at $given\" in",
		...ofArguments,
		"  esac"
	];
}
function bashScript(nodes) {
	return [
		"# bash completion of gatehouse, printed by: gatehouse completion bash",
		"_gatehouse_offer() {",
		"  local line",
		"  while IFS= read -r line; do COMPREPLY+=(\"$line\"); done < <(compgen \"$@\" -- \"$cur\")",
		"}",
		"_gatehouse_files() { compopt -o filenames 2> /dev/null; _gatehouse_offer \"$1\"; }",
		"_gatehouse() {",
		"  local cur=\"${COMP_WORDS[COMP_CWORD]}\" at=gatehouse option= word i given=0",
		"  COMPREPLY=()",
		"  if [[ $cur == = ]]; then cur=; fi",
		"  for ((i = 1; i < COMP_CWORD; i++)); do",
		"    if [[ ${COMP_WORDS[i]} == = ]]; then continue; fi",
		"    if [[ -n $option ]]; then option=; continue; fi",
		...walk(nodes, "\"${COMP_WORDS[i]}\""),
		"  done",
		...answers(nodes, bashOffer, ({ commands, options }) => {
			const names = commands.map(({ name }) => name);
			const offered = `if [[ $cur == -* ]]; then _gatehouse_offer -W ${quoted(options.flatMap(({ words }) => words).join(" "))}; return; fi`;
			return names.length === 0 ? offered : `${offered}; _gatehouse_offer -W ${quoted(names.join(" "))}`;
		}),
		"}",
		"complete -F _gatehouse gatehouse"
	];
}
function bashOffer(values) {
	switch (values.kind) {
		case "choices": return `_gatehouse_offer -W ${quoted(values.choices.join(" "))}`;
		case "file": return "_gatehouse_files -f";
		case "folder": return "_gatehouse_files -d";
		case "revision": return "_gatehouse_offer -W \"$(git for-each-ref --format='%(refname:short)' refs/heads refs/remotes 2> /dev/null)\"";
		case "anything": return ":";
		default: return values;
	}
}
function zshScript(nodes) {
	const described = (word, says) => quoted(`${word.replaceAll(":", "\\:")}:${says.replaceAll(":", "\\:")}`);
	return [
		"#compdef gatehouse",
		"# zsh completion of gatehouse, printed by: gatehouse completion zsh",
		"_gatehouse() {",
		"  local at=gatehouse option= word i given=0",
		"  local -a offered",
		"  for ((i = 2; i < CURRENT; i++)); do",
		"    if [[ -n $option ]]; then option=; continue; fi",
		...walk(nodes, "\"${words[i]}\""),
		"  done",
		"  if [[ $PREFIX == --*=* ]]; then option=\"$at ${PREFIX%%=*}\"; compset -P \"*=\"; fi",
		...answers(nodes, zshOffer, ({ commands, options }) => {
			const names = commands.map(({ name, says }) => described(name, says));
			const flags = options.flatMap(({ words, says }) => words.map((word) => described(word, says)));
			const offer = (kind, list) => `offered=(${list.join(" ")}); _describe ${kind} offered`;
			const first = `if [[ $PREFIX == -* ]]; then ${offer("option", flags)}; return; fi`;
			return names.length === 0 ? first : `${first}; ${offer("command", names)}`;
		}),
		"}",
		"if [[ $funcstack[1] == _gatehouse ]]; then _gatehouse \"$@\"; else compdef _gatehouse gatehouse; fi"
	];
}
function zshOffer(values) {
	switch (values.kind) {
		case "choices": return `compadd -- ${values.choices.map(quoted).join(" ")}`;
		case "file": return "_files";
		case "folder": return "_files -/";
		case "revision": return "compadd -- ${(f)\"$(git for-each-ref --format='%(refname:short)' refs/heads refs/remotes 2> /dev/null)\"}";
		case "anything": return ":";
		default: return values;
	}
}
function fishScript(nodes) {
	const text = (plain) => `'${plain.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
	const labels = [...valueLabels(nodes).values()].flat();
	const rows = nodes.flatMap(({ path, commands, options, values }) => {
		const at = `complete -c gatehouse -n ${text(`__gatehouse_at ${text(path)}`)}`;
		return [
			...commands.map(({ name, says }) => `${at} -a ${text(name)} -d ${text(says)}`),
			...options.map(({ words, says, value }) => {
				const names = words.map((word) => word.startsWith("--") ? `-l ${word.slice(2)}` : `-s ${word.slice(1)}`);
				const offered = value === null ? "" : ` ${fishOffer(value, text)}`;
				return `${at} ${names.join(" ")}${offered} -d ${text(says)}`;
			}),
			...values.slice(0, 1).flatMap((value) => fishArgument(value, text).map((offered) => `${at} ${offered}`))
		];
	});
	return [
		"# fish completion of gatehouse, printed by: gatehouse completion fish",
		"function __gatehouse_at",
		"    set -l at gatehouse",
		"    set -l skip 0",
		"    for word in (commandline -opc)[2..-1]",
		"        if test $skip = 1",
		"            set skip 0",
		"            continue",
		"        end",
		"        switch \"$at $word\"",
		`            case ${nodes.slice(1).map(({ path }) => text(path)).join(" ")}`,
		"                set at \"$at $word\"",
		`            case ${labels.join(" ")}`,
		"                set skip 1",
		"        end",
		"    end",
		"    test \"$at\" = \"$argv[1]\"",
		"end",
		"function __gatehouse_revisions",
		"    git for-each-ref --format='%(refname:short)' refs/heads refs/remotes 2> /dev/null",
		"end",
		"complete -c gatehouse -f",
		...rows
	];
}
function fishOffer(values, text) {
	switch (values.kind) {
		case "choices": return `-x -a ${text(values.choices.join(" "))}`;
		case "file": return "-r -F";
		case "folder": return "-x -a '(__fish_complete_directories)'";
		case "revision": return "-x -a '(__gatehouse_revisions)'";
		case "anything": return "-x";
		default: return values;
	}
}
/** What stands for itself, without an option before it. */
function fishArgument(values, text) {
	if (values.kind === "anything") return [];
	if (values.kind === "file") return ["-F"];
	return [fishOffer(values, text).replace(/^-x /, "")];
}
export { completionScript };
