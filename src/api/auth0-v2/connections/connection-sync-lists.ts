// Where tools ask whether people of connections are copied from elsewhere, by SCIM or from a company's directory. None
// are, and the truth is an empty list; whoever would set it up reads why not (`not-planned.ts`).
import { Type } from 'typebox'
import { closed } from '../answers.ts'
import { checkpointParameters } from '../paging.ts'
import { anyOf, ok, type Route } from '../route.ts'

export const connectionSyncListRoutes: readonly Route[] = [
  emptyList('/connections-directory-provisionings', 'List directory provisionings', 'directory_provisionings'),
  emptyList('/connections-scim-configurations', 'List SCIM configurations', 'scim_configurations'),
]

function emptyList(path: string, summary: string, plural: string): Route {
  return {
    method: 'GET',
    path,
    scopes: anyOf('read:connections'),
    summary,
    query: Type.Object(checkpointParameters),
    answers: { 200: closed({ [plural]: Type.Array(Type.Unknown(), { maxItems: 0 }) }) },
    differs: 'Always empty, and open to whoever may read connections.',
    handle: async () => ok({ [plural]: [] }),
  }
}
