// What every section of the settings stands in: its title, the way to the others, and a search over their names.
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { inputClasses } from '../../../components/ui/field.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { useOpenInView } from '../../../components/ui/use-open-in-view.ts'
import { classNames } from '../../../lib/class-names.ts'
import { usePermissions } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type FormSection, formSections } from '../api/form-section.ts'
import { foundSections, type SectionPath, settingSections } from '../api/setting-sections.ts'

interface SettingsFrameProps {
  readonly title: string
  readonly explanation: string
  readonly children: ReactNode
}

export function SettingsFrame({ title, explanation, children }: SettingsFrameProps) {
  const permissions = usePermissions()
  const open = settingSections.filter(({ permission }) => permissions.has(permission))
  const hasSections = open.length > 0
  return (
    <div
      className={classNames('grid grid-cols-1 gap-x-8 gap-y-4', hasSections && 'desk:grid-cols-[200px_minmax(0,1fr)]')}
    >
      <header className={hasSections ? 'desk:col-span-2' : ''}>
        <PageTitle trail={title === t('Sign-in settings') ? [title] : [title, t('Settings')]}>{title}</PageTitle>
        <p className="mt-0.5 max-w-[760px] text-body text-muted">{explanation}</p>
      </header>
      {hasSections && <Sections open={open} />}
      <div className="min-w-0 max-w-[760px]">{children}</div>
    </div>
  )
}

function Sections({ open }: { readonly open: typeof settingSections }) {
  const [words, setWords] = useState('')
  const strip = useOpenInView<HTMLUListElement>()
  const shown = foundSections(open, words)
  return (
    <nav aria-label={t('Settings sections')} className="min-w-0">
      <input
        type="search"
        aria-label={t('Find a setting')}
        placeholder={t('Find a setting')}
        value={words}
        autoComplete="off"
        onChange={(event) => setWords(event.target.value)}
        className={`${inputClasses()} mb-2`}
      />
      <ul ref={strip} className="flex gap-1 max-desk:overflow-x-auto max-desk:pb-1 desk:grid">
        {shown.map(({ section: { path, label }, found }) => (
          <li key={path} className="shrink-0">
            <SectionLink path={path}>
              {label}
              {found.map((name) => (
                <span key={name} className="block font-normal text-meta text-muted">
                  {name}
                </span>
              ))}
            </SectionLink>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p role="status" className="px-3 py-1.5 text-muted text-table">
          {t('No setting is called that.')}
        </p>
      )}
    </nav>
  )
}

function SectionLink({ path, children }: { readonly path: SectionPath; readonly children: ReactNode }) {
  const link = { activeOptions: { exact: path === '/settings' }, activeProps, className: linkClasses, children }
  const section = formSections.find((name) => path === `/settings/${name}`)
  if (section !== undefined) return <Link to="/settings/$section" params={{ section }} {...link} />
  return <Link to={path as Exclude<SectionPath, `/settings/${FormSection}`>} {...link} />
}

const activeProps = { 'aria-current': 'page' } as const
const linkClasses =
  'block rounded-control px-3 py-1.5 text-table hover:bg-hover aria-[current=page]:bg-selected aria-[current=page]:font-semibold aria-[current=page]:text-accent pointer-coarse:py-3'
