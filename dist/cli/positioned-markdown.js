import { t as MarkdownItCallable } from "./markdown-it.js";
// src/core/source/positioned-markdown.ts
/** Makes a parser that reads Markdown as GitHub does where it matters to us: it renders nothing, and keeps no state between calls. */
function positionedMarkdown(options) {
	const parser = new MarkdownItCallable("commonmark", {
		html: true,
		...options
	});
	parser.enable(["table", "strikethrough"]);
	parser.validateLink = () => true;
	parser.normalizeLink = (url) => url;
	const pushedAt = /* @__PURE__ */ new WeakMap();
	parser.inline.State = class extends parser.inline.State {
		push(...pushed) {
			const token = super.push(...pushed);
			pushedAt.set(token, this.pos);
			return token;
		}
	};
	return {
		parser,
		offsetOf: (token) => pushedAt.get(token)
	};
}
export { positionedMarkdown as t };
