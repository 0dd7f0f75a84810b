// Plain JavaScript, because it has to run on the Node that it warns about.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Gatehouse needs Node 24 and this is ${process.versions.node}: run "npm ci" (npm 12 asks for the script approval that package.json already holds), or put a Node 24 first in PATH.`,
  );
  process.exit(1);
}
