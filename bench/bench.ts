// The benchmark: our server and the floor beside it, on the same people in the same PostgreSQL, in one run. It owns what
// is measured and how; what we hold ourselves to is in goals.ts.
import { writeFileSync } from 'node:fs'
import { measureConsole } from './console/console-works.ts'
import { measureCreate, measurePasswords } from './create-works.ts'
import { explainSlow } from './explain.ts'
import { measureExport } from './export-works.ts'
import { measureFirstImport, measureImport } from './import-works.ts'
import { type Options, readOptions, usage } from './options.ts'
import { fill } from './our-directory.ts'
import { measurePages } from './page-works.ts'
import { measureGet, measureList } from './read-works.ts'
import { type RunningBench, startBench } from './running-bench.ts'
import { measureSearches } from './search-works.ts'
import { measureSignIn } from './sign-in-works.ts'
import { measureStart } from './start-works.ts'
import { judged, type Result, table } from './table.ts'

const options = askedFor(process.argv.slice(2))
if (options !== null) await runBench(options)
else process.exitCode = 2

function askedFor(args: readonly string[]): Options | null {
  try {
    return readOptions(args)
  } catch (fault) {
    console.error(`${(fault as Error).message}\n${usage}`)
    return null
  }
}

async function runBench(options: Options): Promise<void> {
  const bench = await startBench(options)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void bench.close().then(() => process.exit(1)))
  }
  try {
    const results = await measure(bench)
    console.log(`\n${options.users.toLocaleString('en')} people, ${options.seconds} s a side\n`)
    console.log(table(results))
    if (options.jsonFile !== null) writeFileSync(options.jsonFile, asJson(options, results))
  } finally {
    await bench.close()
  }
}

async function measure(bench: RunningBench): Promise<Result[]> {
  const { client, options, database } = bench
  const results: Result[] = []
  const step = async (group: string, work: () => Promise<readonly Result[]>) => {
    if (options.only !== null && !options.only.includes(group)) return
    console.log(`measuring: ${group}`)
    try {
      results.push(...(await work()))
    } catch (fault) {
      // What else was measured is still worth reading.
      console.error(`${group} could not be measured:`, fault)
      process.exitCode = 1
    }
  }
  let explained = 0
  const explain = async () => {
    if (options.explains) console.log(await explainSlow(client, bench.slow.slice(explained)))
    explained = bench.slow.length
  }
  await step('import', () => measureFirstImport(bench))
  console.log(`adding ${options.users.toLocaleString('en')} people`)
  await fill(bench, 1, options.users)
  await database.checkpoint()
  await step('get', () => measureGet(bench))
  await step('list', () => measureList(bench))
  await step('pages', () => measurePages(bench))
  await step('search', () => measureSearches(bench))
  await explain()
  await step('create', () => measureCreate(bench))
  await step('password', () => measurePasswords(bench))
  await step('sign-in', () => measureSignIn(bench))
  await step('export', () => measureExport(bench))
  await step('import', () => measureImport(bench))
  await step('console', async () => {
    const measured = await measureConsole(bench)
    await explain()
    return measured
  })
  await step('memory', async () => [
    { work: 'memory at rest', unit: 'MB', ours: bench.memoryAtRestMb, floor: null, goal: 'memory at rest' },
  ])
  await step('start', async () => {
    await bench.stopServers()
    await database.stop()
    return measureStart(database)
  })
  return results
}

function asJson(options: Options, results: readonly Result[]): string {
  const { users, seconds } = options
  return `${JSON.stringify({ users, seconds, node: process.version, at: new Date(), results: results.map(judged) }, null, 2)}\n`
}
