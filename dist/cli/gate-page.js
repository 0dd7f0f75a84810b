// src/core/report/gate-page.ts
/** Where the pages of this project are read. */
const PAGES = "https://github.com/gatehouse/gatehouse/blob/main";
/** Address of the page that says what a gate checks, why, and how it passes; for what belongs to no gate, of the page on what may go wrong. */
function gatePage(gate) {
	if (gate === null) return `${PAGES}/docs/troubleshooting.md`;
	return `${PAGES}/src/core/gates/${encodeURIComponent(gate.toWellFormed())}/README.md`;
}
export { gatePage as t };
