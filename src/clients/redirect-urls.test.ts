import { describe, expect, test } from 'vitest'
import { isRegisteredUrl, refuseBadUrls } from './redirect-urls.ts'

const fits = (known: string, given: string, isNative = false) => isRegisteredUrl([known], given, isNative)

describe('OID-03 what may be registered', () => {
  test.each([
    'https://app.example.com/callback',
    'https://app.example.com:8443/callback?tenant=1',
    'https://intranet/cb',
    'https://*.example.com/callback',
    'https://*.app.example.co.uk',
    'http://localhost:3000',
    'http://127.0.0.1:4200/cb',
    'http://[::1]/cb',
    'com.example.app://callback',
    'com.example.app:/callback',
    'https://xn--bcher-kva.example/cb',
  ])('%s', (url) => {
    expect(() => refuseBadUrls({ callbacks: [url], allowed_logout_urls: [url] })).not.toThrow()
  })

  test.each([
    'javascript:alert(1)',
    'javascript://example.com/%0Aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'https://*.com',
    'https://*',
    'https://*.co.uk/cb',
    'https://*.1.2/cb',
    'https://app.*.example.com/cb',
    'https://a*.example.com/cb',
    'https://example.com/*',
    'http://*.example.com/cb',
    'http://rp.test',
    'http://localhost.evil.example/cb',
    'http://127.0.0.1.evil.example/cb',
    'https://rp.test/cb#part',
    'https://rp.test/cb#',
    'https://user@rp.test/cb',
    'https://user:word@rp.test/cb',
    'https://localhost@evil.example',
    '/callback',
    '//rp.test/cb',
    'rp.test/cb',
    'https:evil',
    'https:///evil',
    'https:\\\\evil',
    'https://rp.test\\@evil',
    'https://rp.test/a b',
    'https://rp.test/a\tb',
    'https://rp.test:0/cb',
    'https://rp.test:99999/cb',
    'https://rp%2etest/cb',
    'https://bücher.example/cb',
    'https://{organization_name}.example.com/cb',
    'myapp://callback',
    'HTTPS://rp.test/cb',
    '',
  ])('refuses %j by name of its place', (url) => {
    for (const field of ['callbacks', 'allowed_logout_urls']) {
      expect(() => refuseBadUrls({ [field]: ['https://fine.example/', url] })).toThrow(
        expect.objectContaining({
          code: 'invalid_input',
          details: [expect.objectContaining({ field: `${field}[1]` })],
        }),
      )
    }
  })

  test('an origin has no path, and our own pages no scheme of their own', () => {
    expect(() => refuseBadUrls({ web_origins: ['https://app.example.com', 'http://localhost:3000/'] })).not.toThrow()
    expect(() => refuseBadUrls({ web_origins: ['https://app.example.com/path'] })).toThrow('origin')
    expect(() => refuseBadUrls({ web_origins: ['com.example.app://x'] })).toThrow('https://')
    expect(() => refuseBadUrls({ initiate_login_uri: '' })).not.toThrow()
    expect(() => refuseBadUrls({ initiate_login_uri: '//evil.example' })).toThrow('https://')
    const logout = (url: string) => ({ oidc_logout: { backchannel_logout_urls: [url] } })
    expect(() => refuseBadUrls(logout('https://rp.test/logout'))).not.toThrow()
    expect(() => refuseBadUrls(logout('http://rp.test/logout'))).toThrow('https://')
  })
})

describe('OID-01 only the exact address fits', () => {
  const known = 'https://rp.test/cb'

  test('the address itself', () => expect(fits(known, known)).toBe(true))

  test.each([
    'https://rp.test/cb/',
    'https://rp.test/cb/more',
    'https://rp.test/cb?x=1',
    'https://rp.test/cb#x',
    'https://rp.test:443/cb',
    'https://RP.test/cb',
    'https://rp.test/CB',
    'https://rp.test@evil/cb',
    'https://rp.test.evil/cb',
    'https://rp.test%2eevil/cb',
    'https://rp.test\\cb',
    'https://rp.test/\tcb',
    '//rp.test/cb',
    'http://rp.test/cb',
    'https://rр.test/cb',
    'https://rp.test/cb%2f..',
    'https://rp.test/cb/../cb',
    'https://rp.test/%63b',
    ' https://rp.test/cb',
    '',
  ])('not %j', (given) => {
    expect(fits(known, given)).toBe(false)
    expect(fits(known, given, true)).toBe(false)
  })

  test('a free port is for native clients on 127.0.0.1 and [::1] alone', () => {
    expect(fits('http://127.0.0.1/cb', 'http://127.0.0.1:51234/cb', true)).toBe(true)
    expect(fits('http://[::1]:1/cb', 'http://[::1]:51234/cb', true)).toBe(true)
    expect(fits('http://127.0.0.1/cb', 'http://127.0.0.1:51234/cb', false)).toBe(false)
    expect(fits('http://localhost/cb', 'http://localhost:51234/cb', true)).toBe(false)
    expect(fits('http://127.0.0.1/cb', 'http://[::1]:51234/cb', true)).toBe(false)
    expect(fits('http://127.0.0.1/cb', 'http://127.0.0.1:51234/other', true)).toBe(false)
    expect(fits('http://127.0.0.1/cb', 'http://127.0.0.1:80@evil/cb', true)).toBe(false)
    expect(fits('https://rp.test/cb', 'https://rp.test:51234/cb', true)).toBe(false)
  })

  test('OID-02 a dot is a dot', () => {
    expect(fits('https://foo.example.com', 'https://fooaexample.com')).toBe(false)
  })

  test('a wildcard stands for one label', () => {
    const wild = 'https://*.example.com/cb'
    expect(fits(wild, 'https://one.example.com/cb')).toBe(true)
    for (const host of [
      'one.two.example.com',
      '.example.com',
      'example.com',
      'evil.test/.example.com',
      'a@b.example.com',
    ]) {
      expect(fits(wild, `https://${host}/cb`)).toBe(false)
    }
    expect(fits(wild, 'https://one.example.com/cb/more')).toBe(false)
    expect(fits(wild, 'http://one.example.com/cb')).toBe(false)
    expect(fits(wild, 'https://one.example.com.evil/cb')).toBe(false)
  })
})
