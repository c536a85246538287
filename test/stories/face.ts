// What a story asks of every face, in the words of the glossary. A face leaves out what it has no call for.
import type { World } from './world.ts'

type Verb = (world: World) => Promise<unknown>

export type FaceName =
  | '/api/v2'
  | '/api/v1'
  | '/api/{tenantId}/admin/users'
  | 'an administrator of her organization'
  | 'the command line'
  | 'her own pages'

export interface Face {
  readonly name: FaceName
  /** What the audit says acted when this face was used. */
  readonly actor: 'client' | 'api-key' | 'user'
  readonly verbs: { readonly [Name in VerbName]: Verb | undefined }
}

export type VerbName =
  | 'create'
  | 'find'
  | 'rename'
  | 'suspend'
  | 'activate'
  | 'join'
  | 'giveRole'
  | 'takeRole'
  | 'leave'
  | 'resetMfa'
  | 'endSessions'
  | 'mailPassword'
  | 'delete'
  | 'approveRecovery'

/** Somebody who vouches for whom they let back in. */
export const evidence = { method: 'video-call', note: 'Passport matches' }

export const newName = 'Alice Baker'
