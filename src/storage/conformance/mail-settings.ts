// What every store of mail settings must do.
import { beforeAll, expect, test } from 'vitest'
import { type MailServer, type MailSettingsStore, plainLinkRule } from '../../messages/mail-settings.ts'

const server: MailServer = {
  host: 'mail.example.com',
  port: 587,
  user: 'acme',
  password: 'canary',
  from: { name: 'Acme', address: 'post@example.com' },
}

const template = {
  subject: 'Hello',
  from: null,
  body: '<p>{{ url }}</p>',
  lifetimeSeconds: 600,
  resultUrl: 'https://app.example.com/',
  includeEmailInRedirect: true,
}

export interface OpenedMailSettings {
  readonly mailSettings: MailSettingsStore
  /** Of another application in the same storage. */
  readonly other: MailSettingsStore
  /** Somebody with a name, and their connection. */
  readonly bob: { readonly id: string; readonly name: string; readonly connection: string }
  /** Everything of the settings that is stored, as text. */
  dump(): Promise<string>
}

export function mailSettingsContract(open: () => Promise<OpenedMailSettings>): void {
  let stores: OpenedMailSettings
  beforeAll(async () => {
    stores = await open()
  })
  const toBob = () => ({ kind: 'reset-password', userId: stores.bob.id }) as const

  test('where nothing is set, nothing is read, and links follow the defaults', async () => {
    expect(await stores.mailSettings.readFor([toBob()])).toEqual({ server: null, templates: {}, people: {} })
    expect(await stores.mailSettings.readLinkRule('reset-password')).toEqual(plainLinkRule)
  })

  test('CFG-02 a mail server is read as it was set, and its password is not stored in the clear', async () => {
    await stores.mailSettings.setServer({ ...server, port: 25 })
    await stores.mailSettings.setServer(server)
    expect((await stores.mailSettings.readFor([])).server).toEqual(server)
    expect(await stores.dump()).not.toContain('canary')
  })

  test('a template comes with whom its letters go to, and only for its kind', async () => {
    await stores.mailSettings.setTemplate('reset-password', template)
    const settings = await stores.mailSettings.readFor([toBob(), { kind: 'mfa-reset', userId: stores.bob.id }])
    expect(settings.templates).toMatchObject({ 'reset-password': { subject: 'Hello', body: '<p>{{ url }}</p>' } })
    const { name, connection } = stores.bob
    expect(settings.people).toMatchObject({ [stores.bob.id]: { name, connection } })
    expect(await stores.mailSettings.readFor([{ kind: 'mfa-reset', userId: stores.bob.id }])).toMatchObject({
      templates: {},
      people: {},
    })
    expect(await stores.mailSettings.readLinkRule('reset-password')).toMatchObject({
      lifetimeSeconds: 600,
      resultUrl: 'https://app.example.com/',
      includeEmailInRedirect: true,
    })
  })

  test('TEN-01 another application sees none of it', async () => {
    expect(await stores.other.readFor([toBob()])).toEqual({ server: null, templates: {}, people: {} })
    await stores.other.setServer(null)
    await stores.other.setTemplate('reset-password', null)
    expect((await stores.mailSettings.readFor([toBob()])).server).toEqual(server)
  })

  test('what is taken away is gone', async () => {
    await stores.mailSettings.setServer(null)
    await stores.mailSettings.setTemplate('reset-password', null)
    expect(await stores.mailSettings.readFor([toBob()])).toEqual({ server: null, templates: {}, people: {} })
  })
}
