// A DNS server that knows the TXT records it was told, asked in place of the machine's own.
import { createSocket } from 'node:dgram'
import dns from 'node:dns/promises'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

export interface DnsServer {
  /** By name, in lower case. A name that is not there does not exist. */
  readonly records: Map<string, readonly string[]>
  /** From then on the machine's servers are asked again. */
  close(): Promise<void>
}

const headerBytes = 12
const noError = 0x8180
const noSuchName = 0x8183
const txt = 16

export async function startDnsServer(): Promise<DnsServer> {
  const records: DnsServer['records'] = new Map()
  const before = dns.getServers()
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => socket.send(answerTo(query, records), port, address))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  dns.setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`])
  return {
    records,
    close: async () => {
      dns.setServers(before)
      socket.close()
      await once(socket, 'close')
    },
  }
}

/** The layout is RFC 1035 §4. */
function answerTo(query: Buffer, records: DnsServer['records']): Buffer {
  const { name, end } = nameIn(query)
  const texts = records.get(name)
  const header = Buffer.alloc(headerBytes)
  query.copy(header, 0, 0, 2)
  header.writeUInt16BE(texts === undefined ? noSuchName : noError, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(texts?.length ?? 0, 6)
  return Buffer.concat([header, query.subarray(headerBytes, end), ...(texts ?? []).map(record)])
}

function nameIn(query: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = []
  let place = headerBytes
  for (let length = query.readUInt8(place); length > 0; length = query.readUInt8(place)) {
    labels.push(query.toString('latin1', place + 1, place + 1 + length))
    place += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: place + 1 + 4 }
}

function record(text: string): Buffer {
  const head = Buffer.alloc(headerBytes)
  // The name is that of the question, which begins behind the header.
  head.writeUInt16BE(0xc000 + headerBytes, 0)
  head.writeUInt16BE(txt, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(0, 6)
  head.writeUInt16BE(text.length + 1, 10)
  return Buffer.concat([head, Buffer.from([text.length]), Buffer.from(text, 'latin1')])
}
