import { a as oneLine } from "./escape-terminal.js";
// src/core/report/escape-xml.ts
/** What XML 1.0 cannot hold at all, not even as an entity, and {@link oneLine} lets through. */
const FORBIDDEN = /[\uFFFE\uFFFF]/g;
/** Foreign text as one line of XML, in an element or in a quoted attribute: nothing in it opens or ends anything. */
function xml(foreign) {
	return oneLine(foreign).replace(FORBIDDEN, (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase()}>`).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
export { xml as t };
