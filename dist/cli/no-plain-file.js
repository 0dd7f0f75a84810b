import { stat } from "node:fs/promises";
// src/cli/audit/no-plain-file.ts
/**
* Why what is at a path cannot be read more than once, as a log must be in which something is looked up first: a pipe is empty by then, and a device has no end. `null`
* where it can. Rejects with node's own error when nothing is there.
*/
async function noPlainFile(path) {
	const stats = await stat(path);
	if (stats.isFile()) return null;
	return {
		id: "no-plain-file",
		says: "`{path}` is {what}, and a plain file is asked for: it is read more than once",
		fix: "write what is in it to a file, and name that",
		values: {
			path,
			what: stats.isDirectory() ? "a folder" : stats.isFIFO() ? "a pipe" : "a device"
		}
	};
}
export { noPlainFile as t };
