import type { ApplicationSettings } from '../applications/settings.ts'

/** What people may set up by themselves. A factor that counts for nobody here is not worth setting up. */
export function enrollableFactors({
  disabledFactors,
  allowsPasskeys,
}: Pick<ApplicationSettings, 'disabledFactors' | 'allowsPasskeys'>) {
  return {
    app: !disabledFactors.includes('totp'),
    passkey: allowsPasskeys && !disabledFactors.includes('passkey'),
  }
}

/** The application would rather have apps than passkeys. */
export function prefersApp({ factorOrder }: Pick<ApplicationSettings, 'factorOrder'>): boolean {
  return factorOrder.indexOf('totp') < factorOrder.indexOf('passkey')
}
