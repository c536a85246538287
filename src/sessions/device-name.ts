import Bowser from 'bowser'

/** What a person recognises their device by, such as "Chrome on Windows"; a best guess from what the browser says. */
export function deviceName(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'Unknown device'
  const { browser, os, platform } = Bowser.parse(userAgent)
  const system = platform.model === 'iPhone' || platform.model === 'iPad' ? platform.model : os.name
  if (browser.name === undefined || browser.name === '') return system ?? 'Unknown device'
  return system === undefined || system === '' ? browser.name : `${browser.name} on ${system}`
}
