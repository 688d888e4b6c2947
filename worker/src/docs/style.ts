import { raw } from 'hono/html'

export const STYLE = raw(`
:root { color-scheme: light dark; --ink: #1c1e21; --quiet: #5f6670; --ground: #fff; --panel: #f5f6f7; --line: #dfe2e6; --accent: #0b63c5 }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e9ec; --quiet: #a0a7b1; --ground: #16181b; --panel: #1f2226; --line: #343940; --accent: #6cb0ff } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 24px 16px 96px; max-width: 960px; background: var(--ground); color: var(--ink); font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif }
h1 { font-size: 24px; margin: 0 0 4px } h1 small, .key { color: var(--quiet); font-weight: 400; font-size: 13px }
h2 { font-size: 18px; margin: 0 0 4px } h3 { font-size: 13px; color: var(--quiet); margin: 16px 0 4px }
a { color: var(--accent); text-decoration: none } a:hover, a:focus-visible { text-decoration: underline }
nav ul { list-style: none; padding: 0; columns: 2 340px } nav li { break-inside: avoid; padding: 2px 0 }
section { border-top: 1px solid var(--line); padding: 24px 0 } p { margin: 4px 0 } p.key { margin-top: 8px }
code, pre { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere }
pre { margin: 0; padding: 8px 12px; background: var(--panel); border-radius: 6px; white-space: pre-wrap; overflow-x: auto }
b { display: inline-block; min-width: 60px; font-size: 12px; letter-spacing: .03em } h2 b { font-size: 15px; min-width: 68px } h2 code { font-size: 15px }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; font-weight: 400 }
`)
