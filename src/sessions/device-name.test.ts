import { expect, test } from 'vitest'
import { deviceName } from './device-name.ts'

const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    'Chrome on Windows',
  ],
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) ${webKit} Mobile/15E148 Safari/604.1`, 'Safari on iPhone'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Safari/605.1.15`, 'Safari on macOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox on Linux'],
  ['<script>alert(1)</script>', 'Unknown device'],
  ['', 'Unknown device'],
  [null, 'Unknown device'],
])('S000-14 a device is told by its browser and system: %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})

test.each([
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) ${webKit} Mobile/15E148 Safari/604.1`,
    'Safari auf dem iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox unter Linux'],
  [null, 'Unbekanntes Gerät'],
])('a German page and mail call a device by a German name: %s', (userAgent, name) => {
  expect(deviceName(userAgent, 'de')).toBe(name)
})

test.each([
  ['fr', 'Firefox sous Linux'],
  ['es', 'Firefox en Linux'],
  ['pt-BR', 'Firefox no Linux'],
  ['ja', 'Linux の Firefox'],
  ['ar', '\u200fFirefox على Linux'],
])('a page in %s says it in its own words', (locale, name) => {
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', locale)).toBe(name)
})
