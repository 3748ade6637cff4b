// SPDX-License-Identifier: Apache-2.0
// Starts the packaged server, runs the kit against it, weighs the outcomes; the last line counts them.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { startVitest } from 'vitest/node'
import { judge } from './judge.mjs'
import { startServer } from './server.mjs'

const LONG_POLL_SECONDS = 2
const KIT = '@durable-streams/server-conformance-tests'

async function runKit(baseUrl) {
  const vitest = await startVitest('test', ['kit.test.mjs'], {
    root: new URL('.', import.meta.url).pathname,
    config: false,
    watch: false,
    // The judge reports: what is listed as unsupported would drown the rest.
    reporters: [{}],
    provide: { baseUrl, longPollTimeoutMs: LONG_POLL_SECONDS * 1000 },
  })
  const modules = vitest.state.getTestModules()
  const tests = modules.flatMap((module) => [...module.children.allTests()]).map(outcome)
  const errors = [...modules.flatMap((module) => module.errors()), ...vitest.state.getUnhandledErrors()]
  await vitest.close()
  return [...tests, ...errors.map((error) => ({ path: ['Not in a test'], state: 'failed', error: firstLine(error) }))]
}

function outcome(test) {
  const names = [test.name]
  for (let group = test.parent; group.type === 'suite'; group = group.parent) {
    names.unshift(group.name)
  }
  const { state, errors } = test.result()
  return { path: names, state, error: errors?.map(firstLine).join('; ') }
}

function firstLine(error) {
  return String(error.message ?? error).split('\n')[0]
}

const unsupported = JSON.parse(await readFile(new URL('unsupported.json', import.meta.url)))
const server = await startServer({ 'live.long-poll': `${LONG_POLL_SECONDS}s` })
let verdict
try {
  verdict = judge(await runKit(server.baseUrl), unsupported)
} finally {
  await server.stop()
}
const { version } = createRequire(import.meta.url)(`${KIT}/package.json`)
console.log(`${KIT} ${version}: ${verdict.unsupported} tests of what is not supported yet, ${verdict.skipped} skipped`)
verdict.problems.forEach((problem) => console.log(`FAILED ${problem}`))
console.log(`${verdict.passed} passed, ${verdict.failed} failed`)
// vitest has set the exit code for failures that the judge excuses.
process.exit(verdict.failed === 0 ? 0 : 1)
