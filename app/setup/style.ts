import { createHash } from "node:crypto";

/** How the pages look, light and dark. Nothing is fetched from anywhere. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --fill: #f6f8fa; --act: #1a7f37; --bad: #b32424; }
@media (prefers-color-scheme: dark) {
  :root { --back: #0d1117; --text: #f0f6fc; --soft: #9aa4af; --line: #3d444d; --fill: #151b23; --act: #238636; --bad: #ff8f86; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p { margin: .5rem 0; } .soft { color: var(--soft); } .bad { color: var(--bad); }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; } label + .soft { margin: 0 0 .25rem; font-size: .9rem; }
input { width: 100%; padding: .5rem .6rem; font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 6px; }
button { margin: 1.25rem 0 0; padding: .5rem 1rem; font: inherit; font-weight: 600; color: #fff; background: var(--act); border: 0; border-radius: 6px; cursor: pointer; }
:focus-visible { outline: 2px solid #4493f8; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; } th, td { padding: .4rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; } td:first-child { white-space: nowrap; }
code, pre { font: .9em/1.45 ui-monospace, monospace; background: var(--fill); border-radius: 4px; } code { padding: .1em .3em; overflow-wrap: anywhere; }
pre { padding: .8rem 1rem; border: 1px solid var(--line); overflow-x: auto; } pre code { padding: 0; background: none; overflow-wrap: normal; }
a { color: inherit; } summary { cursor: pointer; font-weight: 600; margin: 1rem 0 .5rem; }
@media (max-width: 30rem) { td:first-child { white-space: normal; } }
`;

/** By which a browser knows that the style is ours. */
export const STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;
