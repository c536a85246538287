import Bowser from 'bowser'

interface Words {
  readonly unknown: string
  readonly onSystem: (browser: string, system: string) => string
  readonly onModel: (browser: string, model: string) => string
}

/** In every language that pages and mails are written in. */
const words: Readonly<Record<string, Words>> = {
  en: {
    unknown: 'Unknown device',
    onSystem: (browser, system) => `${browser} on ${system}`,
    onModel: (browser, model) => `${browser} on ${model}`,
  },
  de: {
    unknown: 'Unbekanntes Gerät',
    onSystem: (browser, system) => `${browser} unter ${system}`,
    onModel: (browser, model) => `${browser} auf dem ${model}`,
  },
}

/** What a person recognises their device by, such as "Chrome on Windows"; a best guess from what the browser says. */
export function deviceName(userAgent: string | null, locale = 'en'): string {
  const said = (words[locale.split('-', 1)[0] as string] ?? words.en) as Words
  if (userAgent === null || userAgent === '') return said.unknown
  const { browser, os, platform } = Bowser.parse(userAgent)
  const model = platform.model === 'iPhone' || platform.model === 'iPad' ? platform.model : null
  const system = model ?? os.name
  if (browser.name === undefined || browser.name === '') return system ?? said.unknown
  if (system === undefined || system === '') return browser.name
  return model === null ? said.onSystem(browser.name, system) : said.onModel(browser.name, model)
}
