import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface App {
  readonly id: string
  readonly name: string
}

interface Started {
  /** Takes the ticket once, as a form. */
  readonly action: string
  readonly ticket: string
}

const pathOf = (userId: string) => `/users/${encodeURIComponent(userId)}`

/** The apps they are signed in to: there their trouble is. */
export function appsQuery(userId: string) {
  return queryOptions({
    queryKey: ['impersonation-apps', userId],
    queryFn: async ({ signal }) => {
      const { data } = await call<{ data: readonly { readonly clients: readonly App[] }[] }>(
        'GET',
        `${pathOf(userId)}/sessions?pageSize=20`,
        { signal },
      )
      return [...new Map(data.flatMap(({ clients }) => clients).map((app) => [app.id, app])).values()]
    },
  })
}

export function startImpersonation(userId: string, clientId: string | null, reason: string): Promise<Started> {
  return call('POST', `${pathOf(userId)}/impersonations`, { body: { clientId, reason } })
}

/** As a form and never as a link: what opens the session stands in no address, and no history. */
export function goOn({ action, ticket }: Started): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'ticket'
  field.value = ticket
  form.append(field)
  document.body.append(form)
  form.submit()
}
