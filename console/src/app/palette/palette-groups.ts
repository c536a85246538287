// What the palette shows for what was typed: the exact hit, what can be done, people and things, in this order.
import type { PaletteGroup, PaletteItem } from '../../features/palette/api/palette-item.ts'
import type { Meaning } from '../../features/palette/api/read-words.ts'
import type { Found, NamedThing } from '../../features/palette/api/search-anything.ts'
import { type UserSummary, userLabelInFull } from '../../features/users/api/user.ts'
import { t } from '../../lib/text.ts'
import { type Commanding, commandItems, isMeant } from './command-items.ts'
import { hasScreen } from './open-path.ts'
import { type Doing, namedAct, personActions, personItem, personPath } from './person-items.ts'

type Surroundings = Doing & Commanding
type FoundHere = Found<UserSummary> | undefined

export function paletteGroups(meaning: Meaning, found: FoundHere, here: Surroundings): PaletteGroup[] {
  const { scope, verb, held, words } = meaning
  if (verb !== null) {
    const items = (found?.people ?? []).map(({ user }) => namedAct(verb, user, here))
    return filled([{ label: t('Actions'), items }])
  }
  if (held !== null) return filled([{ label: t('Who can…?'), items: heldItems(held, found, here) }])
  const commands = commandItems(words, here)
  const ofThePage = actionsInView(words, here)
  if (scope === 'commands' || words === '')
    return filled([...ofThePage, { label: t('Commands and pages'), items: commands }])
  if (scope === 'organizations') return filled([{ label: t('Organizations'), items: organizationItems(found, here) }])
  const people = (found?.people ?? []).filter(({ match }) => match === 'words')
  const peopleGroup = { label: t('People'), items: people.map(({ user }) => personItem(user, here)) }
  const exact = exactItems(meaning, found, here)
  if (scope === 'people') return filled([{ label: t('Exact match'), items: exact }, peopleGroup])
  return filled([
    { label: t('Exact match'), items: exact },
    ...actionsOfTheOne(found, here),
    ...ofThePage,
    { label: t('Commands and pages'), items: commands },
    peopleGroup,
    { label: t('Organizations'), items: organizationItems(found, here) },
    { label: t('Roles'), items: roleItems(found, here) },
    { label: t('Applications'), items: clientItems(found, here) },
    { label: t('Other'), items: otherItems(words, here) },
  ])
}

function filled(groups: readonly PaletteGroup[]): PaletteGroup[] {
  return groups.filter(({ items }) => items.length > 0)
}

function exactPeople(found: FoundHere) {
  return (found?.people ?? []).filter(({ match }) => match !== 'words')
}

function exactItems({ ip }: Meaning, found: FoundHere, here: Surroundings): PaletteItem[] {
  const items: PaletteItem[] = []
  const signIn = found?.signIn
  if (signIn) {
    const { reference, identifier } = signIn
    const run = () => here.open(`/sign-ins/${reference}`)
    items.push({
      id: 'sign-in',
      icon: 'search',
      label: t('Sign-in {reference}', { reference }),
      detail: identifier,
      run,
    })
  }
  for (const { user, match } of exactPeople(found)) {
    const { about, tab } = ownedAt[match] ?? {}
    items.push({ ...personItem(user, here, about), run: () => here.open(personPath(user, tab)) })
  }
  if (ip !== null) {
    const q = ip.includes(':') ? `last_ip:"${ip}"` : `last_ip:${ip}`
    if (here.permissions.has('read:users')) {
      const run = () => here.open('/users', { q })
      items.push({ id: 'ip-users', icon: 'users', label: t('Users last seen from {ip}', { ip }), run })
    }
    if (here.permissions.has('update:security_settings')) {
      const run = () => here.open('/settings/lockout', { block: ip })
      items.push({ id: 'ip-block', icon: 'stop', label: t('Block {ip}…', { ip }), run })
    }
    if (here.permissions.has('read:audit') && hasScreen(here.router, '/audit')) {
      const run = () => here.open('/audit', { ip, range: '30d' })
      items.push({ id: 'ip-events', icon: 'list', label: t('Sign-ins and other events from {ip}', { ip }), run })
    }
  }
  return items
}

/** What was found by its id, and the tab that shows it. */
const ownedAt: Readonly<Record<string, { readonly about: string; readonly tab: string } | undefined>> = {
  session: { about: t('This is a session of theirs'), tab: 'sessions' },
  'refresh-token': { about: t('This is a refresh token of theirs'), tab: 'tokens' },
  identity: { about: t('This is an identity of theirs'), tab: 'identities' },
}

function actionsOfTheOne(found: FoundHere, here: Surroundings): PaletteGroup[] {
  const [one, ...more] = exactPeople(found)
  if (one === undefined || more.length > 0) return []
  return [{ label: t('Actions for {name}', { name: userLabelInFull(one.user) }), items: personActions(one.user, here) }]
}

/** What can be done with whoever's page is open, as far as the words mean it. */
function actionsInView(words: string, here: Surroundings): PaletteGroup[] {
  if (here.inView === null) return []
  const items = personActions(here.inView, here).filter((item) => isMeant(item, words))
  return [{ label: t('Actions for {name}', { name: userLabelInFull(here.inView) }), items }]
}

function organizationItems(found: FoundHere, { router, open }: Surroundings): PaletteItem[] {
  const hasPage = hasScreen(router, '/organizations/$organizationId')
  return things('organization', 'list', found?.organizations, ({ id, name }) =>
    hasPage ? open(`/organizations/${encodeURIComponent(id)}`) : open('/users', { organization: name }),
  )
}

function roleItems(found: FoundHere, { router, open }: Surroundings): PaletteItem[] {
  const hasPage = hasScreen(router, '/roles/$roleId')
  return things('role', 'key', found?.roles, ({ id }) =>
    hasPage ? open(`/roles/${encodeURIComponent(id)}`) : open('/users', { role: id }),
  )
}

function clientItems(found: FoundHere, { router, open }: Surroundings): PaletteItem[] {
  if (!hasScreen(router, '/apps/$clientId')) return []
  return things('client', 'device', found?.clients, ({ id }) => open(`/apps/${encodeURIComponent(id)}`))
}

function things(
  kind: string,
  icon: PaletteItem['icon'],
  named: readonly NamedThing[] | undefined,
  run: (thing: NamedThing) => void,
): PaletteItem[] {
  return (named ?? []).map((thing) => ({
    id: `${kind}-${thing.id}`,
    icon,
    label: thing.name,
    detail: thing.detail === thing.name ? null : thing.detail,
    run: () => run(thing),
  }))
}

function heldItems(held: string, found: FoundHere, { open, router }: Surroundings): PaletteItem[] {
  const hasPage = hasScreen(router, '/access')
  const roles = (found?.roles ?? []).map(
    ({ id, name }): PaletteItem => ({
      id: `held-${id}`,
      icon: 'users',
      label: t('Who has the role {name}?', { name }),
      run: () => (hasPage ? open('/access', { role: id }) : open('/users', { role: id })),
    }),
  )
  if (!/^[\w-]+:[\w:-]+$/.test(held)) return roles
  const run = () => (hasPage ? open('/access', { permission: held }) : open('/users', { permission: held }))
  const label = t('Who has the permission {name}?', { name: held })
  return [{ id: 'held-permission', icon: 'users', label, run }, ...roles]
}

function otherItems(words: string, { open, permissions, router }: Surroundings): PaletteItem[] {
  const items: PaletteItem[] = []
  if (permissions.has('read:users')) {
    const label = t('Search users for “{words}”', { words })
    items.push({ id: 'search-users', icon: 'search', label, run: () => open('/users', { q: words }) })
  }
  if (permissions.has('read:audit') && hasScreen(router, '/audit')) {
    const label = t('Search audit log for “{words}”', { words })
    items.push({ id: 'search-audit', icon: 'search', label, run: () => open('/audit', { q: words }) })
  }
  return items
}
