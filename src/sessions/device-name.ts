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
  fr: {
    unknown: 'Appareil inconnu',
    onSystem: (browser, system) => `${browser} sous ${system}`,
    onModel: (browser, model) => `${browser} sur ${model}`,
  },
  es: {
    unknown: 'Dispositivo desconocido',
    onSystem: (browser, system) => `${browser} en ${system}`,
    onModel: (browser, model) => `${browser} en ${model}`,
  },
  pt: {
    unknown: 'Dispositivo desconhecido',
    onSystem: (browser, system) => `${browser} no ${system}`,
    onModel: (browser, model) => `${browser} no ${model}`,
  },
  ja: {
    unknown: '不明な端末',
    onSystem: (browser, system) => `${system} の ${browser}`,
    onModel: (browser, model) => `${model} の ${browser}`,
  },
  // The mark says that the whole runs from right to left, though it begins with a Latin name (Unicode UAX #9 §2.6).
  ar: {
    unknown: 'جهاز غير معروف',
    onSystem: (browser, system) => `\u200f${browser} على ${system}`,
    onModel: (browser, model) => `\u200f${browser} على ${model}`,
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
