// What is kept about one person, handed out to whoever answers their request for it (console.md 3.13).
import { downloadData } from '../../../users/download-data.ts'
import { freeObject } from '../answers.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

export const dataExportRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/data-export',
    access: ['export:users'],
    whilePaused: 'reads',
    summary: 'Export what is kept about a user',
    answers: { 200: freeObject },
    handle: exportData,
  },
]

async function exportData({ actor, params, directory }: Call): Promise<Answer> {
  return ok(await directory.change((deps) => downloadData(deps, actor, params.id as string)))
}
