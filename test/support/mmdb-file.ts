// A small MMDB file (MaxMind DB 2.0): addresses and what is said of them, so that no test needs anybody's table.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Value = string | number | { readonly [name: string]: Value }

/** The path of a new file with these IPv4 networks, such as `{'192.0.2.0/24': {country_code: 'NO'}}`. */
export function mmdbFile(networks: Readonly<Record<string, Value>>): string {
  const nodes: [number, number][] = [[0, 0]]
  const data: Buffer[] = []
  let bytes = 0
  /** Beyond the tree: 1 is nothing, more is a place among the data. Known once the tree is whole. */
  const leaves = new Map<string, number>()
  for (const [network, value] of Object.entries(networks)) {
    const encoded = encode(value)
    const [address = '', bits = '32'] = network.split('/')
    const path = address.split('.').flatMap((part) => [...Number(part).toString(2).padStart(8, '0')].map(Number))
    let node = 0
    for (let depth = 0; depth < Number(bits); depth += 1) {
      const side = path[depth] as 0 | 1
      const record = nodes[node] as [number, number]
      if (depth === Number(bits) - 1) leaves.set(`${node} ${side}`, bytes)
      else if (record[side] === 0) record[side] = nodes.push([0, 0]) - 1
      node = record[side]
    }
    data.push(encoded)
    bytes += encoded.length
  }
  const tree = nodes.flatMap((record, node) =>
    ([0, 1] as const).map((side) => {
      const leaf = leaves.get(`${node} ${side}`)
      if (leaf !== undefined) return uint(nodes.length + 16 + leaf, 4)
      return uint(record[side] === 0 ? nodes.length : record[side], 4)
    }),
  )
  const metadata = encode({
    node_count: nodes.length,
    record_size: 32,
    ip_version: 4,
    database_type: 'test',
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 0,
  })
  const marker = Buffer.concat([Buffer.from('abcdef', 'hex'), Buffer.from('MaxMind.com')])
  const file = join(mkdtempSync(join(tmpdir(), 'rollcall-places-')), 'places.mmdb')
  writeFileSync(file, Buffer.concat([...tree, Buffer.alloc(16), ...data, marker, metadata]))
  return file
}

function encode(value: Value): Buffer {
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([Buffer.from([(2 << 5) | text.length]), text])
  }
  if (typeof value === 'number') return Buffer.concat([Buffer.from([(6 << 5) | 4]), uint(value, 4)])
  const entries = Object.entries(value)
  return Buffer.concat([
    Buffer.from([(7 << 5) | entries.length]),
    ...entries.flatMap(([name, inner]) => [encode(name), encode(inner)]),
  ])
}

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}
