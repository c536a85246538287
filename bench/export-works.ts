// Everybody, streamed: ours against COPY of the same columns as JSON.
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { everybodyAsJson } from './floor-statements.ts'
import { watchingMemory } from './memory-watch.ts'
import type { RunningBench } from './running-bench.ts'
import { median } from './statistics.ts'
import type { Result } from './table.ts'

const turns = 2

export async function measureExport(bench: RunningBench): Promise<Result[]> {
  const { result, beforeMb, peakMb } = await watchingMemory(bench.ours, () => inTurns(bench))
  const { ours, floor } = result
  return [
    {
      work: 'export of everybody, floor: COPY of JSON',
      unit: 'people/s',
      ours: median(ours),
      floor: median(floor),
      goal: 'export',
    },
    {
      work: 'memory during the export, floor: before',
      unit: 'MB',
      ours: peakMb,
      floor: beforeMb,
      goal: null,
    },
  ]
}

async function inTurns(bench: RunningBench) {
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn += 1) {
    ours.push(await exportPeople(bench))
    floor.push(await copyPeople(bench))
  }
  return { ours, floor }
}

async function exportPeople({ ours }: RunningBench): Promise<number> {
  const { port, apiKey } = ours.ready
  const startedAt = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/users/export`, { headers: { 'x-api-key': apiKey } })
  if (!response.ok || response.body === null) throw new Error(`the export answered ${response.status}`)
  return rate(await countLines(response.body), startedAt)
}

async function copyPeople({ database, home }: RunningBench): Promise<number> {
  const client = new pg.Client({ ...database.connection, options: '-c jit=off' })
  await client.connect()
  const startedAt = performance.now()
  const people = await countLines(client.query(copyTo(everybodyAsJson(home.applicationId))))
  const perSecond = rate(people, startedAt)
  await client.end()
  return perSecond
}

const newline = 10

async function countLines(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let lines = 0
  for await (const chunk of chunks) {
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) lines += 1
  }
  return lines
}

function rate(people: number, startedAt: number): number {
  return people / ((performance.now() - startedAt) / 1000)
}
