import type { Plugin } from 'vite'

/** What valibot's schemas carry for its sentences about misfits; no setting of its own is ever changed here. */
const FOR_SENTENCES = /^\s*(?:reference|async|expects): .*,$/gm
/** Of the steps of a misfit's path only the keys are asked for; nobody aborts early. */
const STEP = /type: "\w+",\s*origin: "\w+",\s*input,\s*key,\s*value: .*/g
const ABORT = /config\$1\.abort(?:Pipe)?Early/g
const ADD_ISSUE = /(function _addIssue\(context, label, dataset, config[\w$]*, other\) \{)[\s\S]*?(\n\})/
const CONFIG = /(function getGlobalConfig\(config[\w$]*\) \{)[\s\S]*?(\n\})/
const BRIEF = `$1
	if (context.kind === "schema") dataset.typed = false;
	(dataset.issues ??= []).push({ path: other?.path });$2`

/**
 * Leaves out of valibot what makes sentences about a misfit, in every language it may be told in: a page asks only at which path a
 * payload stops fitting.
 * @throws Error where valibot is no longer written so
 */
export const slimValibot = (): Plugin => ({
  name: 'slim-valibot',
  transform: {
    filter: { id: /\/valibot\/dist\/index\.mjs$/ },
    handler(code) {
      if (!ADD_ISSUE.test(code) || !CONFIG.test(code)) this.error('valibot is written in another way: see build/slim-valibot.ts')
      const brief = code.replace(ADD_ISSUE, BRIEF).replace(CONFIG, '$1\n\treturn {};$2')
      return { code: brief.replace(FOR_SENTENCES, '').replace(STEP, 'key').replace(ABORT, 'false'), map: null }
    },
  },
})
