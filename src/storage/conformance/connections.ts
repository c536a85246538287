// What every store of connections must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { ClientStore } from '../../clients/client-store.ts'
import type { ConnectionStore } from '../../connections/connection-store.ts'
import type { UserStore } from '../../users/user-store.ts'
import { sampleClient } from './clients.ts'
import { all } from './sample-pages.ts'
import { sampleConnection, samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'

export interface ConnectionStoreSubject {
  readonly connections: ConnectionStore
  readonly clients: ClientStore
  readonly users: UserStore
  /** Gives somebody a second identity. */
  link(userId: string, connectionId: string, subject: string): Promise<void>
  /** Another application's store over the same rows. */
  readonly elsewhere: ConnectionStore
}

export function connectionStoreContract(open: () => Promise<ConnectionStoreSubject>): void {
  let subject: ConnectionStoreSubject
  let connections: ConnectionStore
  beforeAll(async () => {
    subject = await open()
    connections = subject.connections
    for (const id of ['web', 'app']) await subject.clients.insert(sampleClient(id))
  })

  test('find, findForChange and findByName give the connection as it was stored', async () => {
    const connection = sampleConnection('con_one', {
      displayName: 'One',
      isEnabled: false,
      options: { passwordPolicy: 'good', validation: { username: { min: 3, max: 20 } } },
      settings: { metadata: { team: 'a' } },
      enabledClients: ['app', 'web'],
    })
    await connections.insert(connection)
    expect(await connections.find('con_one')).toEqual(connection)
    expect(await connections.findForChange('con_one')).toEqual(connection)
    expect(await connections.findByName('con_one')).toEqual(connection)
    expect(await connections.find('con_none')).toBeNull()
    expect(await connections.findByName('none')).toBeNull()
  })

  test('TEN-04 a connection of another application is not found, nor closed', async () => {
    await connections.insert(sampleConnection('con_wall'))
    expect(await subject.elsewhere.find('con_wall')).toBeNull()
    expect(await subject.elsewhere.findByName('con_wall')).toBeNull()
    await subject.elsewhere.close('con_wall', at(1))
    expect(await connections.find('con_wall')).not.toBeNull()
  })

  test('insert refuses a taken name as connection_exists, and a client that is not there', async () => {
    await connections.insert(sampleConnection('con_taken'))
    const twin = sampleConnection('con_twin', { name: 'con_taken' })
    await expect(connections.insert(twin)).rejects.toMatchObject({ code: 'connection_exists' })
    const stray = sampleConnection('con_stray', { enabledClients: ['nobody'] })
    await expect(connections.insert(stray)).rejects.toMatchObject({ code: 'client_not_found' })
  })

  test('save replaces everything but the clients, and counts', async () => {
    const before = sampleConnection('con_saved', { options: { a: 1 }, enabledClients: ['web'] })
    await connections.insert(before)
    const changed = { ...before, displayName: 'Saved', isEnabled: false, options: { b: 2 }, settings: { c: 3 } }
    await connections.save({ ...changed, enabledClients: [] })
    expect(await connections.find('con_saved')).toEqual({ ...changed, version: 2 })
  })

  test('findDefaultDatabase is the oldest database', async () => {
    expect(await subject.elsewhere.findDefaultDatabase()).toBeNull()
    await subject.elsewhere.insert(sampleConnection('con_sms', { strategy: 'sms', createdAt: at(1) }))
    await subject.elsewhere.insert(sampleConnection('con_new', { createdAt: at(3) }))
    await subject.elsewhere.insert(sampleConnection('con_old', { createdAt: at(2) }))
    expect(await subject.elsewhere.findDefaultDatabase()).toMatchObject({ id: 'con_old' })
  })

  test('listWithPasswordExpiry is those whose options name an age, the oldest first', async () => {
    const expiring = (days: number) => ({ password_expiry: { days } })
    await connections.insert(sampleConnection('con_years', { options: expiring(365), createdAt: at(9) }))
    await connections.insert(sampleConnection('con_days', { options: expiring(30), createdAt: at(8) }))
    await connections.insert(sampleConnection('con_ever', { options: { password_expiry: {} } }))
    const found = await connections.listWithPasswordExpiry()
    expect(found.map(({ id }) => id)).toEqual(['con_days', 'con_years'])
    expect(await subject.elsewhere.listWithPasswordExpiry()).toEqual([])
  })

  test('list filters by name, strategy and client, and pages from the oldest on', async () => {
    for (const minute of [3, 1, 2]) {
      const given = { strategy: 'email', createdAt: at(minute), enabledClients: minute === 2 ? ['web'] : [] }
      await connections.insert(sampleConnection(`con_mail${minute}`, given))
    }
    const page = { kind: 'cursor', after: null, limit: 2, withTotal: true } as const
    const first = await connections.list({ strategies: ['email', 'sms'], page })
    expect(first.items.map(({ id }) => id)).toEqual(['con_mail1', 'con_mail2'])
    expect(first.total).toEqual({ count: 3, isEstimate: false })
    const second = await connections.list({ strategies: ['email', 'sms'], page: { ...page, after: first.next } })
    expect(second).toMatchObject({ items: [{ id: 'con_mail3' }], next: null })
    expect((await connections.list({ name: 'con_mail2', page: all })).items).toMatchObject([{ id: 'con_mail2' }])
    const used = await connections.list({ clientId: 'web', strategies: ['email'], page: all })
    expect(used.items).toMatchObject([{ id: 'con_mail2', enabledClients: ['web'] }])
  })

  test('listUsedIn has what is on and some client may use, of no organization unless one is named', async () => {
    const given = { enabledClients: ['web'] }
    await connections.insert(sampleConnection('con_in1', { ...given, createdAt: at(1) }))
    await connections.insert(sampleConnection('con_in2', { ...given, isEnabled: false }))
    await connections.insert(sampleConnection('con_in3', { enabledClients: [] }))
    const used = (await connections.listUsedIn(null)).filter(({ id }) => id.startsWith('con_in'))
    expect(used).toMatchObject([{ id: 'con_in1', enabledClients: ['web'] }])
    expect(await connections.listUsedIn('org_nowhere')).toEqual([])
    expect(await subject.elsewhere.listUsedIn(null)).toEqual([])
  })

  test('listUsedBy has what a client may use, from the oldest on', async () => {
    for (const minute of [3, 1, 2]) {
      const given = { createdAt: at(minute), enabledClients: minute === 2 ? ['app'] : ['web', 'app'] }
      await connections.insert(sampleConnection(`con_used${minute}`, given))
    }
    const used = (await connections.listUsedBy('web')).filter(({ id }) => id.startsWith('con_used'))
    expect(used).toMatchObject([{ id: 'con_used1', enabledClients: ['app', 'web'] }, { id: 'con_used3' }])
    expect(await connections.listUsedBy('nobody')).toEqual([])
    expect(await subject.elsewhere.listUsedBy('web')).toEqual([])
  })

  test('setClients switches on and off, and with an unknown client does neither', async () => {
    await connections.insert(sampleConnection('con_switch', { enabledClients: ['web'] }))
    const [off, on] = [
      { clientId: 'web', isEnabled: false },
      { clientId: 'app', isEnabled: true },
    ]
    const stray = connections.setClients('con_switch', [off, on, { clientId: 'nobody', isEnabled: true }])
    await expect(stray).rejects.toMatchObject({ code: 'client_not_found' })
    expect(await connections.find('con_switch')).toMatchObject({ enabledClients: ['web'] })
    await connections.setClients('con_switch', [off, on, { clientId: 'nobody', isEnabled: false }])
    expect(await connections.find('con_switch')).toMatchObject({ enabledClients: ['app'] })
  })

  test('listClients pages through the ids; an unknown connection has no list', async () => {
    await connections.insert(sampleConnection('con_listed', { enabledClients: ['web', 'app'] }))
    const page = { kind: 'cursor', after: null, limit: 1, withTotal: false } as const
    const first = await connections.listClients('con_listed', page)
    expect(first?.items).toEqual(['app'])
    const second = await connections.listClients('con_listed', { ...page, after: first?.next ?? null })
    expect(second).toEqual({ items: ['web'], next: null, total: null })
    expect(await connections.listClients('con_none', page)).toBeNull()
  })

  test('countPeople tells those whose account is of it from those who have it beside, and hasPeople counts the former', async () => {
    await connections.insert(sampleConnection('con_counted'))
    await connections.insert(sampleConnection('con_beside'))
    expect(await connections.countPeople('con_counted')).toEqual({ accounts: 0, links: 0 })
    for (const name of ['carl', 'dana']) await subject.users.insert(samplePerson('con_counted', name))
    await subject.link('auth0|dana', 'con_beside', 'danas-other-self')
    expect(await connections.countPeople('con_counted')).toEqual({ accounts: 2, links: 0 })
    expect(await connections.countPeople('con_beside')).toEqual({ accounts: 0, links: 1 })
    expect(await connections.hasPeople('con_counted')).toBe(true)
    expect(await connections.hasPeople('con_beside')).toBe(false)
  })

  describe('a closed connection', () => {
    test('is absent everywhere, and its name is free', async () => {
      await connections.insert(sampleConnection('con_closed', { enabledClients: ['web'] }))
      await connections.close('con_closed', at(1))
      expect(await connections.find('con_closed')).toBeNull()
      expect(await connections.findForChange('con_closed')).toBeNull()
      expect(await connections.findByName('con_closed')).toBeNull()
      expect((await connections.list({ name: 'con_closed', page: all })).items).toEqual([])
      expect((await connections.listUsedBy('web')).map(({ id }) => id)).not.toContain('con_closed')
      expect(await connections.listClients('con_closed', all)).toBeNull()
      expect((await connections.listWithPasswordExpiry()).map(({ id }) => id)).not.toContain('con_closed')
      expect(await connections.listClosed()).toEqual(['con_closed'])
      await connections.insert(sampleConnection('con_next', { name: 'con_closed' }))
      expect(await connections.findByName('con_closed')).toMatchObject({ id: 'con_next' })
    })

    test('is emptied of its people, while people who were only linked to it stay, and then is gone', async () => {
      await connections.insert(sampleConnection('con_home'))
      await connections.insert(sampleConnection('con_doomed'))
      for (const name of ['alice', 'bob']) await subject.users.insert(samplePerson('con_doomed', name))
      await subject.users.insert(samplePerson('con_home', 'carol'))
      await subject.link('auth0|carol', 'con_doomed', 'carols-other-self')
      expect(await connections.lockSome('con_doomed')).toEqual([])
      expect(await connections.removeSome('con_doomed', [], at(1))).toBe(true)
      expect(await connections.findByName('con_doomed')).not.toBeNull()
      expect(await subject.users.find('auth0|alice')).not.toBeNull()

      await connections.close('con_doomed', at(1))
      const people = await connections.lockSome('con_doomed')
      expect(people.map(({ id }) => id).sort()).toEqual(['auth0|alice', 'auth0|bob'])
      expect(people.find(({ id }) => id === 'auth0|alice')?.identifiers).toContain('alice@example.com')
      const ids = people.map(({ id }) => id)
      expect(await connections.removeSome('con_doomed', ids, at(1))).toBe(false)
      expect(await subject.users.find('auth0|alice')).toBeNull()
      expect((await subject.users.find('auth0|carol'))?.identities).toMatchObject([{ connectionId: 'con_home' }])
      expect(await connections.removeSome('con_doomed', [], at(1))).toBe(true)
      expect(await connections.listClosed()).not.toContain('con_doomed')
    })
  })
}
