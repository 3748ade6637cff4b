// SPDX-License-Identifier: Apache-2.0
// Starts the packaged server, runs the kits against it, weighs the outcomes; the last line counts them.
// Arguments name some of the test files; the environment variable PEER_URL names a server that runs already.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { startVitest } from 'vitest/node'
import { judge } from './judge.mjs'
import { startServer } from './server.mjs'

const LONG_POLL_SECONDS = 2
const ROOT_TOKEN = 'root-token-of-the-peer-tests'
// With access tokens in force the other protocol needs the root token, too: each kit gets a server of its own.
const KITS = [
  { name: '@durable-streams/server-conformance-tests', file: 'kit.test.mjs', settings: { 'live.long-poll': `${LONG_POLL_SECONDS}s` } },
  { name: '@s2-dev/streamstore', file: 's2sdk.test.mjs', settings: { 's2.auth': true, 's2.root-token': ROOT_TOKEN } },
]

async function runKit({ file, settings }) {
  const running = process.env.PEER_URL
  const server = running ? { baseUrl: running, stop() {} } : await startServer(settings)
  try {
    return await runTests(file, server.baseUrl)
  } finally {
    await server.stop()
  }
}

async function runTests(file, baseUrl) {
  const vitest = await startVitest('test', [file], {
    root: new URL('.', import.meta.url).pathname,
    config: false,
    watch: false,
    // These tests ask what is answered, not how fast on a machine that others use as well.
    testTimeout: 30_000,
    // The judge reports: what is listed as unsupported would drown the rest.
    reporters: [{}],
    provide: { baseUrl, longPollTimeoutMs: LONG_POLL_SECONDS * 1000, rootToken: ROOT_TOKEN },
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

const chosen = process.argv.slice(2)
const kits = KITS.filter(({ file }) => chosen.length === 0 || chosen.includes(file))
const unsupported = JSON.parse(await readFile(new URL('unsupported.json', import.meta.url)))
const load = createRequire(import.meta.url)
const outcomes = []
for (const kit of kits) {
  const ended = await runKit(kit)
  const passed = ended.filter(({ state }) => state === 'passed').length
  console.log(`${kit.name} ${load(`./node_modules/${kit.name}/package.json`).version}: ${passed} of ${ended.length} tests passed`)
  outcomes.push(...ended)
}
const verdict = judge(outcomes, unsupported)
console.log(`${verdict.unsupported} tests of what is not supported yet, ${verdict.skipped} skipped`)
verdict.problems.forEach((problem) => console.log(`FAILED ${problem}`))
console.log(`${verdict.passed} passed, ${verdict.failed} failed`)
// vitest has set the exit code for failures that the judge excuses.
process.exit(verdict.failed === 0 ? 0 : 1)
