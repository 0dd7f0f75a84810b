import "./rolldown-runtime.js";
import { d as lineage, x as sayer } from "./registry.js";
import { n as resolvePath } from "./package-path.js";
import { i as inside } from "./package-rows.js";
import { a as oneLine } from "./escape-terminal.js";
import { f as shorten } from "./fill-template.js";
import { t as xml } from "./escape-xml.js";
import { n as GitTree } from "./no-copy.js";
import { t as problem } from "./answer.js";
import { a as openPackageClone, i as mistakesAt, n as parseWanted, o as packagesAt, r as factsAt, t as findVersion } from "./find-version.js";
import { n as tell, r as EXIT } from "./terminal.js";
// src/core/explain/lineage-graph.ts
/** Nodes that a drawing of several packages has at most; what is left out is counted. */
const MOST_NODES = 80;
/**
* What a package came from and what it stands on: the lineage as the gate draws it, or else what the manifest says by itself;
* with the environments, base models and other packages that it needs.
*/
function lineageGraph(one, neighbours) {
	const graph = lineage.evaluate({ packages: [one] }, lineage.options.parse({}), sayer(lineage.messages, lineage.meta)).graphs?.[0] ?? statedGraph(one);
	if (graph.nodes.find(({ id }) => id === "model") === void 0) return graph;
	const labels = new Set(graph.nodes.map(({ label }) => label));
	const needs = [
		...environments(one),
		...baseModels(one),
		...usedPackages(one, neighbours)
	].filter(({ label }) => !labels.has(label));
	return {
		title: titleOf(one),
		nodes: [...graph.nodes, ...needs],
		edges: [...graph.edges, ...needs.map(({ id }) => ({
			from: id,
			to: "model"
		}))]
	};
}
/** Every package with its data, what several of them share among it, and which stands on which. */
function packagesGraph(packages, neighbours) {
	const nodes = /* @__PURE__ */ new Map();
	const edges = /* @__PURE__ */ new Map();
	const connect = (from, to) => edges.set(`${from}\n${to}`, {
		from,
		to
	});
	for (const one of packages) {
		const id = `package ${one.folder}`;
		nodes.set(id, {
			id,
			label: titleOf(one),
			kind: "model",
			state: one.manifest.ok ? "unknown" : "bad"
		});
	}
	for (const one of packages) {
		const id = `package ${one.folder}`;
		for (const { node, key } of datasetsOf(one)) {
			const known = `data ${key}`;
			if (!nodes.has(known)) nodes.set(known, {
				...node,
				id: known
			});
			connect(known, id);
		}
		for (const base of baseModels(one)) {
			if (!nodes.has(base.id)) nodes.set(base.id, base);
			connect(base.id, id);
		}
		for (const { folder } of used(one, neighbours)) if (nodes.has(`package ${folder}`)) connect(`package ${folder}`, id);
	}
	return cut({
		title: "Packages",
		nodes: [...nodes.values()],
		edges: [...edges.values()]
	});
}
/** At most so many nodes, the first of them, and one that counts the rest. */
function cut(graph) {
	const left = graph.nodes.length - MOST_NODES;
	if (left <= 0) return graph;
	const nodes = graph.nodes.slice(0, MOST_NODES);
	const kept = new Set(nodes.map(({ id }) => id));
	const more = {
		id: "more",
		label: `${left} more`,
		kind: "data",
		state: "unknown"
	};
	return {
		...graph,
		nodes: [...nodes, more],
		edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to))
	};
}
function titleOf({ manifest, folder }) {
	if (!manifest.ok) return folder;
	const { name, version } = manifest.value.handoff.package;
	return `${name} ${version}`;
}
/** What the manifest alone says: data and code lead to the model, and that to what was measured of it. Nothing of it is verified. */
function statedGraph(one) {
	const { manifest, evidence } = one;
	if (!manifest.ok) return {
		title: titleOf(one),
		nodes: [],
		edges: []
	};
	const { code, model: stated } = manifest.value.handoff;
	const model = {
		id: "model",
		label: "model",
		kind: "model",
		state: "unknown"
	};
	const data = datasetsOf(one).map(({ node, isTest }) => ({
		node,
		isTest
	}));
	const path = typeof code?.path === "string" ? code.path : code?.path?.uri;
	const programs = path === void 0 ? [] : [{
		id: "code",
		label: path,
		kind: "code",
		state: "unknown"
	}];
	const reports = evidence.map(({ path: report, reading }, at) => {
		const state = reading.problems.length > 0 ? "bad" : "unknown";
		return {
			id: `e${at}`,
			label: inside(report, one.folder).slice(1),
			kind: "evidence",
			state
		};
	});
	const around = [
		...data.map(({ node }) => node),
		...programs,
		...reports
	];
	if (stated === void 0 && around.length === 0) return {
		title: titleOf(one),
		nodes: [],
		edges: []
	};
	return {
		title: titleOf(one),
		nodes: [
			...data.map(({ node }) => node),
			...programs,
			model,
			...reports
		],
		edges: [
			...data.flatMap(({ node: { id }, isTest }) => isTest && reports.length > 0 ? reports.map((report) => ({
				from: id,
				to: report.id
			})) : [{
				from: id,
				to: "model"
			}]),
			...programs.map(({ id }) => ({
				from: id,
				to: "model"
			})),
			...reports.map(({ id }) => ({
				from: "model",
				to: id
			}))
		]
	};
}
function datasetsOf({ manifest, folder }) {
	if (!manifest.ok) return [];
	return (manifest.value.handoff.datasets ?? []).map(({ name, role, path }, at) => {
		const place = typeof path === "string" ? resolvePath(folder, path) ?? path : path?.digest.sha256;
		const label = role === void 0 ? name : `${name} (${role})`;
		return {
			node: {
				id: `d${at}`,
				label,
				kind: "data",
				state: "unknown"
			},
			key: place ?? `${folder} ${name}`,
			isTest: role === "test" || role === "reference"
		};
	});
}
/** Files that pin what the model needs to run, with how many dependencies each names. */
function environments({ documents }) {
	return documents.filter(({ pointers }) => pointers.some((pointer) => pointer.startsWith("/code/environment"))).map(({ path, reading }, at) => {
		const pins = reading?.details?.pins ?? [];
		const name = path.slice(path.lastIndexOf("/") + 1);
		const count = pins.length === 1 ? "1 dependency" : `${pins.length} dependencies`;
		return {
			id: `env${at}`,
			label: `${name}: ${count}`,
			kind: "code",
			state: "unknown"
		};
	});
}
/** Models that this one was made from. */
function baseModels({ manifest }) {
	const names = manifest.ok ? (manifest.value.handoff.model?.base ?? []).map(({ name }) => name) : [];
	return [...new Set(names)].map((name) => ({
		id: `base ${name}`,
		label: name,
		kind: "model",
		state: "unknown"
	}));
}
function usedPackages(one, neighbours) {
	return used(one, neighbours).map(({ folder, name, version }) => ({
		id: `package ${folder}`,
		label: `${name} ${version}`,
		kind: "model",
		state: "unknown"
	}));
}
/** Packages in whose folders something lies that this one names. */
function used({ folder, references, outside }, neighbours) {
	const named = [...references, ...outside].map(({ path }) => path);
	return neighbours.filter((other) => other.folder !== folder && named.some((path) => path === other.folder || path.startsWith(`${other.folder}/`)));
}
// src/core/report/graph-label.ts
/** Longest label of a node or an edge in the languages that others draw, in characters. */
const LABEL_LIMIT$1 = 60;
/** A foreign label as one short line that is never blank, not yet escaped. */
function graphLabel(foreign, most = LABEL_LIMIT$1) {
	return shorten(oneLine(foreign), most).trim() || "-";
}
// src/core/report/dot.ts
const SHAPES$1 = {
	data: "shape=cylinder",
	step: "shape=box, style=\"rounded\"",
	code: "shape=component",
	model: "shape=hexagon",
	evidence: "shape=note"
};
const PENS = {
	ok: "color=\"#1a7f37\"",
	bad: "color=\"#cf222e\", penwidth=3",
	unknown: "color=\"#9a6700\""
};
/** A graph in the language of Graphviz. Ids are numbered anew, and foreign text stands in quoted strings alone. Ends in a line break. */
function dot({ title, nodes, edges }) {
	const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
	const drawn = nodes.map(({ id, label, kind, state }) => `  ${ids.get(id) ?? ""} [label=${quoted(label)}, ${SHAPES$1[kind]}, ${PENS[state]}];`);
	const joined = edges.flatMap(({ from, to, label }) => {
		const [source, target] = [ids.get(from), ids.get(to)];
		if (source === void 0 || target === void 0) return [];
		return [`  ${source} -> ${target}${label === void 0 ? "" : ` [label=${quoted(label)}]`};`];
	});
	return `${[
		...[
			"digraph lineage {",
			"  rankdir=LR;",
			`  label=${quoted(title)};`
		],
		...drawn,
		...joined,
		"}"
	].join("\n")}\n`;
}
/** Text as a quoted string. Graphviz knows escapes behind a backslash (`\N` is the node's name) and entities behind `&`. */
function quoted(foreign) {
	return `"${graphLabel(foreign).replace(/&/g, "&amp;").replace(/[\\"]/g, "\\$&")}"`;
}
// src/core/report/mermaid.ts
/** How each kind of node is drawn, by the brackets around its label. */
const SHAPES = {
	data: ["[(", ")]"],
	step: ["([", "])"],
	code: ["[[", "]]"],
	model: ["{{", "}}"],
	evidence: ["[", "]"]
};
/** Colours that can be told apart in light and dark, and by line as well as by colour. */
const CLASSES = [
	"classDef ok stroke:#1a7f37,stroke-width:2px",
	"classDef bad stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 3",
	"classDef unknown stroke:#9a6700,stroke-dasharray:2 2"
];
/**
* A graph in the language of Mermaid, which GitHub draws. Ids are numbered anew, and of a label nothing but letters, digits and
* spaces reaches the language as it is: everything else is an entity of it, so that no name can draw or link anything.
*/
function mermaid({ nodes, edges }) {
	const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
	const drawn = nodes.map(({ id, label, kind, state }) => {
		const [open, close] = SHAPES[kind];
		return `  ${ids.get(id) ?? ""}${open}"${entities(label)}"${close}:::${state}`;
	});
	const joined = edges.flatMap(({ from, to, label }) => {
		const [source, target] = [ids.get(from), ids.get(to)];
		if (source === void 0 || target === void 0) return [];
		return [`  ${source} -->${label === void 0 ? "" : `|"${entities(label)}"|`} ${target}`];
	});
	return [
		"flowchart LR",
		...drawn,
		...joined,
		...CLASSES.map((line) => `  ${line}`)
	].join("\n");
}
/** Text as entities of Mermaid: `#35;` is a hash. */
function entities(foreign) {
	return [...graphLabel(foreign)].map((letter) => /[A-Za-z0-9 ]/.test(letter) ? letter : `#${letter.codePointAt(0)};`).join("");
}
// src/core/report/layered-layout.ts
/** Between two columns, and between two boxes of one. */
const COLUMN_GAP = 80;
const ROW_GAP = 18;
/** Passes in which neighbours are brought next to each other. */
const SWEEPS = 12;
/** Height of the lane in which an edge passes a column. */
const LANE = 10;
/**
* Places boxes in columns from left to right, each to the right of all that lead to it, and edges in lanes of their own where
* they pass a column. Circles are drawn with one edge going back. The same graph gives the same drawing.
*/
function layeredLayout(boxes, arcs) {
	const turned = withoutCircles(boxes.length, arcs);
	const columns = columnsOf(boxes.length, turned);
	const slots = boxes.map((box, at) => ({
		...box,
		column: columns[at] ?? 0,
		before: [],
		after: []
	}));
	const chains = turned.map((arc) => chainOf(arc, slots));
	const centres = placed(slots, orderOf(slots));
	const borders = bordersOf(slots, centres);
	const points = chains.map((chain, at) => {
		const between = chain.flatMap((slot) => {
			const y = centres[slot]?.y ?? 0;
			const { left = 0, right = 0 } = borders[slots[slot]?.column ?? 0] ?? {};
			return [{
				x: left,
				y
			}, {
				x: right,
				y
			}];
		}).slice(1, -1);
		return turned[at]?.[0] === arcs[at]?.[0] ? between : between.toReversed();
	});
	const right = slots.map(({ width }, at) => (centres[at]?.x ?? 0) + width / 2);
	const bottom = slots.map(({ height }, at) => (centres[at]?.y ?? 0) + height / 2);
	return {
		width: Math.max(0, ...right),
		height: Math.max(0, ...bottom),
		boxes: centres.slice(0, boxes.length),
		edges: points
	};
}
/** Where each column begins and ends. */
function bordersOf(slots, centres) {
	const borders = [];
	for (const [at, { column, width }] of slots.entries()) {
		const x = centres[at]?.x ?? 0;
		const known = borders[column] ?? {
			left: x,
			right: x
		};
		borders[column] = {
			left: Math.min(known.left, x - width / 2),
			right: Math.max(known.right, x + width / 2)
		};
	}
	return borders;
}
/** The arcs with those turned around that would close a circle. */
function withoutCircles(count, arcs) {
	const out = Array.from({ length: count }, () => []);
	for (const [from, to] of arcs) out[from]?.push(to);
	const state = /* @__PURE__ */ new Map();
	const back = /* @__PURE__ */ new Set();
	const visit = (start) => {
		const stack = [{
			at: start,
			next: 0
		}];
		state.set(start, "open");
		for (let top = stack.at(-1); top !== void 0; top = stack.at(-1)) {
			const to = out[top.at]?.[top.next++];
			if (to === void 0) {
				state.set(top.at, "done");
				stack.pop();
			} else if (state.get(to) === "open") back.add(`${top.at} ${to}`);
			else if (!state.has(to)) {
				state.set(to, "open");
				stack.push({
					at: to,
					next: 0
				});
			}
		}
	};
	for (let at = 0; at < count; at++) if (!state.has(at)) visit(at);
	return arcs.map(([from, to]) => back.has(`${from} ${to}`) ? [to, from] : [from, to]);
}
/** The column of each box: one more than the farthest that leads to it. What nothing leads to stands right before what it leads to. */
function columnsOf(count, arcs) {
	const columns = Array.from({ length: count }, () => 0);
	for (let changed = true; changed;) {
		changed = false;
		for (const [from, to] of arcs) {
			const least = (columns[from] ?? 0) + 1;
			if ((columns[to] ?? 0) >= least) continue;
			columns[to] = least;
			changed = true;
		}
	}
	const led = new Set(arcs.map(([, to]) => to));
	return columns.map((column, at) => {
		const next = arcs.flatMap(([from, to]) => from === at ? [columns[to] ?? 0] : []);
		return led.has(at) || next.length === 0 ? column : Math.min(...next) - 1;
	});
}
/** The slots that an arc goes through; lanes are added for the columns between its ends. */
function chainOf([from, to], slots) {
	const chain = [from];
	const last = slots[to]?.column ?? 0;
	for (let column = (slots[from]?.column ?? 0) + 1; column < last; column++) {
		chain.push(slots.length);
		slots.push({
			width: 0,
			height: LANE,
			column,
			before: [],
			after: []
		});
	}
	chain.push(to);
	for (const [at, slot] of chain.entries()) {
		const next = chain[at + 1];
		if (next === void 0) continue;
		slots[slot]?.after.push(next);
		slots[next]?.before.push(slot);
	}
	return chain;
}
/** The slots of each column from top to bottom, so that few edges cross: each near the middle of its neighbours. */
function orderOf(slots) {
	const most = Math.max(-1, ...slots.map(({ column }) => column));
	const columns = Array.from({ length: most + 1 }, (_, column) => slots.flatMap((slot, at) => slot.column === column ? [at] : []));
	for (let sweep = 0; sweep < SWEEPS; sweep++) {
		const forward = sweep % 2 === 0;
		const places = new Map(columns.flatMap((column) => column.map((slot, at) => [slot, at])));
		for (const column of forward ? columns : columns.toReversed()) {
			const wish = new Map(column.map((slot, at) => {
				const near = (forward ? slots[slot]?.before : slots[slot]?.after) ?? [];
				return [slot, near.length === 0 ? at : mean(near.map((each) => places.get(each) ?? 0))];
			}));
			column.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
			for (const [at, slot] of column.entries()) places.set(slot, at);
		}
	}
	return columns;
}
/** The centre of each slot: columns side by side, rows below each other and near the height of their neighbours. */
function placed(slots, columns) {
	const xs = [];
	let left = 0;
	for (const column of columns) {
		const width = Math.max(0, ...column.map((slot) => slots[slot]?.width ?? 0));
		for (const slot of column) xs[slot] = left + width / 2;
		left += width + COLUMN_GAP;
	}
	const ys = slots.map(() => 0);
	for (const column of columns) stack(column, slots, ys, () => void 0);
	for (let sweep = 0; sweep < SWEEPS; sweep++) {
		const forward = sweep % 2 === 1;
		for (const column of forward ? columns : columns.toReversed()) stack(column, slots, ys, (slot) => {
			const { before = [], after = [] } = slots[slot] ?? {};
			const near = [...before, ...after];
			return near.length === 0 ? void 0 : mean(near.map((each) => ys[each] ?? 0));
		});
	}
	const top = Math.min(0, ...slots.map(({ height }, at) => (ys[at] ?? 0) - height / 2));
	return slots.map((_, at) => ({
		x: xs[at] ?? 0,
		y: (ys[at] ?? 0) - top
	}));
}
/** Puts a column's slots where they wish to be, in their order and without overlap; the whole moves to the mean of the wishes. */
function stack(column, slots, ys, wishOf) {
	let bottom = Number.NEGATIVE_INFINITY;
	const wishes = column.map((slot) => wishOf(slot) ?? ys[slot] ?? 0);
	for (const [at, slot] of column.entries()) {
		const half = (slots[slot]?.height ?? 0) / 2;
		const y = Math.max(wishes[at] ?? 0, bottom + half);
		ys[slot] = y;
		bottom = y + half + ROW_GAP;
	}
	const drift = mean(column.map((slot, at) => (ys[slot] ?? 0) - (wishes[at] ?? 0)));
	for (const slot of column) ys[slot] = (ys[slot] ?? 0) - drift;
}
function mean(numbers) {
	return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
// src/core/report/svg.ts
/** Longest label that is drawn, in characters; the whole stands in the node's title. */
const LABEL_LIMIT = 40;
/** Longest text of a title, and edges that the description tells. */
const TITLE_LIMIT = 200;
const MOST_TOLD = 60;
const HEIGHT = 34;
const PADDING = 30;
const MARGIN = 20;
/** Room for the line that explains how nodes are drawn. */
const LEGEND = 28;
/** Least width, so that the legend has room. */
const LEAST_WIDTH = 560;
/** Pixels of a letter of the font below, at most on average, and of one of twice the width. */
const LETTER = 7.4;
const WIDE = 13.5;
const KINDS = {
	data: "data",
	step: "step",
	code: "code",
	model: "model",
	evidence: "evidence"
};
const STATES = {
	ok: "verified",
	bad: "does not verify",
	unknown: "not verified"
};
const STYLE = [
	"svg { color-scheme: light dark; }",
	".paper { fill: #ffffff; }",
	"text { font: 13px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; fill: #1f2328; }",
	".note { font-size: 12px; fill: #59636e; }",
	".shape { fill: #f6f8fa; stroke-width: 1.5; }",
	".model .shape { fill: #ddf4ff; }",
	".step .shape { fill: #ffffff; }",
	".ok .shape { stroke: #1a7f37; }",
	".bad .shape { stroke: #cf222e; stroke-width: 3; stroke-dasharray: 7 3; }",
	".unknown .shape { stroke: #9a6700; stroke-dasharray: 2 3; }",
	".edge { fill: none; stroke: #59636e; stroke-width: 1.2; }",
	"#head { fill: #59636e; }",
	"@media (prefers-color-scheme: dark) {",
	"  .paper { fill: #0d1117; } text { fill: #f0f6fc; } .note { fill: #9198a1; }",
	"  .shape { fill: #151b23; } .model .shape { fill: #121d2f; } .step .shape { fill: #0d1117; }",
	"  .ok .shape { stroke: #3fb950; } .bad .shape { stroke: #f85149; } .unknown .shape { stroke: #d29922; }",
	"  .edge { stroke: #9198a1; } #head { fill: #9198a1; }",
	"}"
];
/**
* A graph as an SVG document that stands for itself: no script, no link, no font from elsewhere, readable in light and dark.
* Screen readers get its title and what leads to what. Foreign text is text. Ends in a line break.
*/
function svg({ title, nodes, edges }) {
	const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
	const drawn = edges.flatMap(({ from, to, label }) => {
		const [source, target] = [indexOf.get(from), indexOf.get(to)];
		if (source === void 0 || target === void 0 || source === target) return [];
		return [{
			arc: [source, target],
			label
		}];
	});
	const sizes = nodes.map(({ label }) => ({
		width: widthOf(short(label)) + PADDING,
		height: HEIGHT
	}));
	const layout = layeredLayout(sizes, drawn.map(({ arc }) => arc));
	const width = Math.ceil(Math.max(layout.width, LEAST_WIDTH) + 40);
	const height = Math.ceil(layout.height + 40 + LEGEND);
	const lines = layout.edges.map((points, at) => edge(points, drawn[at], layout.boxes, sizes));
	const shapes = nodes.map((node, at) => drawNode(node, layout.boxes[at] ?? {
		x: 0,
		y: 0
	}, sizes[at]?.width ?? 0));
	return `${[
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
		`<title id="title">${xml(shorten(title, TITLE_LIMIT))}</title>`,
		`<desc id="desc">${xml(described(nodes, drawn))}</desc>`,
		`<style>\n${STYLE.join("\n")}\n</style>`,
		`<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path id="head" d="M0,0 L8,4 L0,8 z"/></marker></defs>`,
		`<rect class="paper" width="${width}" height="${height}"/>`,
		`<g transform="translate(${MARGIN} ${MARGIN})">`,
		...lines,
		...shapes,
		"</g>",
		`<text class="note" x="${MARGIN}" y="${height - MARGIN + 4}">${xml(legend(nodes))}</text>`,
		"</svg>"
	].join("\n")}\n`;
}
function short(label) {
	return graphLabel(label, LABEL_LIMIT);
}
/** Pixels that a text takes at most; letters of East Asia and emoji are twice as wide. */
function widthOf(text) {
	return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= 4352 ? WIDE : LETTER), 0);
}
function drawNode({ label, kind, state }, { x, y }, width) {
	const whole = shorten(oneLine(label), TITLE_LIMIT);
	return [
		`<g class="${kind} ${state}" transform="${`translate(${round(x)} ${round(y)})`}"><title>${xml(`${whole} (${KINDS[kind]}, ${STATES[state]})`)}</title>`,
		shape(kind, width / 2, HEIGHT / 2),
		`<text text-anchor="middle" y="${kind === "data" ? 7.5 : 4.5}">${xml(short(label))}</text></g>`
	].join("");
}
/** The outline of a kind, around its centre; `w` and `h` are half of its size. */
function shape(kind, w, h) {
	const box = (corner) => `<rect class="shape" x="${round(-w)}" y="${-h}" width="${round(2 * w)}" height="${2 * h}" rx="${corner}"/>`;
	const outline = (path) => `<path class="shape" d="${path}"/>`;
	const [l, r] = [round(-w), round(w)];
	switch (kind) {
		case "step": return box(h);
		case "evidence": return box(2);
		case "code": return `${box(2)}${outline(`M${round(-w + 6)},${-h} V${h} M${round(w - 6)},${-h} V${h}`)}`;
		case "model": return outline(`M${l},0 L${round(-w + 10)},${-h} H${round(w - 10)} L${r},0 L${round(w - 10)},${h} H${round(-w + 10)} z`);
		case "data": {
			const rim = `A${r},5 0 0 0 ${r},${-h + 5}`;
			return outline(`M${l},${-h + 5} A${r},5 0 0 1 ${r},${-h + 5} V${h - 5} A${r},5 0 0 1 ${l},${h - 5} V${-h + 5} ${rim}`);
		}
		default: return kind;
	}
}
function edge(between, drawn, boxes, sizes) {
	const [from, to] = drawn?.arc ?? [-1, -1];
	const [source, target] = [boxes[from], boxes[to]];
	if (source === void 0 || target === void 0) return "";
	const forward = source.x <= target.x ? 1 : -1;
	const start = {
		x: source.x + forward * (sizes[from]?.width ?? 0) / 2,
		y: source.y
	};
	const end = {
		x: target.x - forward * (sizes[to]?.width ?? 0) / 2,
		y: target.y
	};
	const path = `<path class="edge" marker-end="url(#arrow)" d="${curve([
		start,
		...between,
		end
	])}"/>`;
	const label = drawn?.label;
	if (label === void 0) return path;
	return `${path}<text class="note" text-anchor="middle" x="${round((start.x + end.x) / 2)}" y="${round((start.y + end.y) / 2 - 4)}">${xml(short(label))}</text>`;
}
/** A smooth line through points, level at each of them. */
function curve(points) {
	return points.map(({ x, y }, at) => {
		const before = points[at - 1];
		if (before === void 0) return `M${round(x)},${round(y)}`;
		const half = (before.x + x) / 2;
		return `C${round(half)},${round(before.y)} ${round(half)},${round(y)} ${round(x)},${round(y)}`;
	}).join(" ");
}
/** What leads to what, for who cannot see it. */
function described(nodes, drawn) {
	const name = (at) => short(nodes[at]?.label ?? "");
	const told = [...Map.groupBy(drawn, ({ arc }) => arc[0])].slice(0, MOST_TOLD).map(([from, arcs]) => {
		return `${name(from)} leads to ${arcs.map(({ arc }) => name(arc[1])).join(", ")}.`;
	});
	const bad = nodes.flatMap(({ state, label }) => state === "bad" ? [short(label)] : []);
	const wrong = bad.length === 0 ? [] : [`Does not verify: ${bad.join(", ")}.`];
	return [
		`${nodes.length} nodes, ${drawn.length} edges.`,
		...wrong,
		...told
	].join(" ");
}
/** How the states that occur are drawn. */
function legend(nodes) {
	const lines = {
		ok: "solid line",
		bad: "thick dashes",
		unknown: "dotted line"
	};
	return [
		"ok",
		"bad",
		"unknown"
	].filter((state) => nodes.some((node) => node.state === state)).map((state) => `${lines[state]}: ${STATES[state]}`).join("  ·  ");
}
function round(value) {
	return Math.round(value * 10) / 10;
}
// src/cli/graph/graph.ts
/** Name of the shape that `--json` prints. A key may be added under it; none is renamed, moved or dropped. */
const JSON_SCHEMA_ID = "gatehouse/graph/v1";
/** Packages that are read for a drawing of all of them. */
const MOST_PACKAGES = 60;
/** Prints the lineage of one package, or, where several are meant, how they stand on data and on each other. */
async function graph(name, options, terminal) {
	const clone = await openPackageClone(options);
	const drawn = clone.ok ? await draw(clone.value, name, terminal) : clone;
	if (!drawn.ok) {
		tell(terminal, "error", drawn.problem);
		return EXIT.unanswered;
	}
	terminal.out.write(written(drawn.value, options));
	return EXIT.done;
}
function written(drawn, { dot: asDot, svg: asSvg, json }) {
	if (asDot === true) return dot(drawn);
	if (asSvg === true) return svg(drawn);
	if (json === true) return `${JSON.stringify({
		schema: JSON_SCHEMA_ID,
		...drawn
	}, null, 2)}\n`;
	return `${mermaid(drawn)}\n`;
}
async function draw(clone, name, terminal) {
	if (name !== void 0) return drawOne(clone, name);
	const tree = new GitTree(clone.objects, clone.head.sha);
	const [all, mistakes] = await Promise.all([packagesAt(tree, clone.globs), mistakesAt(tree, clone.globs)]);
	tellMistakes(mistakes, terminal);
	const [only, ...others] = all;
	if (only === void 0) return problem({
		id: "no-packages",
		says: "`{head}` has no package whose manifest can be read; packages are looked for in {globs}",
		fix: "name another commit: --head REV",
		values: {
			head: clone.head.ref,
			globs: clone.globs
		}
	});
	if (others.length === 0) return drawOne(clone, only.name);
	if (all.length > MOST_PACKAGES) tell(terminal, "note", {
		says: "there are {count} packages, and the first {most} are drawn",
		fix: "name the one that you mean",
		values: {
			count: all.length,
			most: MOST_PACKAGES
		}
	});
	const drawn = all.slice(0, MOST_PACKAGES).map(({ folder }) => folder);
	return {
		ok: true,
		value: packagesGraph(await factsAt(tree, drawn), all)
	};
}
/** Says which packages are left out, since their manifests cannot be read. */
function tellMistakes(mistakes, terminal) {
	const places = mistakes.map(({ where: { path, line, column } }) => [
		path,
		line,
		column
	].filter((part) => part !== void 0).join(":"));
	if (places.length === 0) return;
	tell(terminal, "note", {
		says: "{count} [package is|packages are] not drawn, since there are mistakes at {places}",
		fix: "mend them first: gatehouse check shows them in their lines",
		values: {
			count: places.length,
			places
		}
	});
}
/** Whether more is drawn than the model that every package is about, and which this one does not name. */
function saysSomething({ nodes }, facts) {
	if (nodes.length !== 1) return nodes.length > 0;
	const { kind } = nodes[0] ?? {};
	return kind !== "model" || facts?.manifest.ok === true && facts.manifest.value.handoff.model?.path !== void 0;
}
async function drawOne(clone, name) {
	const wanted = parseWanted(name);
	const found = wanted.ok ? await findVersion(clone, wanted.value, "head") : wanted;
	if (!found.ok) return found;
	const tree = new GitTree(clone.objects, found.value.commit);
	const [facts] = await factsAt(tree, [found.value.folder]);
	const drawn = facts === void 0 ? null : lineageGraph(facts, await packagesAt(tree, clone.globs));
	if (drawn !== null && saysSomething(drawn, facts)) return {
		ok: true,
		value: drawn
	};
	return problem({
		id: "nothing-to-draw",
		says: "the manifest of `{name}` names no data, code, model or evidence that could be drawn",
		fix: "gatehouse check says what is missing in it",
		values: { name }
	});
}
export { graph };
