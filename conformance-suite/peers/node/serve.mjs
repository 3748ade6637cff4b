// The published Node server on PORT (4437), with its file store in DATA or in memory.
import { DurableStreamTestServer } from '@durable-streams/server'

const server = new DurableStreamTestServer({
  port: Number(process.env.PORT ?? 4437),
  host: '127.0.0.1',
  longPollTimeout: 3000,
  webhooks: true,
  dataDir: process.env.DATA || undefined,
})
console.log(await server.start())
