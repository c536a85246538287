import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWidth } from '../../../components/charts/use-width.ts'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import { letterLocales } from '../api/email-templates.ts'
import { type DrawnPage, loginPreviewQuery, type PreviewPage } from '../api/login-preview.ts'
import { type PreviewScreen, previewScreens } from '../api/preview-screens.ts'

interface LoginPreviewProps {
  /** Which door draws it. */
  readonly path: string
  /** In the words of that door, saved or not. */
  readonly look: object
}

/** A page of the sign-in as it will look, wide and narrow, light and dark. It asks a moment after the last key. */
export function LoginPreview({ path, look }: LoginPreviewProps) {
  const [screen, setScreen] = useState<PreviewScreen>('identifier')
  const [locale, setLocale] = useState(document.documentElement.lang.startsWith('de') ? 'de' : 'en')
  const asked = useSettled(JSON.stringify(look))
  const light = useDrawn(path, asked, { screen, theme: 'light', locale })
  const dark = useDrawn(path, asked, { screen, theme: 'dark', locale })
  const error = light.error ?? dark.error
  const isDrawing = error === null && light.drawn === undefined
  return (
    <Card title={t('Preview')}>
      <div className="grid grid-cols-1 gap-4 p-4">
        <p className="text-muted text-table">
          {t('Drawn by the server with people and apps that there are not, as your changes would have it.')}
        </p>
        <div className="grid gap-4 table:grid-cols-2">
          <Select
            label={t('Page')}
            value={screen}
            options={screens}
            onChange={({ target }) => setScreen(target.value as PreviewScreen)}
          />
          <Select
            label={t('Language of the page')}
            value={locale}
            options={locales}
            onChange={({ target }) => setLocale(target.value)}
          />
        </div>
        {light.drawn?.leftOut.includes('logo') && (
          <p className="text-muted text-table">
            {t('A logo from another address is not loaded here; the pages themselves load it.')}
          </p>
        )}
        {error !== null && <Undrawn error={error} />}
        {isDrawing && <SkeletonLines label={t('Drawing the pages…')} count={4} />}
        {light.drawn !== undefined && <InTheme theme="light" drawn={light.drawn} />}
        {dark.drawn !== undefined && <InTheme theme="dark" drawn={dark.drawn} />}
      </div>
    </Card>
  )
}

/** What could be drawn last stays in view while a word is unfinished. */
function useDrawn(path: string, look: string, page: PreviewPage) {
  const { data, error } = useQuery(loginPreviewQuery(path, JSON.parse(look) as object, page))
  const [last, setLast] = useState(data)
  if (data !== undefined && data !== last) setLast(data)
  return { drawn: data ?? last, error }
}

/** A word that is still being written is no alarm. */
function Undrawn({ error }: { readonly error: Error }) {
  const faults = isProblem(error) ? Object.values(error.fields).flat() : []
  if (faults.length === 0) return <ProblemNotice title={t("Couldn't draw the page.")} error={error} />
  return (
    <p role="status" className="text-danger text-table">
      {t('Drawn without your last change. {why}', { why: faults.join(' ') })}
    </p>
  )
}

interface InThemeProps {
  readonly theme: PreviewPage['theme']
  readonly drawn: DrawnPage
}

function InTheme({ theme, drawn: { html, screen } }: InThemeProps) {
  const name = screens.find(({ value }) => value === screen)?.label ?? screen
  return (
    <div className="grid items-start gap-4 table:grid-cols-[minmax(0,1fr)_240px]">
      {sizes.map(({ width, height, labels }) => (
        <Frame
          key={width}
          html={html}
          width={width}
          height={height}
          name={`${name}, ${labels[theme]}`}
          caption={labels[theme]}
        />
      ))}
    </div>
  )
}

interface FrameProps {
  readonly html: string
  readonly width: number
  readonly height: number
  readonly name: string
  readonly caption: string
}

/** Nothing runs in the frame, nothing of it can be pressed, and it is no part of this origin. */
function Frame({ html, width, height, name, caption }: FrameProps) {
  const [ref, shownWidth] = useWidth()
  const scale = shownWidth / width
  return (
    <figure className="min-w-0">
      <div ref={ref} className="overflow-hidden rounded-card border border-line" style={{ height: height * scale }}>
        <iframe
          title={name}
          srcDoc={html}
          sandbox=""
          width={width}
          height={height}
          className="block max-w-none origin-top-left"
          style={{ transform: `scale(${scale})` }}
        />
      </div>
      <figcaption className="mt-1 text-meta text-muted">{caption}</figcaption>
    </figure>
  )
}

const sizes = [
  { width: 1280, height: 800, labels: { light: t('1280 pixels, light'), dark: t('1280 pixels, dark') } },
  { width: 390, height: 700, labels: { light: t('390 pixels, light'), dark: t('390 pixels, dark') } },
] as const

const screens = previewScreens.flatMap(({ group, screens: ofGroup }) =>
  Object.entries<string>(ofGroup).map(([value, label]) => ({ value, label, group })),
)
const locales = Object.entries(letterLocales).map(([value, label]) => ({ value, label }))
