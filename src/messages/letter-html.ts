// The letter as HTML: a few inline styles without tables or pictures, and a dark form of the colours. Values become text
// by `html`, which is the only way to make markup here.
import type { Action, Letter } from './letter.ts'
import { frameWords, type LetterFrame } from './letter-frame.ts'

export function htmlOf({ subject, intro, code, actions = [], outro = [] }: Letter, frame: LetterFrame): string {
  const { direction, greeting, support, footer } = frameWords(frame)
  const [main, ...others] = actions
  return html`<!doctype html>
<html lang="${frame.locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${darkColors}</style>
</head>
<body class="page" style="${styles.page}">
<div class="letter" dir="${direction}" style="${styles.letter}">
<p class="quiet" style="${styles.app}">${frame.app}</p>
<p style="${styles.line}">${greeting}</p>
${intro.map(line)}
${code === undefined ? '' : html`<p class="code" style="${styles.code}">${code}</p>`}
${main === undefined ? '' : button(main, frame)}
${others.map(link)}
${outro.map(line)}
<p class="quiet footer" style="${styles.footer}">${footer}${support === null ? '' : html`<br>${support}`}</p>
</div>
</body>
</html>
`.markup
}

function line(text: string): Markup {
  return html`<p style="${styles.line}">${text}</p>\n`
}

function button({ label, link }: Action, frame: LetterFrame): Markup {
  const { accentColor } = frame.look
  return html`<p style="${styles.line}"><a href="${link}" style="${styles.button};background:${accentColor}">${label}</a></p>
<p class="quiet" style="${styles.address}">${frameWords(frame).address}<br><span dir="ltr">${link}</span></p>`
}

function link(action: Action): Markup {
  return html`<p style="${styles.line}"><a class="link" href="${action.link}" style="${styles.link}">${action.label}</a></p>\n`
}

const fonts = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

const styles = {
  page: `margin:0;padding:24px 12px;background:#f4f5f7;color:#1b1f24;font-size:16px;line-height:1.5;${fonts}`,
  letter: 'max-width:520px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px',
  app: 'margin:0 0 20px;font-size:14px;font-weight:600;color:#57606a',
  line: 'margin:0 0 16px',
  code: 'margin:0 0 16px;padding:12px 16px;background:#f0f2f5;border-radius:8px;font-family:ui-monospace,Consolas,monospace;font-size:32px;font-weight:700;letter-spacing:6px;text-align:center',
  button: 'display:inline-block;padding:12px 20px;border-radius:8px;color:#ffffff;font-weight:600;text-decoration:none',
  link: 'color:#1f4fd8',
  address: 'margin:0 0 16px;font-size:13px;color:#57606a;word-break:break-all',
  footer: 'margin:24px 0 0;padding-top:16px;border-top:1px solid #d8dee4;font-size:13px;color:#57606a',
} as const

const darkColors = trustedMarkup(`@media (prefers-color-scheme: dark) {
.page { background: #0f1216 !important; color: #e6e9ee !important }
.letter { background: #181c22 !important }
.code { background: #242a32 !important }
.quiet { color: #a3acb8 !important }
.footer { border-color: #303843 !important }
.link { color: #8fb0ff !important }
}`)

interface Markup {
  readonly markup: string
}

type Part = string | Markup | readonly Markup[]

function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return trustedMarkup(strings.reduce((all, text, place) => `${all}${markupOf(parts[place - 1] as Part)}${text}`))
}

function markupOf(part: Part): string {
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
  return 'markup' in part ? part.markup : part.map(markupOf).join('')
}

function trustedMarkup(markup: string): Markup {
  return { markup }
}
