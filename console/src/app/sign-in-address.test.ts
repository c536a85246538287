import { expect, test } from 'vitest'
import { signInAddress } from './sign-in-address.ts'

const wanted = (address: string) => new URL(address, 'https://rollcall.example').searchParams.get('to')

test('sign-in leads back to the screen that was asked for', () => {
  expect(signInAddress('/users')).toBe('/console/u/start?to=%2Fconsole%2Fusers')
  expect(wanted(signInAddress('/users/auth0%7Calice/sessions'))).toBe('/console/users/auth0%7Calice/sessions')
})

test('what an address may leave readable is escaped, and means the same', () => {
  const to = wanted(signInAddress("/users?q=(name:O'Brien)&status=active,suspended"))
  expect(to).toBe('/console/users?q=%28name:O%27Brien%29&status=active%2Csuspended')
  expect(new URL(to as string, 'https://rollcall.example').searchParams.get('q')).toBe("(name:O'Brien)")
})
