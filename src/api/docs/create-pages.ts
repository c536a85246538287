import type { Html } from '../../http/html.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { readDescription } from './description.ts'
import { overviewPage } from './pages/overview-page.ts'
import { resourcePage } from './pages/resource-page.ts'
import { schemasPage } from './pages/schemas-page.ts'
import { unknownPage } from './pages/unknown-page.ts'

export interface Pages {
  overview(filter: string): string
  /** Below `/api/docs`; null where there is none. */
  at(slug: string): string | null
  unknown(): string
}

/** Each page is drawn once; only what a filter shows is drawn anew. */
export function createPages(document: JsonObject): Pages {
  const description = readDescription(document)
  const drawn = new Map<string, string>()
  const once = (key: string, draw: () => Html) => {
    const text = drawn.get(key) ?? draw().text
    drawn.set(key, text)
    return text
  }
  const resources = new Map(
    description.faces.flatMap((face) => face.resources.map((resource) => [resource.slug, resource])),
  )
  return {
    overview: (filter) =>
      filter === '' ? once('', () => overviewPage(description, '')) : overviewPage(description, filter).text,
    at: (slug) => {
      if (slug === 'schemas') return once(slug, () => schemasPage(description))
      const resource = resources.get(slug)
      return resource === undefined ? null : once(slug, () => resourcePage(description, resource))
    },
    unknown: () => once('unknown page', () => unknownPage(description)),
  }
}
