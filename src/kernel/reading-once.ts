type Reads<Stores> = { readonly [Name in keyof Stores]?: readonly (keyof Stores[Name])[] }

/**
 * The same stores, of which these reads are asked once and then remembered: for the length of one request, which sees
 * what operators set up as it was when it first looked. Not for what a request itself may change.
 */
export function readingOnce<Deps extends { readonly stores: object }>(deps: Deps, reads: Reads<Deps['stores']>): Deps {
  const stores: Record<string, unknown> = { ...deps.stores }
  for (const [name, methods] of Object.entries(reads) as [string, readonly string[]][]) {
    stores[name] = remembering(stores[name] as Methods, methods)
  }
  return { ...deps, stores }
}

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>

function remembering(store: Methods, methods: readonly string[]): Methods {
  const remembered = methods.map((method) => {
    const answers = new Map<string, unknown>()
    const read = (...args: readonly unknown[]) => {
      const question = JSON.stringify(args)
      if (!answers.has(question)) answers.set(question, store[method]?.(...args))
      return answers.get(question)
    }
    return [method, read] as const
  })
  return { ...store, ...Object.fromEntries(remembered) }
}
