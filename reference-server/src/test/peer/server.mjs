// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const JAR = new URL('../../../target/quarkus-app/quarkus-run.jar', import.meta.url).pathname
const LISTENING = 'tidemark: listening on '

/** Starts the packaged server on a free port, with a data folder of its own; it also ends when this process does. */
export async function startServer(settings) {
  const data = await mkdtemp(join(tmpdir(), 'tidemark-peer-'))
  const options = { port: 0, data, 'stop-on-stdin-close': true, ...settings }
  const properties = Object.entries(options).map(([name, value]) => `-Dtidemark.${name}=${value}`)
  const java = spawn('java', ['-Xmx512m', ...properties, '-jar', JAR], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(java, 'exit')
  const baseUrl = await listening(java)
  return {
    baseUrl,
    pid: java.pid,
    async stop() {
      java.stdin.end()
      await ended
      await rm(data, { recursive: true })
    },
  }
}

async function listening(java) {
  for await (const line of createInterface({ input: java.stdout })) {
    if (line.startsWith(LISTENING)) {
      java.stdout.resume()
      return line.slice(LISTENING.length)
    }
  }
  throw new Error(`The server did not start; is it packaged? ${JAR}`)
}
