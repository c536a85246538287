// How the people of the application sign in, as /api/v1 tells it. The screen shows a part of the settings; a change
// names what it changes and leaves the rest.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/http.ts'

export interface Settings {
  readonly displayName: string
  readonly accentColor: string
  readonly supportEmail: string | null
  readonly isSignUpOpen: boolean
  readonly allowsEmailCode: boolean
  readonly allowsPasskeys: boolean
  readonly mfaPolicy: 'off' | 'optional' | 'required'
  readonly mfaGraceDays: number
  readonly rememberBrowserDays: number
  readonly sessionIdleMinutes: number
  readonly sessionAbsoluteMinutes: number
  readonly accessTokenMinutes: number
  readonly callerVerification: 'off' | 'support' | 'operators'
  readonly impersonation: 'off' | 'on' | 'told'
}

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call<Settings>('GET', '/settings', { signal }),
})

export function changeSettings(changes: SettingsChanges): Promise<Settings> {
  return call<Settings>('PATCH', '/settings', { body: changes })
}

export type SettingsChanges = { readonly [Key in keyof Settings]?: Settings[Key] | number | null }
