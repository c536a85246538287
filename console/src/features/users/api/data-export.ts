// What is kept about one person, for whoever answers their request (console.md 3.13).
import { call } from '../../../lib/http.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { userPath } from './get-user.ts'
import { readableData } from './readable-data.ts'
import { type UserSummary, userLabel } from './user.ts'

export type DataFormat = 'json' | 'html'

/** As JSON for machines, or as a page for the person. Either way the server records who took it. */
export async function exportData(user: UserSummary, format: DataFormat): Promise<void> {
  const data = await call<Readonly<Record<string, unknown>>>('POST', `${userPath(user.id)}/data-export`)
  const text = format === 'json' ? JSON.stringify(data, null, 2) : readableData(userLabel(user), data)
  const type = format === 'json' ? 'application/json' : 'text/html;charset=utf-8'
  saveFile(new Blob([text], { type }), `data-of-${fileName(user)}.${format}`)
}

/** Nothing that a file system takes for something else. */
function fileName({ email, id }: UserSummary): string {
  return (email ?? id).replaceAll(/[^A-Za-z0-9@.-]+/g, '-')
}
