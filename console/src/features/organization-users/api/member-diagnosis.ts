// Why a member cannot log in, as far as it is their organization's to know.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import { onePersonPath } from './people-queries.ts'

export interface MemberCheck {
  readonly id: string
  readonly state: 'pass' | 'warn' | 'fail' | 'unknown'
  readonly facts: Readonly<Record<string, unknown>>
}

export interface MemberDiagnosis {
  /** Null: it cannot be told now, or is not the organization's to know. */
  readonly canSignIn: boolean | null
  readonly actsOnAccount: boolean
  readonly checks: readonly MemberCheck[]
}

export function memberDiagnosisQuery(organizationId: string, userId: string) {
  return queryOptions({
    queryKey: ['member-diagnosis', organizationId, userId],
    // It is asked again once what stood in the way was mended, however soon that is.
    staleTime: 0,
    queryFn: ({ signal }) =>
      call<MemberDiagnosis>('GET', `${onePersonPath(organizationId, userId)}/sign-in-diagnosis`, { signal }),
  })
}

export function unlockPerson(organizationId: string, userId: string): Promise<{ readonly lifted: number }> {
  return call('POST', `${onePersonPath(organizationId, userId)}/unlock`)
}
