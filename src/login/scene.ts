// What every page shows around its own content: whose it is, in which language, and to what sign-in it belongs.
import type { ApplicationSettings } from '../applications/settings.ts'
import { ownAddress } from './own-address.ts'
import type { Texts } from './texts/en.ts'
import type { Theme } from './theme.ts'

export interface Scene {
  /** Before the addresses of our own pages: own-address.ts. */
  readonly base: string
  readonly locale: string
  readonly texts: Texts
  readonly settings: ApplicationSettings
  /** What the person signs in to: the client, or the application itself. */
  readonly appName: string
  /** The sign-in's id; null on pages that need none. */
  readonly state: string | null
  /** Shown where something failed: of this sign-in, by which support finds what was tried; null where there is none. */
  readonly reference: string | null
  readonly formToken: string
  /** Where a change of language comes back to. */
  readonly path: string
  /** Of a page that is only looked at, before its look is saved: nothing runs in it, and it keeps one theme. */
  readonly previewedIn?: Theme
}

/** What was wrong with what somebody sent. */
export interface Fault {
  /** The input's id; null for what no single field can mend. */
  readonly field: string | null
  readonly message: string
}

/** An address of this face within the same sign-in. */
export function within({ base, state }: Pick<Scene, 'base' | 'state'>, path: string): string {
  return ownAddress(base, state === null ? path : `${path}?state=${encodeURIComponent(state)}`)
}
