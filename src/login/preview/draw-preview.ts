// The sign-in pages with sample people and apps, drawn by the pages themselves: for those who choose how they look.
import type { DrawnLoginPreview, LoginPreview } from '../../http/login-preview.ts'
import { languageOf } from '../locale.ts'
import { basePath } from '../own-address.ts'
import type { Scene } from '../scene.ts'
import { en } from '../texts/en.ts'
import { asScripted } from './as-scripted.ts'
import { sampleApp } from './sample-props.ts'
import { sampleScreens } from './sample-screens.ts'

/** A document in which nothing can be pressed and nothing runs. */
export function drawPreview({ screen, theme, locale, settings, publicUrl }: LoginPreview): DrawnLoginPreview {
  const { locale: spoken, texts } = languageOf(locale) ??
    languageOf(settings.defaultLocale) ?? { locale: 'en', texts: en }
  const scene: Scene = {
    base: basePath(publicUrl),
    locale: spoken,
    texts,
    // Of another origin: the console's policy loads nothing from there, and a picture that is broken says less than the name.
    settings: { ...settings, logoUrl: null },
    appName: ofTheApp.has(screen) ? sampleApp : settings.displayName,
    state: null,
    reference: 'K7Q2-MP4D',
    formToken: '',
    path: '/u/login',
    previewedIn: theme,
  }
  const isLogoElsewhere = settings.logoPicture === null && settings.logoUrl !== null
  return { html: asScripted(sampleScreens[screen](scene).text), leftOut: isLogoElsewhere ? ['logo'] : [] }
}

/** They ask about an app of others, or lead back to it. */
const ofTheApp: ReadonlySet<LoginPreview['screen']> = new Set(['consent', 'device-confirm', 'refused'])
