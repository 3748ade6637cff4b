// SPDX-License-Identifier: Apache-2.0
// Starts the server on a free port, prints its URL, and ends with standard input. Argument: the data folder, if any.
import { DurableStreamTestServer } from '@durable-streams/server'

const server = new DurableStreamTestServer({ port: 0, host: '127.0.0.1', webhooks: true, dataDir: process.argv[2] })
console.log(await server.start())
process.stdin.on('end', () => process.exit(0)).resume()
