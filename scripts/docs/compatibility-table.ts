// Our routes beside the vendor's operations: what is done, and what is not there yet.
import { routes } from '../../src/api/auth0-v2/routes.ts'
import { table } from './table.ts'
import { vendorOperations } from './vendor-operations.ts'

export function compatibilityTable(): string {
  const ours = new Set(ownOperations())
  const rows = Object.entries(vendorOperations).map(([group, text]) => {
    const operations = operationsIn(text)
    const done = operations.filter((operation) => ours.has(operation))
    const missing = operations.filter((operation) => !ours.has(operation))
    return [group, `${done.length} of ${operations.length}`, byPath(done), byPath(missing)]
  })
  return table(['about', 'count', 'done', 'not yet'], rows)
}

/** Routes of ours that the vendor does not have; there must be none, as nobody's SDK would ever call them. */
export function inventedOperations(): string[] {
  const theirs = new Set(Object.values(vendorOperations).flatMap(operationsIn))
  return ownOperations().filter((operation) => !theirs.has(operation))
}

function ownOperations(): string[] {
  return routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, '{}')}`)
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

/** `/roles` GET POST, `/roles/{id}` GET: a path once, with its methods. */
function byPath(operations: readonly string[]): string {
  const paths = Map.groupBy(operations, (operation) => operation.slice(operation.indexOf(' ') + 1))
  return [...paths]
    .map(
      ([path, list]) =>
        `\`${path.replaceAll('{}', '{id}')}\` ${list.map((operation) => operation.split(' ', 1)[0]).join(' ')}`,
    )
    .join(', ')
}
