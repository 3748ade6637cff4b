// SPDX-License-Identifier: Apache-2.0
// Holds S2 sessions open under a steady load and looks for gaps, repeats and growth: node soak.mjs [minutes]
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { AppendInput, AppendRecord, S2 } from '@s2-dev/streamstore'
import { startServer } from './server.mjs'

const minutes = Number(process.argv[2] ?? 10)
const SESSIONS = { fetch: 25, s2s: 25 } // server-sent events, and S2S
const APPENDS_PER_SECOND = 200
const TICK_MILLIS = 50
const SAMPLE_SECONDS = 15
const BASIN = 'soak-basin'
const STREAM = 'soak'

async function residentMebibytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024)
}

/** A reader that follows from the start; it says which record it expects next. */
async function follow(stream, reader) {
  const session = await stream.readSession({ start: { from: { seqNum: 0 } } })
  reader.cancel = () => session.cancel('over')
  for await (const { seqNum, body } of session) {
    if (seqNum !== reader.next || body !== String(seqNum)) {
      throw new Error(`${reader.name} expected record ${reader.next} and got ${seqNum} (${body})`)
    }
    reader.next++
  }
}

const server = await startServer({})
const endpoints = { account: server.baseUrl, basin: server.baseUrl }
const s2 = new S2({ accessToken: 'ignored', endpoints, retry: { maxAttempts: 1 } })
await s2.basins.create({ basin: BASIN })
await s2.basin(BASIN).streams.create({ stream: STREAM })

let failure
const readers = Object.entries(SESSIONS).flatMap(([forceTransport, count]) =>
  Array.from({ length: count }, (_, i) => ({ name: `${forceTransport} reader ${i}`, forceTransport, next: 0 })),
)
for (const reader of readers) {
  const stream = s2.basin(BASIN).stream(STREAM, { forceTransport: reader.forceTransport })
  follow(stream, reader).then(
    () => (reader.ended = true),
    (error) => (failure ??= reader.cancelled ? undefined : error),
  )
}

const writer = s2.basin(BASIN).stream(STREAM, { forceTransport: 's2s' })
const session = await writer.appendSession()
const memory = []
const start = Date.now()
const seconds = () => (Date.now() - start) / 1000
let written = 0
let sampled = 0
while (seconds() < minutes * 60 && !failure) {
  while (written < seconds() * APPENDS_PER_SECOND) {
    const ticket = await session.submit(AppendInput.create([AppendRecord.string({ body: String(written++) })]))
    ticket.ack().catch((error) => (failure ??= error))
  }
  if (seconds() >= sampled) {
    memory.push(await residentMebibytes(server.pid))
    sampled += SAMPLE_SECONDS
    const behind = Math.max(...readers.map(({ next }) => written - next))
    console.log(`${Math.round(seconds())} s: ${written} appends, slowest reader ${behind} behind, ${memory.at(-1)} MiB resident`)
  }
  await pause(TICK_MILLIS)
}
await session.close()
const deadline = Date.now() + 10_000
while (!failure && readers.some(({ next }) => next < written) && Date.now() < deadline) {
  await pause(TICK_MILLIS)
}
const late = readers.filter(({ next }) => next < written)
const ended = readers.filter((reader) => reader.ended)
readers.forEach((reader) => (reader.cancelled = true))
await server.stop()

// The first quarter warms up: caches fill, code is compiled.
const settled = memory.slice(Math.floor(memory.length / 4))
console.log(`resident memory after warm-up: ${Math.min(...settled)} to ${Math.max(...settled)} MiB, at the end ${memory.at(-1)} MiB`)
const problems = [failure?.message, late.length && `${late.length} readers did not get everything`, ended.length && `${ended.length} sessions ended`]
  .filter(Boolean)
problems.forEach((problem) => console.log(`FAILED ${problem}`))
console.log(`${written} records to each of ${readers.length} sessions over ${Math.round(seconds())} s: ${problems.length ? 'FAILED' : 'no gap, no repeat'}`)
process.exit(problems.length ? 1 : 0)
