// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judge } from './judge.mjs'

const passing = { path: ['Reads', 'a page'], state: 'passed' }
const failing = { path: ['Forks', 'create'], state: 'failed', error: 'expected 501 to be 201' }
const forks = { path: ['Forks'], reason: 'not built yet' }

test('a failure that is not listed fails the run', () => {
  const verdict = judge([passing, failing], [])
  assert.deepEqual([verdict.passed, verdict.failed], [1, 1])
  assert.match(verdict.problems[0], /Forks > create: expected 501 to be 201/)
})

test('a listed failure is counted apart', () => {
  const verdict = judge([passing, failing], [forks])
  assert.deepEqual([verdict.passed, verdict.failed, verdict.unsupported], [1, 0, 1])
})

test('a listed group of which nothing fails any more fails the run', () => {
  const verdict = judge([passing, { path: ['Forks', 'create'], state: 'passed' }], [forks])
  assert.equal(verdict.failed, 1)
  assert.match(verdict.problems[0], /Forks: nothing of it fails/)
})

test('a listed group may hold tests that pass', () => {
  const verdict = judge([passing, failing, { path: ['Forks', 'delete'], state: 'passed' }], [forks])
  assert.deepEqual([verdict.passed, verdict.failed], [2, 0])
})

test('an entry that covers no test fails the run', () => {
  assert.equal(judge([passing], [forks]).failed, 1)
})

test('a run in which nothing passes fails', () => {
  assert.equal(judge([], []).failed, 1)
})

test('a test that was skipped is neither passed nor failed', () => {
  const verdict = judge([passing, { path: ['Subscriptions', 'create'], state: 'skipped' }], [])
  assert.deepEqual([verdict.passed, verdict.failed, verdict.skipped], [1, 0, 1])
})
