// src/core/checklist/link-path.ts
/** A link with a scheme (`https:`, `mailto:`, also `C:`) or to another host. */
const OUTSIDE = /^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/;
/**
* The path of a Markdown link that stays in the repository: without query and fragment, percent escapes undone.
* `undefined` for a link that leads elsewhere, or to a heading of the same page.
*/
function linkPath(href) {
	if (OUTSIDE.test(href)) return void 0;
	const path = href.replace(/[?#].*$/s, "");
	if (path === "") return void 0;
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
export { linkPath as t };
