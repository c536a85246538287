// Every route of the product, so that what is asked of all of them forgets none.
import type { TestApp } from './test-app.ts'

const readable = ['GET', 'POST'] as const
const every = [...readable, 'PATCH', 'PUT', 'DELETE'] as const

interface RouteBy<Method> {
  readonly method: Method
  /** With `:name` for parameters. */
  readonly path: string
}

export type Route = RouteBy<(typeof readable)[number]>

/** What a link, a form or a script without leave may ask for. */
export function routesOf(app: Pick<TestApp, 'app'>): Route[] {
  return routesBy(app, readable)
}

export function everyRouteOf(app: Pick<TestApp, 'app'>): RouteBy<(typeof every)[number]>[] {
  return routesBy(app, every)
}

/** From the framework's own drawing of them. */
function routesBy<Method extends string>({ app }: Pick<TestApp, 'app'>, asked: readonly Method[]): RouteBy<Method>[] {
  const above: string[] = []
  return app.server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, branches = '', name = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
      if (name === '') return []
      above.splice(branches.length / 4, above.length, name)
      const path = above.join('').replace(/^\/\//, '/')
      const known = methods.split(', ')
      return asked.filter((method) => known.includes(method)).map((method) => ({ method, path }))
    })
}
