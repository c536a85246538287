// The frame of every page: one card, a heading that names the step, what is wrong on top, help and language below.
import { type LoginTexts, lookLocales } from '../applications/look-settings.ts'
import { type Html, html } from '../http/html.ts'
import { assetPath, themePath } from './assets.ts'
import { offeredLocales } from './locale.ts'
import { ownAddress } from './own-address.ts'
import { picturePath } from './pictures.ts'
import { type Fault, type Scene, within } from './scene.ts'
import { inTheme } from './theme.ts'

export interface PageContent {
  /** The heading. Together with the application's name it is the title of the window too. */
  readonly title: string
  readonly lead?: string | null
  readonly faults?: readonly Fault[]
  /** What just went well. */
  readonly notice?: string | null
  /** On failures the support reference is shown anyway. */
  readonly showsReference?: boolean
  /** Of the pages of one's own account, which are wider and lead to each other. */
  readonly nav?: Html
  /** Above the heading, whatever the page says. */
  readonly banner?: Html | null
  /** Nothing leads away from it but its own buttons. */
  readonly isShownOnce?: boolean
  readonly body: Html
}

export function page(scene: Scene, content: PageContent): Html {
  const { texts, locale, appName, previewedIn } = scene
  const { title, lead, faults = [], notice, body, nav } = content
  const frame = frameOf(scene, nav !== undefined)
  const isSplit = frame.includes('split')
  return html`<!doctype html>
<html lang="${locale}" dir="${texts.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${faults.length > 0 && `${texts.frame.problem}: `}${title.includes(appName) ? title : `${title} · ${appName}`}</title>
${icon(scene)}
${styleSheets(scene, frame)}
${previewedIn === undefined && html`<script type="module" src="${assetPath('login.js')}"></script>`}
</head>
<body${frame.length > 0 && html` class="${frame.join(' ')}"`}${previewedIn !== undefined && html` inert`}>
${!isSplit && backdrop(scene)}
${nav !== undefined && html`<header>${brand(scene)}${nav}</header>`}
${isSplit && html`<header>${backdrop(scene)}${brand(scene)}</header>`}
<main>
${nav === undefined && !isSplit && brand(scene)}
${content.banner != null && content.banner}
<h1>${title}</h1>
${lead != null && html`<p class="lead">${lead}</p>`}
${faults.length > 0 && faultSummary(scene, faults)}
${notice != null && html`<div class="notice good" role="status"><p>${notice}</p></div>`}
${body}
</main>
${content.isShownOnce !== true && footer(scene, content.showsReference === true || faults.length > 0)}
</body>
</html>
`
}

type FramePart = 'account' | 'split' | 'backed' | 'pictured'

/** What the style sheets call the frame. The pages of one's own account have a layout of their own. */
function frameOf({ settings }: Scene, isAccount: boolean): readonly FramePart[] {
  const { pageLayout, backgroundColor, darkBackgroundColor, backgroundPicture } = settings
  const isPictured = backgroundPicture !== null
  const isBacked = isPictured || backgroundColor !== null || darkBackgroundColor !== null
  return [
    ...(isAccount ? (['account'] as const) : pageLayout === 'split' ? (['split'] as const) : []),
    ...(isBacked ? (['backed'] as const) : []),
    ...(isPictured ? (['pictured'] as const) : []),
  ]
}

function styleSheets({ settings, previewedIn }: Scene, frame: readonly FramePart[]): Html {
  const isAccount = frame.includes('account')
  const addresses = [
    assetPath('login.css', previewedIn),
    ...(isAccount ? [assetPath('account.css', previewedIn)] : []),
    ...(frame.length > (isAccount ? 1 : 0) ? [assetPath('layout.css', previewedIn)] : []),
    themePath(settings, previewedIn),
  ]
  return html`${addresses.map((address) => html`<link rel="stylesheet" href="${address}">\n`)}`
}

/** Says nothing, so it has no words. Where it is not shown it is not fetched. */
function backdrop({ base, settings: { backgroundPicture } }: Scene): Html | null {
  if (backgroundPicture === null) return null
  return html`<img class="backdrop" src="${ownAddress(base, picturePath(backgroundPicture))}" alt="" loading="lazy">`
}

function icon({ base, settings: { faviconPicture } }: Scene): Html {
  if (faviconPicture !== null) return html`<link rel="icon" href="${ownAddress(base, picturePath(faviconPicture))}">`
  return html`<link rel="icon" href="${assetPath('mark.svg')}" type="image/svg+xml">`
}

function brand({ base, previewedIn, settings }: Scene): Html {
  const { logoUrl, logoPicture, darkLogoPicture, displayName } = settings
  const address = (name: string | null) => (name === null ? null : ownAddress(base, picturePath(name)))
  const dark = address(darkLogoPicture)
  // A picture for dark pages stands on light ones only where there is no other.
  const light = address(logoPicture) ?? logoUrl ?? dark
  if (light !== null) {
    const onDark = '(prefers-color-scheme: dark)'
    const media = previewedIn === undefined ? onDark : inTheme(onDark, previewedIn)
    return html`<div class="brand logo"><picture>${
      dark !== null && html`<source media="${media}" srcset="${dark}">`
    }<img src="${light}" alt="${displayName}"${light === logoUrl && html` referrerpolicy="no-referrer"`}></picture></div>`
  }
  const [letter = ''] = displayName.trim()
  return html`<div class="brand"><b aria-hidden="true">${letter.toUpperCase()}</b><span>${displayName}</span></div>`
}

/** Takes the focus, and leads to the fields (console.md 4.1). */
function faultSummary({ texts }: Scene, faults: readonly Fault[]): Html {
  return html`<div class="notice bad" role="alert" tabindex="-1" autofocus>
<h2>${texts.frame.problem}</h2>
${faults.map(({ field, message }) => html`<p>${field === null ? message : html`<a href="#${field}">${message}</a>`}</p>`)}
</div>`
}

function footer(scene: Scene, showsReference: boolean): Html {
  const { texts, reference } = scene
  const { footer: ownWords } = ownTexts(scene)
  return html`<footer>
${ownWords !== null && html`<p>${ownWords}</p>`}
${showsReference && reference !== null && html`<p>${texts.frame.reference} <span class="whole" dir="ltr">${reference}</span></p>`}
<div><a href="${within(scene, '/u/help')}">${texts.frame.help}</a>${languageForm(scene)}</div>
</footer>`
}

/** What the application says in the language of the page, or in the one it is set to. */
export function ownTexts({ locale, settings }: Scene): LoginTexts {
  const { loginTexts, defaultLocale } = settings
  const of = (tag: string) => lookLocales.find((each) => each === tag.split('-', 1)[0])
  return loginTexts[of(locale) ?? of(defaultLocale) ?? 'en']
}

function languageForm(scene: Scene): Html {
  const { texts, locale, path } = scene
  const locales = Object.entries(offeredLocales)
  return form(scene, {
    action: '/u/language',
    body: html`<input type="hidden" name="from" value="${path}">
<label for="language">${texts.frame.languageLabel}</label>
<select id="language" name="locale">${locales.map(
      ([tag, { language }]) =>
        html`<option value="${tag}" lang="${tag}"${tag === locale && html` selected`}>${language}</option>`,
    )}</select>
<button>${texts.frame.languageButton}</button>`,
  })
}

export interface FormContent {
  readonly action: string
  readonly body: Html
  /** Further attributes, for the script. */
  readonly attributes?: Html
}

/** A form with what proves that it is ours. The fields say themselves what is wrong, in the page's language. */
export function form({ base, state, formToken }: Scene, { action, body, attributes }: FormContent): Html {
  return html`<form method="post" action="${ownAddress(base, action)}" novalidate${attributes !== undefined && html` ${attributes}`}>
${state !== null && html`<input type="hidden" name="state" value="${state}">`}
<input type="hidden" name="token" value="${formToken}">
${body}
</form>`
}
