// What the steps of the set-up ask of the server: the same calls that the console's own pages make.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'
import type { MessageStatus } from '../../messages/api/user-message-queries.ts'

export interface NewOrganization {
  readonly name: string
  readonly displayName: string
}

export async function createOrganization(organization: NewOrganization): Promise<void> {
  await call('POST', '/organizations', { body: organization })
}

export interface MailTest {
  readonly id: string
  readonly to: string
  readonly status: MessageStatus
  readonly lastFault: string | null
}

export function sendMailTest(to: string): Promise<MailTest> {
  return call<MailTest>('POST', '/messages/test', { body: { to } })
}

const everyMs = 1_000

/** Asked for until the mail server said something. */
export function mailTestQuery(test: MailTest) {
  return queryOptions({
    queryKey: ['setup', 'mail-test', test.id],
    queryFn: async ({ signal }) => {
      const { data } = await call<{ data: readonly MailTest[] }>('GET', '/messages?pageSize=50', { signal })
      return data.find(({ id }) => id === test.id) ?? test
    },
    initialData: test,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? everyMs : false),
  })
}

export function isUnderWay(test: MailTest | undefined): boolean {
  return test !== undefined && test.status === 'waiting' && test.lastFault === null
}

export interface LoginSettings {
  readonly displayName: string
  readonly accentColor: string
  readonly isSignUpOpen: boolean
  readonly allowsEmailCode: boolean
  readonly allowsPasskeys: boolean
}

export const loginSettingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call<LoginSettings>('GET', '/settings', { signal }),
})

export async function saveLoginSettings({
  displayName,
  accentColor,
  isSignUpOpen,
  allowsEmailCode,
  allowsPasskeys,
}: LoginSettings): Promise<void> {
  const body = { displayName, accentColor, isSignUpOpen, allowsEmailCode, allowsPasskeys }
  await call('PATCH', '/settings', { body })
}

export type AppType = 'spa' | 'regular_web' | 'native'

export interface FirstApp {
  readonly name: string
  readonly type: AppType
  readonly callbacks: readonly string[]
}

export interface MadeApp {
  readonly client_id: string
  readonly client_secret: string | null
}

export function createApp(app: FirstApp): Promise<MadeApp> {
  return call<MadeApp>('POST', '/clients', { body: app })
}
