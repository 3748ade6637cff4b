// SPDX-License-Identifier: Apache-2.0
// The official S2 client against this server, with nothing but the endpoint changed.
import {
  AppendInput,
  AppendRecord,
  BatchTransform,
  FencingTokenMismatchError,
  Producer,
  RangeNotSatisfiableError,
  S2,
  S2Error,
  SeqNumMismatchError,
} from '@s2-dev/streamstore'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

const endpoint = inject('baseUrl')
const basinName = `peer-${Date.now()}`
const client = (options) =>
  new S2({ accessToken: inject('rootToken'), endpoints: { account: endpoint, basin: endpoint }, retry: { maxAttempts: 1 }, ...options })
const s2 = client()
const basin = s2.basin(basinName)
const strings = (...bodies) => AppendInput.create(bodies.map((body) => AppendRecord.string({ body })))
const numbered = (from, to) => Array.from({ length: to - from }, (_, i) => `record ${from + i}`)

let streams = 0
async function freshStream(config, options) {
  const stream = `stream/${++streams}`
  await basin.streams.create({ stream, config })
  return basin.stream(stream, options)
}

async function collect(session) {
  const records = []
  for await (const record of session) {
    records.push(record)
  }
  return records
}

beforeAll(async () => {
  await s2.basins.create({ basin: basinName, config: { createStreamOnAppend: true } })
})

afterAll(() => s2.basins.delete({ basin: basinName }))

describe('basins', () => {
  const name = `${basinName}-x`

  test('are created, ensured, listed, reconfigured and deleted', async () => {
    expect((await s2.basins.create({ basin: name })).name).toBe(name)
    await expect(s2.basins.create({ basin: name })).rejects.toMatchObject({ status: 409, code: 'resource_already_exists' })
    expect((await s2.basins.ensure({ basin: name })).result).toBe('noop')
    const listed = await s2.basins.list({ prefix: name })
    expect(listed.basins.map((found) => found.name)).toEqual([name])
    await s2.basins.reconfigure({ basin: name, createStreamOnRead: true })
    expect((await s2.basins.getConfig({ basin: name })).createStreamOnRead).toBe(true)
    await s2.basins.delete({ basin: name })
    await expect.poll(async () => (await s2.basins.list({ prefix: name })).basins).toEqual([])
    await expect(s2.basins.getConfig({ basin: name })).rejects.toMatchObject({ status: 404, code: 'basin_not_found' })
  })
})

describe('streams', () => {
  test('are created, listed in pages, reconfigured and deleted', async () => {
    const names = ['pages/a', 'pages/b', 'pages/c']
    for (const stream of names) {
      await basin.streams.create({ stream, config: { retentionPolicy: { ageSecs: 3600 } } })
    }
    const listed = []
    for await (const { name } of basin.streams.listAll({ prefix: 'pages/', limit: 2 })) {
      listed.push(name)
    }
    expect(listed).toEqual(names)
    expect((await basin.streams.list({ prefix: 'pages/', limit: 2 })).hasMore).toBe(true)
    await basin.streams.reconfigure({ stream: 'pages/a', timestamping: { mode: 'arrival' } })
    expect(await basin.streams.getConfig({ stream: 'pages/a' })).toMatchObject({
      retentionPolicy: { ageSecs: 3600 },
      timestamping: { mode: 'arrival' },
    })
    await basin.streams.delete({ stream: 'pages/a' })
    await expect.poll(async () => (await basin.streams.list({ prefix: 'pages/' })).streams.map(({ name }) => name)).toEqual(names.slice(1))
  })

  test('come to be with an append where the basin says so', async () => {
    const ack = await basin.stream('made/by/append').append(strings('first'))
    expect(ack.start.seqNum).toBe(0)
  })

  test('that do not exist are not found', async () => {
    await expect(basin.stream('nowhere').checkTail()).rejects.toMatchObject({ status: 404, code: 'stream_not_found' })
  })
})

describe.each(['fetch', 's2s'])('records over %s', (forceTransport) => {
  const fresh = (config) => freshStream(config, { forceTransport })

  test('unary appends and reads give back bodies, headers and positions', async () => {
    const stream = await fresh()
    expect((await stream.checkTail()).tail.seqNum).toBe(0)
    const bytes = new Uint8Array([0, 255, 128, 10])
    const ack = await stream.append(
      AppendInput.create([
        AppendRecord.string({ body: 'text, täxt, 文', headers: [['kind', 'text']] }),
        AppendRecord.bytes({ body: bytes, headers: [[new Uint8Array([1]), new Uint8Array([254])]] }),
      ]),
    )
    expect([ack.start.seqNum, ack.end.seqNum, ack.tail.seqNum]).toEqual([0, 2, 2])
    const text = await stream.read({ start: { from: { seqNum: 0 } }, stop: { limits: { count: 1 } } })
    expect(text.records[0]).toMatchObject({ seqNum: 0, body: 'text, täxt, 文', headers: [['kind', 'text']] })
    const raw = await stream.read({ start: { from: { seqNum: 1 } } }, { as: 'bytes' })
    expect([...raw.records[0].body]).toEqual([...bytes])
    expect(raw.records[0].headers.map((header) => header.map((part) => [...part]))).toEqual([[[1], [254]]])
  })

  test('each start', async () => {
    const stream = await fresh({ timestamping: { mode: 'client-require' } })
    const stamped = [1000, 1001, 1001, 1003].map((timestamp) => AppendRecord.string({ body: `${timestamp}`, timestamp }))
    await stream.append(AppendInput.create(stamped))
    const first = async (from) => (await stream.read({ start: { from } })).records[0].seqNum
    expect(await first({ seqNum: 2 })).toBe(2)
    expect(await first({ timestamp: 1001 })).toBe(1)
    expect(await first({ timestamp: 1002 })).toBe(3)
    expect(await first({ tailOffset: 3 })).toBe(1)
    expect(await collect(await stream.readSession({ start: { from: { timestamp: 1001 } }, stop: { limits: { count: 10 } } }))).toHaveLength(3)
    const beyond = stream.read({ start: { from: { seqNum: 9 } } })
    await expect(beyond).rejects.toBeInstanceOf(RangeNotSatisfiableError)
    await expect(beyond).rejects.toMatchObject({ status: 416, tail: { seqNum: 4 } })
    const clamped = await stream.readSession({ start: { from: { seqNum: 9 }, clamp: true }, stop: { waitSecs: 1 } })
    expect(await collect(clamped)).toEqual([])
  })

  test('each stop', async () => {
    const stream = await fresh({ timestamping: { mode: 'client-require' } })
    const stamped = [1000, 1001, 1002, 1003].map((timestamp) => AppendRecord.string({ body: 'x', timestamp }))
    await stream.append(AppendInput.create(stamped))
    const start = { from: { seqNum: 0 } }
    const read = async (stop) => (await collect(await stream.readSession({ start, stop }))).map(({ seqNum }) => seqNum)
    expect(await read({ limits: { count: 3 } })).toEqual([0, 1, 2])
    expect(await read({ limits: { bytes: 2 * 9 } })).toEqual([0, 1])
    expect(await read({ untilTimestamp: 1003 })).toEqual([0, 1, 2])
    expect(await read({ waitSecs: 0 })).toEqual([0, 1, 2, 3])
  })

  test('a session waits for what comes and ends when nothing comes for long enough', async () => {
    const stream = await fresh()
    // By number: a session of frames may still be on its way when the first record is written.
    const session = await stream.readSession({ start: { from: { seqNum: 0 } }, stop: { waitSecs: 2 } })
    const received = collect(session)
    for (const body of numbered(0, 3)) {
      await stream.append(strings(body))
    }
    expect((await received).map(({ body }) => body)).toEqual(numbered(0, 3))
  })

  test('a session appends in order, many at a time, and closes with every acknowledgement', async () => {
    const stream = await fresh()
    const session = await stream.appendSession({ maxInflightBytes: 1 << 20 })
    const tickets = []
    for (let i = 0; i < 200; i++) {
      tickets.push(await session.submit(strings(...numbered(i * 5, i * 5 + 5))))
    }
    const acks = await Promise.all(tickets.map((ticket) => ticket.ack()))
    await session.close()
    expect(acks.map((ack) => ack.start.seqNum)).toEqual(Array.from({ length: 200 }, (_, i) => i * 5))
    const all = await collect(await stream.readSession({ start: { from: { seqNum: 0 } }, stop: { limits: { count: 1000 } } }))
    expect(all.map(({ body }) => body)).toEqual(numbered(0, 1000))
    await stream.close()
  })

  test('a producer batches by itself', async () => {
    const stream = await fresh()
    const producer = new Producer(new BatchTransform({ lingerDurationMillis: 5, maxBatchRecords: 100 }), await stream.appendSession())
    const tickets = []
    for (const body of numbered(0, 500)) {
      tickets.push(await producer.submit(AppendRecord.string({ body })))
    }
    const acks = await Promise.all(tickets.map((ticket) => ticket.ack()))
    await producer.close()
    expect(acks.map((ack) => ack.seqNum())).toEqual(Array.from({ length: 500 }, (_, i) => i))
  })

  test('conditions and fencing', async () => {
    const stream = await fresh()
    await stream.append(AppendInput.create([AppendRecord.fence('mine')]))
    const wrongNumber = stream.append(AppendInput.create([AppendRecord.string({ body: 'x' })], { matchSeqNum: 7 }))
    await expect(wrongNumber).rejects.toBeInstanceOf(SeqNumMismatchError)
    await expect(wrongNumber).rejects.toMatchObject({ status: 412, expectedSeqNum: 1 })
    const wrongToken = stream.append(AppendInput.create([AppendRecord.string({ body: 'x' })], { fencingToken: 'theirs' }))
    await expect(wrongToken).rejects.toBeInstanceOf(FencingTokenMismatchError)
    await expect(wrongToken).rejects.toMatchObject({ status: 412, expectedFencingToken: 'mine' })
    const session = await stream.appendSession()
    const ticket = await session.submit(AppendInput.create([AppendRecord.string({ body: 'x' })], { fencingToken: 'theirs' }))
    await expect(ticket.ack()).rejects.toBeInstanceOf(S2Error)
    const ack = await stream.append(AppendInput.create([AppendRecord.string({ body: 'x' })], { fencingToken: 'mine', matchSeqNum: 1 }))
    expect(ack.end.seqNum).toBe(2)
  })

  test('trimming', async () => {
    const stream = await fresh()
    await stream.append(strings(...numbered(0, 5)))
    await stream.append(AppendInput.create([AppendRecord.trim(3)]))
    await expect.poll(async () => (await stream.read({ start: { from: { seqNum: 0 } } })).records[0].seqNum).toBe(3)
    const data = await stream.read({ start: { from: { seqNum: 0 } }, ignoreCommandRecords: true })
    expect(data.records.map(({ seqNum }) => seqNum)).toEqual([3, 4])
  })
})

test('gzip on sessions', async () => {
  const zipped = client({ compression: 'gzip' }).basin(basinName)
  const name = `stream/${++streams}`
  await zipped.streams.create({ stream: name })
  const stream = zipped.stream(name, { forceTransport: 's2s' })
  const session = await stream.appendSession()
  const ticket = await session.submit(strings('y'.repeat(100_000)))
  await ticket.ack()
  await session.close()
  const read = await collect(await stream.readSession({ start: { from: { seqNum: 0 } }, stop: { limits: { count: 1 } } }))
  expect(read[0].body).toBe('y'.repeat(100_000))
  await stream.close()
})

test('an access token allows what it says until it is revoked', async () => {
  const id = `${basinName}-token`
  const stream = await freshStream()
  await stream.append(strings('secret'))
  const scope = { basins: { exact: basinName }, streams: { prefix: 'stream/' }, opGroups: { stream: { read: true } } }
  const { accessToken } = await s2.accessTokens.issue({ id, scope })
  expect((await s2.accessTokens.list({ prefix: id })).accessTokens.map((token) => token.id)).toEqual([id])
  const reader = client({ accessToken }).basin(basinName)
  expect((await reader.stream(stream.name).read({ start: { from: { seqNum: 0 } } })).records[0].body).toBe('secret')
  const refused = { status: 403, code: 'permission_denied' }
  await expect(reader.stream(stream.name).append(strings('x'))).rejects.toMatchObject(refused)
  await expect(reader.stream('pages/b').read({ start: { from: { seqNum: 0 } } })).rejects.toMatchObject(refused)
  await s2.accessTokens.revoke({ id })
  expect((await s2.accessTokens.list({ prefix: id })).accessTokens).toEqual([])
  await expect(reader.stream(stream.name).checkTail()).rejects.toMatchObject({ status: 401 })
})
