// SPDX-License-Identifier: Apache-2.0
// The kit as a library: its command line looks for a vitest that it does not ship.
import { runConformanceTests } from '@durable-streams/server-conformance-tests'
import { inject } from 'vitest'

runConformanceTests({ baseUrl: inject('baseUrl'), longPollTimeoutMs: inject('longPollTimeoutMs'), subscriptions: true })
