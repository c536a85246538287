// A firewall that lets only the networks of signed-in people through: nginx as docs/ip-rules.md configures it.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPerson, identified, password } from '../login/people.ts'
import { describeWithNginx, type RunningNginx, startNginx } from '../support/nginx.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

/** The configuration that the page shows, with this server's address and key in place of the example's. */
function documented(app: TestApp, key: string): string {
  const page = readFileSync(new URL('../../docs/ip-rules.md', import.meta.url), 'utf8')
  const [, block = ''] = /```nginx\n([\s\S]*?)```/.exec(page) ?? []
  return block
    .replaceAll('https://id.example.com', app.url.slice(0, -1).replace('localhost', '127.0.0.1'))
    .replaceAll('rc_ak_YOUR_KEY', key)
    .replaceAll('http://127.0.0.1:9000', `${app.url.slice(0, -1).replace('localhost', '127.0.0.1')}/health/live`)
}

describeWithNginx('nginx asks Rollcall who may pass', 3, () => {
  let app: TestApp
  let nginx: RunningNginx
  let key: { readonly id: string; readonly secret: string }
  beforeAll(async () => {
    app = await startTestApp()
    await app.v1('PATCH', '/settings', { body: { grantsIpRules: true } })
    const made = await app.v1('POST', '/keys', { body: { name: 'nginx', permissions: ['read:ip_rules'] } })
    key = { id: made.body.id, secret: made.body.key }
    nginx = await startNginx(documented(app, key.secret))
  })
  afterAll(async () => {
    await nginx?.stop()
    await app?.close()
  })

  const signIn = async (email: string) => {
    const { browser, page } = await identified(app, email)
    await browser.submit(page, '/u/login/password', { password })
    return browser
  }

  test('S002-25 the address of somebody who signed in passes, and no other; deactivated, the very next request is refused', async () => {
    const alice = await addPerson(app, 'alice@example.com')
    expect(await nginx.get('/')).toBe(403)
    await signIn('alice@example.com')
    expect(await nginx.get('/')).toBe(200)
    expect(await nginx.get('/', '127.0.0.2')).toBe(403)
    const id = encodeURIComponent(alice)
    await app.v1('POST', `/users/${id}/suspend`, { body: {} })
    expect(await nginx.get('/')).toBe(403)
    await app.v1('POST', `/users/${id}/activate`, { body: {} })
    await app.v1('POST', `/users/${id}/sessions/revoke`)
    expect(await nginx.get('/')).toBe(403)
  })

  test('signed out is gone at once, and an address in a header of the browser opens nothing', async () => {
    await addPerson(app, 'bob@example.com')
    const browser = await signIn('bob@example.com')
    expect(await nginx.get('/')).toBe(200)
    const forged = { 'x-original-ip': '127.0.0.1', 'x-real-ip': '127.0.0.1', 'x-forwarded-for': '127.0.0.1' }
    expect(await nginx.get('/', '127.0.0.2', forged)).toBe(403)
    await browser.open('/v2/logout')
    expect(await nginx.get('/')).toBe(403)
  })

  test('a key that was revoked lets nobody through', async () => {
    await addPerson(app, 'carol@example.com')
    await signIn('carol@example.com')
    expect(await nginx.get('/')).toBe(200)
    await app.v1('DELETE', `/keys/${key.id}`)
    expect([401, 403, 500]).toContain(await nginx.get('/'))
  })
})
