// Every operation of the vendor's beside our routes: done, done with a difference, or not planned and why.
import { notPlannedAt } from '../../src/api/auth0-v2/not-planned.ts'
import { routes } from '../../src/api/auth0-v2/routes.ts'
import { table } from './table.ts'
import { vendorOperations } from './vendor-operations.ts'

export function compatibilityTable(): string {
  const groups = Object.entries(vendorOperations).map(([group, text]) => {
    const operations = operationsIn(text)
    const isDone = (operation: string) => ours.has(operation)
    const rows = byPath(operations).map(([path, methods]) => {
      const done = methods.filter((method) => isDone(`${method} ${path}`))
      const missing = methods.filter((method) => !done.includes(method))
      return [`\`${path.replaceAll('{}', '{id}')}\``, done.join(' '), missing.join(' '), remarks(path, done, missing)]
    })
    const count = `${operations.filter(isDone).length} of ${operations.length} operations.`
    return `### ${group}\n\n${count}\n\n${table(['path', 'done', 'not planned', 'how it differs, or why not'], rows)}`
  })
  return groups.join('\n')
}

/** Operations of the vendor's that we neither have nor say why not; there must be none. */
export function unansweredOperations(): string[] {
  return allOperations().filter((operation) => !ours.has(operation) && notPlannedAt(pathOf(operation)) === null)
}

/** Routes of ours that the vendor does not have; there must be none, as nobody's SDK would ever call them. */
export function inventedOperations(): string[] {
  const theirs = new Set(allOperations())
  return [...ours.keys()].filter((operation) => !theirs.has(operation))
}

/** Our operations with what is said of their difference. */
const ours: ReadonlyMap<string, string | undefined> = new Map(
  routes.map(({ method, path, differs }) => [`${method} ${path.replace(/:\w+/g, '{}')}`, differs]),
)

function allOperations(): string[] {
  return Object.values(vendorOperations).flatMap(operationsIn)
}

function operationsIn(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [path, ...methods] = line.trim().split(' ')
      return methods.map((method) => `${method} ${path}`)
    })
}

function byPath(operations: readonly string[]): [string, string[]][] {
  const paths = Map.groupBy(operations, pathOf)
  return [...paths].map(([path, list]) => [path, list.map((operation) => operation.slice(0, operation.indexOf(' ')))])
}

function pathOf(operation: string): string {
  return operation.slice(operation.indexOf(' ') + 1)
}

function remarks(path: string, done: readonly string[], missing: readonly string[]): string {
  const differences = Map.groupBy(
    done.filter((method) => ours.get(`${method} ${path}`) !== undefined),
    (method) => ours.get(`${method} ${path}`),
  )
  const said = [...differences].map(([difference, methods]) => `${methods.join(', ')}: ${difference}`)
  const why = missing.length === 0 ? null : notPlannedAt(path)
  return [...said, ...(why === null ? [] : [why])].join(' ')
}
