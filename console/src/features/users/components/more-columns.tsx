// Columns that few have shown all the time (console.md 3.2): each asks the server for one fact more.
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { countryName } from '../../../lib/country-name.ts'
import { exactCount } from '../../../lib/format-count.ts'
import { t } from '../../../lib/text.ts'
import type { AccountSource, Counted, ListedUser } from '../api/user.ts'
import { firstAndMore, narrow, nothing, quiet, type UserColumn } from './column-cells.tsx'

const sourceWords: Readonly<Record<AccountSource, string>> = {
  console: t('Console'),
  organization: t('Administrator of an organization'),
  api: t('API'),
  'sign-up': t('Sign-up'),
  invitation: t('Invitation'),
  import: t('Import'),
}

export const moreColumns: readonly UserColumn[] = [
  {
    id: 'connection',
    header: t('Connections'),
    className: 'w-[15%]',
    leastPx: 150,
    include: 'connections',
    cell: ({ connection, connections = [] }) =>
      firstAndMore(connections[0] ?? connection ?? undefined, connections.length - 1, connections.join(', ')),
  },
  {
    id: 'sessions',
    header: t('Active sessions'),
    ...narrow,
    className: 'w-[136px] whitespace-nowrap',
    include: 'sessions',
    cell: ({ sessions }) => amount(sessions),
  },
  {
    id: 'failedSignIns',
    header: t('Failed, 24 h'),
    ...narrow,
    include: 'failedSignIns',
    cell: ({ failedSignIns }) => amount(failedSignIns),
  },
  {
    id: 'passwordChanged',
    header: t('Password changed'),
    className: 'w-[156px] whitespace-nowrap',
    isAtEnd: true,
    include: 'passwordChanged',
    cell: ({ passwordChangedAt }) => (
      <span className="text-muted">{passwordChangedAt ? <TimeStamp at={passwordChangedAt} /> : t('No password')}</span>
    ),
  },
  {
    id: 'lastCountry',
    header: t('Last country'),
    className: 'w-[12%]',
    leastPx: 120,
    include: 'lastCountry',
    cell: ({ lastCountry }) => quiet(countryName(lastCountry)),
  },
  {
    id: 'locale',
    header: t('Locale'),
    className: 'w-[9%]',
    leastPx: 90,
    include: 'userMetadata.locale',
    cell: ({ userMetadata }) => value(userMetadata?.locale),
  },
  {
    id: 'source',
    header: t('Source'),
    className: 'w-[12%]',
    leastPx: 110,
    include: 'origin',
    cell: ({ origin }) => quiet(origin ? sourceWords[origin.source] : t('Unknown')),
  },
  {
    id: 'createdBy',
    header: t('Created by'),
    className: 'w-[14%]',
    leastPx: 140,
    include: 'origin',
    cell: ({ origin }) => quiet(origin?.by),
  },
]

const metadataForm = /^(appMetadata|userMetadata)\.([A-Za-z0-9_-]{1,60}(?:\.[A-Za-z0-9_-]{1,60}){0,3})$/

export type MetadataRoot = 'appMetadata' | 'userMetadata'
export type MetadataColumnId = `${MetadataRoot}.${string}`

export const metadataRoots: readonly { readonly value: MetadataRoot; readonly label: string }[] = [
  { value: 'appMetadata', label: t('App metadata') },
  { value: 'userMetadata', label: t('User metadata') },
]

/** Null where no key can be named so, as where it has a space. */
export function metadataColumnId(root: MetadataRoot, key: string): MetadataColumnId | null {
  const id = `${root}.${key.trim()}` as const
  return metadataForm.test(id) ? id : null
}

/** The column of a key of metadata, such as `appMetadata.plan`; null for any other name. */
export function metadataColumn(id: string): UserColumn | null {
  const [, root, key] = metadataForm.exec(id) ?? []
  if (root === undefined || key === undefined) return null
  const isApp = root === 'appMetadata'
  return {
    id,
    header: isApp ? t('App metadata: {key}', { key }) : t('User metadata: {key}', { key }),
    className: 'w-[14%]',
    leastPx: 150,
    include: id as MetadataColumnId,
    cell: (user) => value((isApp ? user.appMetadata : user.userMetadata)?.[key]),
  }
}

function value(found: unknown) {
  if (found === undefined || found === null) return nothing
  return quiet(typeof found === 'string' ? found : JSON.stringify(found))
}

function amount(counted: ListedUser['sessions']) {
  return counted === undefined
    ? null
    : counted.isEstimate
      ? t('{count} or more', words(counted))
      : exactCount(counted.count)
}

function words({ count }: Counted) {
  return { count: exactCount(count) }
}
