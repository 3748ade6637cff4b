// SPDX-License-Identifier: Apache-2.0

/**
 * Weighs outcomes ({ path, state, error }) against the list of what is not supported ({ path, reason }). A path is
 * the names of the groups and of the test; an entry covers every test below it. The list can only shrink: an entry
 * must cover a test that fails (some tests of a feature pass without it, so not each has to).
 */
export function judge(outcomes, unsupported) {
  const verdict = { passed: 0, failed: 0, unsupported: 0, skipped: 0, problems: [] }
  const problem = (path, text) => {
    verdict.failed++
    verdict.problems.push(`${path.join(' > ')}: ${text}`)
  }
  for (const { path, state, error } of outcomes) {
    if (state === 'passed' || state === 'skipped') {
      verdict[state]++
    } else if (state === 'failed' && unsupported.some((entry) => covers(entry, path))) {
      verdict.unsupported++
    } else {
      problem(path, error ?? `ended as ${state}`)
    }
  }
  for (const entry of unsupported) {
    if (!outcomes.some(({ path, state }) => state === 'failed' && covers(entry, path))) {
      problem(entry.path, `nothing of it fails: take it off unsupported.json (${entry.reason})`)
    }
  }
  if (verdict.passed === 0) {
    problem(['The kit'], 'no test passed')
  }
  return verdict
}

function covers(entry, path) {
  return entry.path.every((name, i) => name === path[i])
}
