// Second factors of operators, as if they had enrolled them.
import { HOTP, Secret } from 'otpauth'
import { newMethod } from '../../src/authentication-methods/authentication-method.ts'
import { newTotpSeed, sealTotpSeed } from '../../src/authentication-methods/totp.ts'
import type { TestApp } from './test-app.ts'

/** An authenticator app; answers the code it shows, and the next one each time it is asked again. */
export async function enrolAuthenticator(app: TestApp, operatorId: string): Promise<() => string> {
  const { stores, clock, sealer } = app.app.console
  const seed = newTotpSeed()
  const method = newMethod(operatorId, 'totp', clock.now())
  const step = () => Math.floor(clock.now().getTime() / 1000 / 30)
  await stores.authenticationMethods.insert(method, sealTotpSeed(sealer, method.id, seed))
  await stores.authenticationMethods.confirmTotp(operatorId, method.id, step() - 2, clock.now())
  const secret = new Secret({ buffer: new Uint8Array(seed).buffer })
  return () => HOTP.generate({ algorithm: 'SHA1', digits: 6, secret, counter: step() })
}
