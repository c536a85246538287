// Sides of a comparison take turns in short slices, so that whatever else the machine does meets both of them.
import type pg from 'pg'
import type { Child } from './child.ts'
import { cpuBetween, databaseCpu } from './database-cpu.ts'
import { type Caller, keepBusy, type Load } from './load.ts'
import { median, percentile } from './statistics.ts'

export interface Side {
  readonly callers: readonly Caller[]
  /** The server whose cost is counted; null where this process does the work itself. */
  readonly child: Child | null
}

/** Medians over the slices. */
export interface Figures {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly slowestMs: number
  /** The server's time for one piece of work. */
  readonly nodeCpuMs: number
  /** The database's; null where it cannot be seen. */
  readonly databaseCpuMs: number | null
  readonly loopDelayP99Ms: number
}

const slices = 4
const warmUpShare = 0.15

export async function compare<Name extends string>(
  client: pg.Client,
  sides: Readonly<Record<Name, Side>>,
  seconds: number,
): Promise<Record<Name, Figures>> {
  const names = Object.keys(sides) as Name[]
  const taken = new Map<Name, Slice[]>(names.map((name) => [name, []]))
  for (const name of names) await keepBusy(sides[name].callers, seconds * warmUpShare)
  for (let turn = 0; turn < slices; turn += 1) {
    for (const name of names) taken.get(name)?.push(await takeSlice(client, sides[name], seconds / slices))
  }
  return Object.fromEntries(names.map((name) => [name, figures(taken.get(name) ?? [])])) as Record<Name, Figures>
}

interface Slice extends Load {
  readonly nodeCpuMs: number
  readonly databaseCpuMs: number | null
  readonly loopDelayP99Ms: number
}

async function takeSlice(client: pg.Client, { callers, child }: Side, seconds: number): Promise<Slice> {
  const [nodeBefore, databaseBefore] = [await child?.usage(), await databaseCpu(client)]
  const load = await keepBusy(callers, seconds)
  const [nodeAfter, databaseAfter] = [await child?.usage(), await databaseCpu(client)]
  return {
    ...load,
    nodeCpuMs: (nodeAfter?.cpuMs ?? 0) - (nodeBefore?.cpuMs ?? 0),
    databaseCpuMs: cpuBetween(databaseBefore, databaseAfter),
    loopDelayP99Ms: nodeAfter?.loopDelayP99Ms ?? 0,
  }
}

function figures(taken: readonly Slice[]): Figures {
  const over = (figure: (slice: Slice) => number) => median(taken.map(figure))
  const count = sum(taken.map(({ latenciesMs }) => latenciesMs.length))
  const databaseCpuMs = taken.map((slice) => slice.databaseCpuMs)
  return {
    perSecond: over(({ latenciesMs, seconds }) => latenciesMs.length / seconds),
    p50Ms: over(({ latenciesMs }) => median(latenciesMs)),
    p95Ms: over(({ latenciesMs }) => percentile(latenciesMs, 0.95)),
    p99Ms: over(({ latenciesMs }) => percentile(latenciesMs, 0.99)),
    slowestMs: Math.max(...taken.map(({ latenciesMs }) => percentile(latenciesMs, 1))),
    // CPU clocks are coarse: one sum over all slices is truer than a median of parts.
    nodeCpuMs: sum(taken.map(({ nodeCpuMs }) => nodeCpuMs)) / count,
    databaseCpuMs: databaseCpuMs.includes(null) ? null : sum(databaseCpuMs.map((ms) => ms ?? 0)) / count,
    loopDelayP99Ms: over((slice) => slice.loopDelayP99Ms),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
