import { call } from '../../../lib/http.ts'
import { userPath } from './get-user.ts'

export type Deletion = 'soft' | 'hard'

export function deleteUser(userId: string, deletion: Deletion, reason: string): Promise<void> {
  return call('DELETE', `${userPath(userId)}${deletion === 'hard' ? '?hard=true' : ''}`, { reason })
}
