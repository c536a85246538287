// Every route of the product, so that what is asked of all of them forgets none.
import type { TestApp } from './test-app.ts'

export interface Route {
  readonly method: 'GET' | 'POST'
  /** With `:name` for parameters. */
  readonly path: string
}

/** From the framework's own drawing of them. */
export function routesOf({ app }: Pick<TestApp, 'app'>): Route[] {
  const above: string[] = []
  return app.server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, branches = '', name = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
      if (name === '') return []
      above.splice(branches.length / 4, above.length, name)
      const path = above.join('').replace(/^\/\//, '/')
      const known = methods.split(', ').filter((method) => method === 'GET' || method === 'POST')
      return known.map((method) => ({ method: method as Route['method'], path }))
    })
}
