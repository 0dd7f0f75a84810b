import "./rolldown-runtime.js";
import { n as tell, r as EXIT, t as paintFor } from "./terminal.js";
import { n as cannotAsk, t as connect } from "./connect.js";
import { n as text } from "./escape-terminal.js";
import { c as fixOf, i as TERMINAL, r as PLAIN, u as says } from "./fill-template.js";
// src/cli/who/page-lines.ts
/** Reads the first page of a check. What is folded away there is left out. */
function readPage(summary) {
	const lines = unfolded(summary.split("\n"));
	const gates = lines.filter((line) => line.startsWith("|")).map(cellsOf).slice(2).flatMap(([mark = "", gate = "", found = "", who = ""]) => oneByOne({
		mark: plain(mark),
		gate: plain(gate),
		found: partsOf(found, /<br\s*\/?>/),
		who: partsOf(who, /,\s*/)
	}));
	return {
		lead: lines.filter((line) => !line.startsWith("|")).map((line) => plain(line.replace(/<br\s*\/?>$/, "").replace(/^- /, ""))).filter((line) => line !== ""),
		gates
	};
}
/** Gates that say the same share a row, whose first line names them. */
function oneByOne(row) {
	const [names = "", ...found] = row.found;
	return /^\d+ gates$/.test(row.gate) ? names.split(", ").map((gate) => ({
		...row,
		gate,
		found
	})) : [row];
}
/** What the second page of a check says to do, by gate; empty where it has no such page. */
function readAdvice(text) {
	const advice = /* @__PURE__ */ new Map();
	let gate = "";
	for (const line of text.split("\n")) {
		gate = /^<details><summary>\S+ <strong>(.+?)<\/strong>/.exec(line)?.[1] ?? gate;
		const said = /^\s*What to do: (.+?)(?:<br\s*\/?>)?$/.exec(line)?.[1];
		if (said === void 0) continue;
		const name = plain(gate);
		const known = advice.get(name) ?? [];
		if (!known.includes(plain(said))) advice.set(name, [...known, plain(said)]);
	}
	return advice;
}
/** Lines outside of what is folded. */
function unfolded(lines) {
	let depth = 0;
	return lines.filter((line) => {
		if (line.startsWith("<details>")) depth += 1;
		const isOpen = depth === 0;
		if (line.includes("</details>")) depth = Math.max(0, depth - 1);
		return isOpen;
	});
}
/** Cells of a row. A bar inside of one is written as an entity. */
function cellsOf(row) {
	return row.replace(/^\|\s?|\s*\|\s*$/g, "").split("|").map((cell) => cell.trim());
}
function partsOf(cell, between) {
	return cell.split(between).map(plain).filter((part) => part !== "");
}
const ENTITIES = {
	nbsp: " ",
	amp: "&",
	lt: "<",
	gt: ">",
	quot: "\""
};
/** A code span, an element, a link's address, an escaped character, an entity, emphasis, or what parts mentions. */
const INLINE = /(`+)(.+?)\1(?!`)|<\/?[a-z][^>]*>|\]\(<[^>]*>\)|\\(.)|&(?:#(\d{1,7})|(\w+));|\*\*|\[|\u200B/gsu;
/** Markdown as the App writes it, as the text that GitHub shows: emphasis, addresses of links and elements are gone. */
function plain(markdown) {
	return markdown.replace(INLINE, (whole, _ticks, code, escaped, point, name) => {
		if (code !== void 0) return /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code;
		if (escaped !== void 0) return escaped;
		if (point !== void 0) return characterOf(Number(point));
		return name === void 0 ? "" : ENTITIES[name] ?? whole;
	}).trim();
}
function characterOf(point) {
	return point <= 1114111 ? String.fromCodePoint(point) : "";
}
// src/cli/who/tell-standing.ts
/** Marks of the gates on which somebody can act; the others are counted in the headline. */
const OPEN = [
	"✗",
	"…",
	"⚠",
	"△"
];
/** Things to do that are shown of one gate; the check's page has them all. */
const MOST_ADVICE = 5;
/** Who can act on a pull request now, for a terminal. With `gate`, of that gate alone. */
function standingToTerminal(standing, gate, paint) {
	const { number, title, base, draft, state, because } = standing;
	const words = [state === "open" ? "" : ` (${state})`, draft ? " (draft: nobody is asked for a review yet)" : ""];
	const head = `${paint("strong", `#${number} ${text(title)}`)} → ${text(base)}${words.join("")}`;
	const body = because === null ? standing.checks.map((check) => checkLines(check, gate, paint)) : [reasonOf(because)];
	const foreign = standing.foreign.map(({ name, app }) => `note: ${text(name)} was posted by ${text(app.slug)}, whose word does not count\n`);
	return `${head}\n${[...body, ...foreign].join("\n")}`;
}
function reasonOf(because) {
	const fix = fixOf(because, TERMINAL);
	return `– no check: ${says(because, TERMINAL)}\n${fix === null ? "" : `  → ${fix}\n`}`;
}
function checkLines(check, gate, paint) {
	const { lead, gates } = readPage(check.summary ?? "");
	const shown = gates.filter((row) => gate === void 0 || row.gate === gate);
	const open = shown.filter(({ mark }) => gate !== void 0 || OPEN.some((sign) => mark.startsWith(sign)));
	const advice = readAdvice(check.text ?? "");
	const name = paint("strong", text(check.name));
	return [
		`${signOf(check, paint)} ${name}: ${text(check.title ?? check.conclusion ?? check.status)}`,
		...gate === void 0 ? lead.map((line) => `  ${text(line)}`) : [],
		...open.flatMap((row) => rowLines(row, advice.get(row.gate) ?? [], paint)),
		...gate === void 0 || shown.length > 0 ? [] : [`  it has no gate ${text(gate)}`],
		...check.url === null ? [] : [`  ${paint("quiet", text(check.url))}`],
		""
	].join("\n");
}
function signOf({ status, conclusion }, paint) {
	if (status !== "completed") return paint("waiting", "…");
	return conclusion === "success" ? paint("good", "✓") : paint("error", "✗");
}
function rowLines({ mark, gate, found, who }, advice, paint) {
	const actors = who.length === 0 ? "" : `  ${paint("waiting", `who: ${who.map(text).join(", ")}`)}`;
	return [
		`  ${text(mark.slice(0, 1))} ${paint("strong", text(gate))}${actors}`,
		...found.map((line) => `      ${text(line)}`),
		...advice.slice(0, MOST_ADVICE).map((line) => `      → ${text(line)}`)
	];
}
/** The same as JSON. */
function standingToJson(standing, gate) {
	const { number, title, state, draft, base, head, checks, foreign, because } = standing;
	const fix = because === null ? null : fixOf(because, PLAIN);
	const shown = checks.map(({ name, status, conclusion, title: headline, summary, text, app, url }) => {
		const advice = readAdvice(text ?? "");
		const gates = readPage(summary ?? "").gates.filter((row) => gate === void 0 || row.gate === gate).map((row) => ({
			...row,
			advice: advice.get(row.gate) ?? []
		}));
		return {
			name,
			app: app.slug,
			status,
			conclusion,
			headline,
			gates,
			url
		};
	});
	const why = because === null ? {} : { because: {
		id: because.id,
		message: says(because, PLAIN),
		...fix === null ? {} : { advice: fix }
	} };
	const all = {
		pullRequest: number,
		title,
		state,
		draft,
		base,
		head,
		checks: shown,
		ignored: foreign.map(({ name, app }) => ({
			name,
			app: app.slug
		})),
		...why
	};
	return `${JSON.stringify(all, null, 2)}\n`;
}
// src/cli/who/explain-pull-request.ts
/**
* Prints who can act on a pull request now, as the App's check says it, or why there is no check. Ends with 2 where the number is none, or
* GitHub could not be asked.
*/
async function explainPullRequest(number, { repo, repository, gate, json }, terminal, environment = process.env) {
	if (!/^[1-9]\d{0,9}$/.test(number)) {
		tell(terminal, "error", {
			says: "--pr takes the number of a pull request, and `{number}` is none",
			values: { number }
		});
		return EXIT.unanswered;
	}
	const connected = await connect({
		repository,
		repo,
		environment
	});
	if (!connected.ok) {
		tell(terminal, "error", connected.problem);
		return EXIT.unanswered;
	}
	const { address, client } = connected.value;
	const { readStanding } = await import("./read-standing.js");
	try {
		const standing = await readStanding(client, Number(number));
		const text = json === true ? standingToJson(standing, gate) : standingToTerminal(standing, gate, paintFor(terminal.out));
		terminal.out.write(text);
		return EXIT.done;
	} catch (error) {
		const because = cannotAsk(error, `${address.owner}/${address.name}`);
		if (because === null) throw error;
		const says = because.id === "no-repository" ? "GitHub has no pull request #{number} in `{repository}`, or does not show it to this token" : because.says;
		tell(terminal, "error", {
			...because,
			says,
			values: {
				...because.values,
				number
			}
		});
		return EXIT.unanswered;
	}
}
export { explainPullRequest };
