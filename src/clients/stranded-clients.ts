// Apps that take fewer ways to sign in than the settings allow need one of those that they do.
import type { ApplicationSettings } from '../applications/settings.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type SignInMethod, signInMethods } from './client.ts'
import type { ClientStore } from './client-store.ts'

type Allowing = Pick<ApplicationSettings, 'allowsEmailCode' | 'allowsPasskeys'>

/** By which setting a way is allowed; null: it always is. */
const settingOf = {
  password: null,
  passkey: 'allowsPasskeys',
  'email-code': 'allowsEmailCode',
} as const satisfies Record<SignInMethod, keyof Allowing | null>

export function isAllowed(method: SignInMethod, settings: Allowing): boolean {
  const setting = settingOf[method]
  return setting === null || settings[setting]
}

const namedAtMost = 5

/**
 * Throws `sign_in_method_required` with the apps whose last way a change of the settings turns off. Call it in a
 * transaction that holds the settings.
 */
export async function refuseStrandingClients(
  { clients }: { readonly clients: Pick<ClientStore, 'list'> },
  before: Allowing,
  change: Partial<Allowing>,
): Promise<void> {
  const after = { ...before, ...change }
  const turnedOff = (['allowsPasskeys', 'allowsEmailCode'] as const).filter((name) => before[name] && !after[name])
  if (turnedOff.length === 0) return
  const page = { kind: 'cursor', after: null, limit: namedAtMost, withTotal: false } as const
  const takesNothingBut = signInMethods.filter((method) => !isAllowed(method, after))
  const { items, next } = await clients.list({ takesNothingBut, page })
  if (items.length === 0) return
  const names = items.map(({ name }) => name).join(', ')
  const message = `There would be no way left to sign in to ${names}${next === null ? '' : ' and others'}. Let them take another way first.`
  const details = turnedOff.map((field) => ({ field, message }))
  throw new RollcallError('sign_in_method_required', message, { details })
}
